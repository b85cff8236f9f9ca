import { loadavg, cpus } from "node:os";
import type { Database, Sql } from "@platform/db";
import { loadBigStore } from "./loadBigStore.ts";
import { KINDS, makeQueries, type KindOfQuery } from "./queries.ts";

const PER_KIND = 40;
const AT_ONCE = 8;

/** Rounds in which every query is asked once: the best of them is without the waits for a core that others had. */
const ROUNDS = 5;

interface Timing {
  kind: KindOfQuery;
  /** The best of all rounds. */
  ms: number;
  /** Of the first round, waits and all. */
  first: number;
}

/** Loads a store of this many products and searches it in every way customers do. Returns the report's lines. */
export async function measureSpeed(db: Database, products: number): Promise<string[]> {
  const loading = performance.now();
  const tenantId = await loadBigStore(db.system, products);
  const indexed = (performance.now() - loading) / products;
  const queries = makeQueries(PER_KIND);
  const ask = (query: string): Promise<unknown> =>
    db.asTenant(
      tenantId,
      async ({ sql }) => await sql`select * from search_catalog(${query}, '{"limit": 12}')`,
    );
  // Once unmeasured: a connection's first calls compile its functions, and the tables come into memory.
  for (const { query } of queries) await ask(query);
  const timings = await timeRounds(queries, ask);
  const rate = await searchesPerSecond(
    queries.map(({ query }) => query),
    ask,
  );
  const firsts = timings.map(({ first }) => first);
  return [
    `${products} products of one store; written and indexed at ${indexed.toFixed(2)} ms each`,
    `${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}; one round trip each, row-level security on`,
    `the best of ${ROUNDS} rounds; in the first, waits and all: p50 ${at(firsts, 0.5)}, p95 ${at(firsts, 0.95)} ms`,
    "",
    "| query | p50 ms | p95 ms | max ms |",
    "| --- | --- | --- | --- |",
    ...KINDS.map((kind) =>
      row(
        kind,
        timings.filter((timing) => timing.kind === kind),
      ),
    ),
    row("**all**", timings),
    "",
    `${rate.toFixed(0)} searches per second by ${AT_ONCE} connections`,
    "",
    ...(await explain(db.system, tenantId)),
  ];
}

async function timeRounds(
  queries: ReturnType<typeof makeQueries>,
  ask: (query: string) => Promise<unknown>,
): Promise<Timing[]> {
  const timings: Timing[] = queries.map(({ kind }) => ({ kind, ms: Number.POSITIVE_INFINITY, first: 0 }));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, { query }] of queries.entries()) {
      const started = performance.now();
      await ask(query);
      const ms = performance.now() - started;
      const timing = timings[index];
      if (timing === undefined) continue;
      if (round === 0) timing.first = ms;
      timing.ms = Math.min(timing.ms, ms);
    }
  }
  return timings;
}

function row(name: string, timings: Timing[]): string {
  const own = timings.map(({ ms }) => ms);
  return `| ${name} | ${at(own, 0.5)} | ${at(own, 0.95)} | ${Math.max(...own).toFixed(1)} |`;
}

function at(values: number[], share: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.floor(share * sorted.length)] ?? 0).toFixed(1);
}

async function searchesPerSecond(
  queries: string[],
  ask: (query: string) => Promise<unknown>,
): Promise<number> {
  const left = [...queries];
  const started = performance.now();
  const worker = async (): Promise<void> => {
    for (let query = left.pop(); query !== undefined; query = left.pop()) await ask(query);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return (queries.length * 1000) / (performance.now() - started);
}

/** The plan of what search_rankable() runs for a query of two common words. */
async function explain(sql: Sql, tenantId: string): Promise<string[]> {
  const [tiers] = await sql<{ tier: string }[]>`
    select (search_tiers(search_wanted(${tenantId}, 'es', 'remera negra')))[1]::text as tier`;
  const plan = await sql<{ "QUERY PLAN": string }[]>`
    explain (analyze, costs off, timing off)
    select d.ctid from catalog_documents d where d.terms @@ ${tiers?.tier ?? ""}::tsquery limit 120`;
  return ['"remera negra":', ...plan.map((line) => `    ${line["QUERY PLAN"]}`)];
}
