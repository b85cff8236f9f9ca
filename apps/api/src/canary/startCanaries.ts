import type { Sql } from "@platform/db";
import type { Sealer } from "@platform/db/sealing";
import type { Logger } from "pino";
import type { Config } from "../config/index.ts";
import { keyOf } from "../domain/diagnose/check.ts";
import { postToWebhook } from "../domain/diagnose/postToWebhook.ts";
import { readStoreFacts } from "../domain/diagnose/storeFacts.ts";
import { repeat } from "../repeat.ts";
import { canaryEvent, type Launch } from "./canaryEvent.ts";

export interface CanaryDeps {
  config: Pick<Config, "publicUrl" | "ycloud">;
  sql: Sql;
  sealer: Sealer;
  log: Logger;
}

interface Landing {
  tenantId: string;
  failures: number;
  failedStep: string | null;
  reason: string | null;
  seconds: Record<string, number>;
  /** Of the message, by which the log knows the whole flight; null where it never came in. */
  correlationId: string | null;
}

const LOOK_MS = 3_000;
const AT_ONCE = 8;
/** A turn may take 75 s, be tried twice, and a bubble's fate be open for a minute. */
const PATIENCE_SECONDS = 240;

/**
 * Sends each store's own message through the whole way, when its time has come, and sees how it ended. Any worker does
 * either: the rows are the job.
 * @returns the function that stops it
 */
export function startCanaries(deps: CanaryDeps): () => Promise<void> {
  return repeat(LOOK_MS, () => flyOnce(deps));
}

export async function flyOnce(deps: CanaryDeps, patienceSeconds = PATIENCE_SECONDS): Promise<void> {
  const { sql, log } = deps;
  try {
    const launches = await sql<{ launch: Launch }[]>`select launch_canaries(${AT_ONCE}) as launch`;
    await Promise.all(launches.map(({ launch }) => send(deps, launch)));
    const landings = await sql<{ landing: Landing }[]>`
      select land_canaries(${patienceSeconds}) as landing`;
    for (const { landing } of landings) {
      if (landing.failedStep === null) log.info(landing, "The canary landed");
      else log.warn(landing, "The canary did not come through");
    }
  } catch (error) {
    log.error({ err: error }, "The stores' canaries could not be looked at");
  }
}

/** In by the public address, like everybody. */
async function send({ config, sql, sealer, log }: CanaryDeps, launch: Launch): Promise<void> {
  const { tenantId, sender } = launch;
  const refuse = async (reason: string): Promise<void> => {
    await sql`select refuse_canary(${tenantId}, ${sender}, ${reason})`;
  };
  try {
    const facts = await readStoreFacts({ sql, sealer }, tenantId);
    if (facts === null) return;
    const secret = keyOf(facts, "ycloudWebhookSecret", config.ycloud.webhookSecrets[0]);
    if (secret === null || secret === "unreadable") return await refuse("no_secret");
    const event = canaryEvent(launch);
    const status = await postToWebhook(config.publicUrl, { event, secret: secret.value });
    if (status !== 200) await refuse(status === null ? "no_answer" : `http_${status}`);
  } catch (error) {
    log.error({ err: error, tenantId }, "A canary could not be sent");
    await refuse("no_answer").catch(() => undefined);
  }
}
