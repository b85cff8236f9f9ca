import { createServer, type Server } from "node:http";
import { readFileSync, readdirSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createTestDatabase, openTestDatabase } from "@platform/db/testing";
import { createOutgoingFetch } from "@platform/integrations/http";
import { afterEach, describe, expect, it } from "vitest";
import { beat } from "../heartbeat/startHeartbeat.ts";
import { processMetrics, writeMetrics } from "../http/routes/health.ts";
import { createLogger } from "../log/createLogger.ts";
import { createReadiness } from "../readiness.ts";
import { startFlow, type Flow } from "../testing/startFlow.ts";
import { until } from "../testing/until.ts";
import { startTracing } from "../tracing/startTracing.ts";
import { createCounters } from "./counters.ts";
import { readMetrics } from "./readMetrics.ts";

const ANA = "+5491166667777";
const deploy = join(import.meta.dirname, "../../../../docs/deploy");
let flow: Flow | undefined;
const servers: Server[] = [];
afterEach(async () => {
  await flow?.stop();
  flow = undefined;
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** Something outside that is posted to, and keeps what it was given. */
async function startListener(status = 200) {
  const heard: { path: string; body: string }[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      heard.push({ path: request.url ?? "", body: Buffer.concat(parts).toString() });
      response.writeHead(status, { "content-type": "application/json" }).end("{}");
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { heard, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const textOf = async ({ sql, hints, counters }: Flow): Promise<string> =>
  writeMetrics([...processMetrics(0), ...(await readMetrics({ sql, hints, counters }))]);

describe("a message's way is told under one id", () => {
  it("from the webhook to the turn to each send, in the log and in the trace", async () => {
    const lines: Record<string, unknown>[] = [];
    const log = createLogger({
      level: "info",
      to: { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) },
    });
    const collector = await startListener();
    const tracing = await startTracing({ otlpEndpoint: collector.url, role: "all" });
    flow = await startFlow({ script: () => ({ text: "Hola, Ana.\n\n¿Qué buscás?" }), log, tracing });
    await flow.ycloud.customer(ANA).sendText("hola");
    await flow.ycloud.waitForSent(1);
    const of = (msg: string) => lines.filter((line) => line["msg"] === msg);
    await until(
      async () =>
        of("Webhook stored").some((line) => line["status"] === "delivered") && of("Message sent").length > 0,
      (told) => told,
    );
    const [message] = await flow.sql<{ id: string }[]>`select id from chat_messages where role = 'user'`;
    const [inbound] = of("Webhook stored");
    const [turn] = of("Turn ended");
    const sent = of("Message sent");
    expect(inbound).toMatchObject({
      correlationId: message?.id,
      tenantId: flow.tenantId,
    });
    expect(turn).toMatchObject({ correlationId: message?.id, verdict: "committed", answers: [message?.id] });
    expect(sent.length).toBeGreaterThan(0);
    for (const line of sent) expect(line).toMatchObject({ correlationId: message?.id, outcome: "accepted" });
    // What WhatsApp tells of it later stands under the same id, and names the message that the send named.
    const told = of("Webhook stored").filter((line) => line["status"] !== undefined);
    expect(told.length).toBeGreaterThan(0);
    for (const line of told) expect(line).toMatchObject({ correlationId: message?.id });
    const delivered = of("Webhook stored").find((line) => line["status"] === "delivered");
    expect(sent.map((line) => line["messageId"])).toContain(delivered?.["messageId"]);
    expect(JSON.stringify(lines)).not.toContain("¿Qué buscás?");

    await tracing.close();
    const spans = collector.heard
      .flatMap(
        ({ body }) =>
          (
            JSON.parse(body) as {
              resourceSpans: { scopeSpans: { spans: { traceId: string; name: string }[] }[] }[];
            }
          ).resourceSpans,
      )
      .flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
    const own = spans.filter(({ traceId }) => traceId === message?.id.replaceAll("-", ""));
    expect(collector.heard[0]?.path).toBe("/v1/traces");
    expect(new Set(own.map(({ name }) => name))).toEqual(
      new Set(["webhook", "model", "turn", "send", "delivery"]),
    );
  });
});

describe("numbers", () => {
  it("time, tokens, cost and errors are counted, by store and provider", async () => {
    flow = await startFlow({ script: () => ({ text: "Hola" }) });
    flow.ycloud.faults.next({ kind: "reject", code: "131026" });
    await flow.ycloud.customer(ANA).sendText("hola");
    const { counters } = flow;
    const value = (name: string, labels: Record<string, string> = {}) =>
      counters
        .read()
        .find(
          (each) =>
            each.name === name &&
            Object.entries(labels).every(([label, text]) => each.labels?.[label] === text),
        )?.value ?? 0;
    await until(
      async () => value("platform_sends_total", { outcome: "rejected" }),
      (count) => count === 1,
    );
    const tenant = flow.tenantId;
    expect(value("platform_provider_errors_total", { tenant, provider: "ycloud" })).toBe(1);
    expect(value("platform_model_tokens_total", { tenant, kind: "input" })).toBeGreaterThan(0);
    expect(value("platform_model_cost_dollars_total", { tenant })).toBeGreaterThan(0);
    for (const name of ["webhook", "turn", "reply_wait", "model_call", "send"]) {
      expect([name, value(`platform_${name}_seconds_count`)]).toEqual([name, 1]);
      expect(value(`platform_${name}_seconds_bucket`, { le: "+Inf" })).toBe(1);
    }
    const text = await textOf(flow);
    expect(text.match(/# TYPE platform_turn_seconds histogram/g)).toHaveLength(1);
    expect(text).not.toContain("# TYPE platform_turn_seconds_bucket");
  });

  it("however many stores and codes there are, the series are as many as the bound", () => {
    const counters = createCounters();
    for (let store = 0; store < 1_000; store += 1)
      counters.addForStore("providerErrors", { tenant: String(store), provider: "ycloud", code: `${store}` });
    const series = counters.read().filter(({ name }) => name === "platform_provider_errors_total");
    expect(series.length).toBeLessThanOrEqual(201);
    expect(series.find(({ labels }) => labels?.["tenant"] === "other")?.value).toBe(800);
  });

  it("every metric that the dashboard and the alert rules ask for exists", async () => {
    flow = await startFlow({ script: () => ({ text: "Hola" }) });
    await flow.sql`insert into health_checks (tenant_id, name, status, detail) values (${flow.tenantId}, 'model', 'fail', 'x')`;
    flow.counters.addForStore("providerErrors", { tenant: "1", provider: "model", code: "timeout" });
    flow.counters.addForStore("modelTokens", { tenant: "1", kind: "input" });
    flow.counters.addForStore("modelCost", { tenant: "1" });
    const text = await textOf(flow);
    const series = new Set([...text.matchAll(/^(\w+?)(?:\{|\s)/gm)].map(([, name]) => name ?? ""));
    const labels = new Set([...text.matchAll(/[{,](\w+)=/g)].map(([, name]) => name ?? ""));
    const files = readdirSync(deploy).filter((name) => /^(grafana\.json|alerts\.yml)$/.test(name));
    expect(files).toHaveLength(2);
    for (const file of files) {
      const asked = readFileSync(join(deploy, file), "utf8");
      const names = [...asked.matchAll(/\b(?:platform|process|nodejs)_[a-z_]+\b/g)].map(([name]) => name);
      expect(names.length).toBeGreaterThan(8);
      expect([file, names.filter((name) => !series.has(name))]).toEqual([file, []]);
      const by = [...asked.matchAll(/by \(([\w, ]+)\)/g)].flatMap(([, list]) => (list ?? "").split(/,\s*/));
      expect([file, by.filter((label) => !labels.has(label) && label !== "instance")]).toEqual([file, []]);
    }
  });
});

describe("the heartbeat", () => {
  const ready = { database: async () => null };
  it("is called while ready, and only then; a monitor that refuses is told apart", async () => {
    const monitor = await startListener();
    const refusing = await startListener(500);
    const outgoing = createOutgoingFetch({ allowPrivateAddresses: true });
    const counters = createCounters();
    const lines: string[] = [];
    const log = createLogger({ level: "warn", to: { write: (line) => void lines.push(line) } });
    const deps = { url: `${monitor.url}/ping`, outgoing, counters, log, readiness: ready };
    await beat(deps);
    expect(monitor.heard.map(({ path }) => path)).toEqual(["/ping"]);
    await beat({ ...deps, readiness: { ...ready, migrations: async () => "not migrated" } });
    await beat({ ...deps, readiness: { database: () => Promise.reject(new Error("gone")) } });
    expect(monitor.heard).toHaveLength(1);
    await beat({ ...deps, url: refusing.url });
    const counted = counters.read().filter(({ name }) => name === "platform_heartbeats_total");
    expect(counted.map(({ value }) => value)).toEqual([1, 1, 2]);
    expect(lines.join("")).toContain("migrations: not migrated");
    await outgoing.close();
  });
  it("is not called while the database stores nothing, which is read as ever", async () => {
    const { dsn, drop } = await createTestDatabase({ maxConnections: 1 });
    const monitor = await startListener();
    const outgoing = createOutgoingFetch({ allowPrivateAddresses: true });
    const lines: string[] = [];
    const log = createLogger({ level: "warn", to: { write: (line) => void lines.push(line) } });
    // A standby or a server closed for want of room; a disk on which nothing more fits; and one that is well.
    for (const setting of ["default_transaction_read_only=on", "temp_file_limit=0", "jit=off"]) {
      const db = openTestDatabase({ dsn: `${dsn}?${setting}`, maxConnections: 1 });
      const readiness = createReadiness(db.system);
      const deps = { url: `${monitor.url}/${setting}`, outgoing, counters: createCounters(), log, readiness };
      await beat(deps);
      await db.close();
    }
    expect(monitor.heard.map(({ path }) => path)).toEqual(["/jit=off"]);
    expect(lines.map((line) => (JSON.parse(line) as { reasons: string[] }).reasons)).toEqual([
      [expect.stringContaining("database: read-only")],
      [expect.stringContaining("space: the database's disk is full")],
    ]);
    await outgoing.close();
    await drop();
  });
  it("is kept back by no full disk where only connections are used up, nor any longer than they are", async () => {
    const { dsn, db, drop } = await createTestDatabase({ maxConnections: 1 });
    await db.system`create role crowded login password 'crowded' connection limit 0`;
    const { href } = Object.assign(new URL(dsn), { username: "crowded", password: "crowded" });
    const crowded = openTestDatabase({ dsn: href, maxConnections: 1 });
    const { space } = createReadiness(crowded.system);
    await expect(space?.()).rejects.toMatchObject({ code: "53300" });
    await db.system`alter role crowded connection limit 1`;
    expect(await space?.()).toBeNull();
    await crowded.close();
    await db.system`drop role crowded`;
    await drop();
  });
  it("reaches nothing inside: its address is judged like any other", async () => {
    const inside = await startListener();
    const outgoing = createOutgoingFetch({ allowPrivateAddresses: false });
    const counters = createCounters();
    await beat({
      url: inside.url,
      outgoing,
      counters,
      log: createLogger({ level: "silent" }),
      readiness: ready,
    });
    expect(inside.heard).toEqual([]);
    await outgoing.close();
  });
});
