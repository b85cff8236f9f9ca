import { expect, it } from "vitest";
import type { Bench, Row } from "./bench.ts";
import { catalogue } from "./benches/catalogue.ts";
import { inbox } from "./benches/inbox.ts";
import { ingest } from "./benches/ingest.ts";
import { live } from "./benches/live.ts";
import { ONE, processesOver } from "./benches/processes.ts";

/** What each contender of a bench at its smallest measured. Never how long it took. */
async function measuredBy(bench: Bench, figure: string): Promise<Map<string, number>> {
  const { rows } = await bench.run({ rounds: 1, size: 0.02, messages: 1 }, () => undefined);
  return new Map(rows.filter((row: Row) => row.figure === figure).map(({ who, median }) => [who, median]));
}

it("the smallest bench measures the built product and its limit, and loses nothing", async () => {
  const rates = await measuredBy(ingest, "per second");
  expect(rates.get("product")).toBeGreaterThan(0);
  expect(rates.get("limit: bare Fastify, HMAC, JSON")).toBeGreaterThan(0);
});

it("every signed-in reader of the live view hears a message that a customer wrote", async () => {
  const waits = await measuredBy(live, "ms p50, from the acknowledged webhook to a reader");
  expect([...waits.keys()]).toEqual(["limit: bare Fastify, one write per reader", "product"]);
  expect([...waits.values()].every(Number.isFinite)).toBe(true);
});

it("over processes of either role what was acknowledged is stored once and what was asked is answered once", async () => {
  const rates = await measuredBy(processesOver([ONE]), "answered per second, 16 at once");
  expect([...rates.values()].every((rate) => rate > 0)).toBe(true);
  expect(rates.size).toBe(1);
});

it("the panel's questions are asked of the product over chats that are there", async () => {
  const times = await measuredBy(inbox, "ms p95, search");
  expect([...times.values()].every(Number.isFinite)).toBe(true);
  expect([...times.keys()]).toEqual(["product"]);
});

it("a search is timed in a store of each size, beside a round trip that searches nothing", async () => {
  const times = await measuredBy(catalogue, "ms p95");
  expect([...times.values()].every(Number.isFinite)).toBe(true);
  expect([...times.keys()]).toEqual([
    "limit: a round trip that searches nothing",
    ...["20", "200", "2,000"].map((products) => `product: ${products} products`),
  ]);
});
