import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { readTables, type Evidence } from "./checks/evidence.ts";
import { judge, type Report } from "./checks/summary.ts";
import { afterthoughtsCome, customersWrite } from "./load/customers.ts";
import { peopleWork } from "./load/people.ts";
import { phoneAnswers } from "./load/phone.ts";
import { untilQuiet } from "./load/untilQuiet.ts";
import { breakThings } from "./processes/breakThings.ts";
import { startInstallation, type Installation } from "./processes/installation.ts";
import { STORE } from "./processes/providers.ts";
import { planOutages } from "./scenario/outages.ts";
import type { ChaosOptions } from "./scenario/options.ts";
import { makePlan, OVERRIDE_SECONDS, type Plan } from "./scenario/plan.ts";
import { createRandom, type Random } from "./scenario/random.ts";

export type ChaosResult = Report & { folder: string };

/** One run: the product under load while things break, then the calm, then the reckoning. */
export async function runChaos(options: ChaosOptions, tell: (line: string) => void): Promise<ChaosResult> {
  const random = createRandom(options.seed);
  const plan = makePlan(options, random.fork("plan"));
  const installation = await startInstallation(options, plan, random);
  const sql = postgres(installation.database.dsn, { max: 4, connect_timeout: 4, onnotice: () => undefined });
  let report: Report | null = null;
  try {
    await insertTenants(sql, plan, installation);
    tell(`Everything runs in ${installation.folder}`);
    const evidence = await storm({ options, plan, random, installation, sql, tell });
    report = judge(evidence);
    if (options.keep) await writeFile(join(installation.folder, "report.txt"), report.lines.join("\n"));
    return { ...report, folder: installation.folder };
  } finally {
    await sql.end({ timeout: 1 });
    await installation.stop();
  }
}

interface Run {
  options: ChaosOptions;
  plan: Plan;
  random: Random;
  installation: Installation;
  sql: Sql;
  tell: (line: string) => void;
}

async function storm({ options, plan, random, installation, sql, tell }: Run): Promise<Evidence> {
  const { ycloud } = installation.providers;
  const outages = planOutages(plan.durationMs, random.fork("outages"), installation.redis !== null);
  const startedAt = Date.now();
  const stamped = (line: string): void =>
    tell(`${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)} s  ${line}`);
  const { url, adminToken } = installation;
  const told = <T>(part: string, work: Promise<T>): Promise<T> =>
    work.then((result) => {
      stamped(`${part}: done`);
      return result;
    });
  const door = { plan, url: `${url}/chat/webhook`, secret: ycloud.webhookSecret, startedAt };
  const [{ brought, duplicates }, afterthoughts, echoes, holds, records] = await Promise.all([
    told("Customers", customersWrite(door)),
    told("Afterthoughts", afterthoughtsCome(door)),
    told("Phone", phoneAnswers({ plan, ycloud, startedAt })),
    told("People", peopleWork({ plan, sql, url, adminToken, random: random.fork("people") })),
    told("Outages", breakThings({ outages, installation, startedAt, tell: stamped })),
  ]);
  stamped("The storm is over; waiting for the calm");
  installation.providers.mend();
  const calmFrom = Date.now();
  const unfinished = await untilQuiet({
    sql,
    ycloud,
    withinSeconds: options.quietWithinSeconds,
    hurry: options.hurry,
  });
  stamped(unfinished === null ? "Calm" : "Not calm in time");
  const tables = await readTables(sql);
  const died = await endInOrder(installation);
  const { sentMessages: sent, deliveries } = ycloud;
  const heldEchoes = options.hurry
    ? echoes.map((echo) => ({ ...echo, holdsUntil: Math.min(echo.holdsUntil, calmFrom) }))
    : echoes;
  return {
    brought,
    duplicates,
    afterthoughts,
    echoes: heldEchoes,
    holds,
    outages: records,
    sent,
    deliveries,
    unfinished,
    died,
    ...tables,
  };
}

async function endInOrder({ products }: Installation): Promise<string[]> {
  return (
    await Promise.all(
      products.map(async (product) => {
        const code = await product.stop();
        return [
          ...(product.died > 0 ? [`${product.name} ended by itself ${product.died} times`] : []),
          ...(code === 0 ? [] : [`${product.name} ended with ${code} when asked to stop`]),
        ];
      }),
    )
  ).flat();
}

/** Stores as an administrator would write them, secrets in clear; the product seals them. */
export async function insertTenants(sql: Sql, plan: Plan, { providers }: Installation): Promise<void> {
  const rows = plan.tenants.map(({ id, name, phone, debounceMs }) => ({
    id,
    store_name: name,
    bot_phone_number: phone,
    debounce_ms: debounceMs,
    override_hours: OVERRIDE_SECONDS / 3600,
    ycloud_api_key: providers.ycloud.apiKey,
    ycloud_webhook_secret: providers.ycloud.webhookSecret,
    tiendanube_store_id: STORE.storeId,
    tiendanube_access_token: STORE.accessToken,
  }));
  await sql`insert into tenants ${sql(rows)}`;
}
