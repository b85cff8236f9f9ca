import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { startFlow, type Flow } from "../testing/startFlow.ts";
import { until } from "../testing/until.ts";
import { readMetrics } from "./readMetrics.ts";

const ANA = "+5491166667777";
let flow: Flow;
afterEach(() => flow.stop());

const reached = (holds: () => boolean) =>
  until(
    async () => holds(),
    (held) => held,
  );
const count = (name: string, label: string): number | undefined =>
  flow.counters.read().find((each) => each.name === name && Object.values(each.labels ?? {}).includes(label))
    ?.value;

/** A model that never answers the first call and hands the others on; knows whose line was cut. */
async function startSlowModel(behind: string) {
  const state = { calls: 0, cut: 0 };
  const server = createServer((request, response) => {
    state.calls += 1;
    if (state.calls === 1) {
      response.on("close", () => (state.cut += response.writableFinished ? 0 : 1));
      request.resume();
      return;
    }
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const target = `${new URL(behind).origin}${request.url ?? ""}`;
      const headers = {
        "content-type": "application/json",
        authorization: request.headers.authorization ?? "",
      };
      void fetch(target, { method: "POST", headers, body: Buffer.concat(parts) }).then(async (answer) => {
        const type = answer.headers.get("content-type") ?? "application/json";
        response.writeHead(answer.status, { "content-type": type }).end(await answer.text());
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    state,
    baseUrl: `http://127.0.0.1:${port}${new URL(behind).pathname}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

describe("what a process counts", () => {
  it("a superseded turn's model call is cut off at the provider, and counted", async () => {
    flow = await startFlow({ script: [{ text: "Leí las dos." }] });
    const slow = await startSlowModel(flow.model.baseUrl);
    await flow.sql`update tenants set openai_base_url = ${slow.baseUrl}`;
    const ana = flow.ycloud.customer(ANA);
    await ana.sendText("primero");
    await reached(() => slow.state.calls === 1);
    expect(count("platform_model_calls_aborted_total", "superseded")).toBe(0);
    await ana.sendText("segundo");
    await reached(() => slow.state.cut === 1);
    await flow.ycloud.waitForSent(1);
    expect(count("platform_model_calls_aborted_total", "superseded")).toBe(1);
    expect(count("platform_turns_total", "superseded")).toBe(1);
    await reached(() => count("platform_sends_total", "accepted") === 1);
    expect(count("platform_turns_total", "reply")).toBe(1);
    slow.stop();
  });
  it("webhooks count by their answer, and every series is there from the start", async () => {
    flow = await startFlow({ script: () => ({ text: "Hola" }) });
    const named = await readMetrics({ sql: flow.sql, hints: flow.hints, counters: flow.counters });
    expect(named.filter(({ name }) => name === "platform_webhooks_total")).toMatchObject([
      { labels: { status: "200" }, value: 0 },
      { labels: { status: "401" }, value: 0 },
      { labels: { status: "503" }, value: 0 },
    ]);
    await flow.ycloud.customer(ANA).sendText("hola");
    await fetch(flow.url, { method: "POST", body: "{}" });
    expect(count("platform_webhooks_total", "200")).toBeGreaterThanOrEqual(1);
    expect(count("platform_webhooks_total", "401")).toBe(1);
  });
});
