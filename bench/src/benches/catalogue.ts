import { migrateDatabase, openDatabase, type Database } from "@platform/db";
import { startThrowawayPostgres } from "@platform/local-postgres";
import { loadBigStore, makeQueries } from "@platform/relevance/speed";
import { alternate } from "../alternate.ts";
import type { Bench, Contender, Figures, Goal } from "../bench.ts";
import { inTurns } from "../load/pace.ts";
import { judge } from "../report/judge.ts";
import { quantile } from "../report/statistics.ts";

/** A store of each size is searched; the second has ten times as much as most stores. */
const SIZES = [1_000, 10_000, 100_000];
const PER_KIND = 10;

const BARE = "limit: a round trip that searches nothing";
const P95 = "ms p95";

/** What customers write, looked for in the mirror as a turn does: one statement under row-level security. */
export const catalogue: Bench = {
  name: "catalogue",
  run: async ({ rounds, size }, tell) => {
    const server = await startThrowawayPostgres();
    const db = openDatabase({ dsn: server.dsn, statementTimeoutMs: 600_000 });
    try {
      await migrateDatabase(server.dsn);
      const queries = makeQueries(Math.ceil(PER_KIND * size)).map(({ query }) => query);
      const stores: Contender[] = [];
      for (const products of SIZES.map((full) => Math.ceil(full * size))) {
        const tenantId = await loadBigStore(db.system, products);
        tell(`${products} products loaded`);
        stores.push({ name: storeOf(products), measure: () => measureSearch(db, tenantId, queries) });
      }
      const bare = { name: BARE, measure: () => measureNothing(db, queries) };
      const rows = await alternate([bare, ...stores], { rounds, tell });
      return {
        name: "catalogue",
        title: "search over one store's products, one connection",
        rows,
        goals: judge(rows, goalsOf(stores.map(({ name }) => name))),
        notes: [`${queries.length} queries of 14 kinds, misspelt ones among them; p95 is over all of them.`],
      };
    } finally {
      await db.close();
      await server.stop();
    }
  },
};

const storeOf = (products: number): string => `product: ${products.toLocaleString("en")} products`;

function goalsOf(stores: string[]): Goal[] {
  const [smallest = "", ...larger] = stores;
  const of = { who: smallest, figure: P95 };
  return [
    ...stores.map((who) => ({ text: `p95 ≤ 10 ms, ${who}`, who, figure: P95, atMost: 10 })),
    ...larger.map((who) => ({
      text: `nearly flat, as a multiple of the smallest: ${who}`,
      who,
      figure: P95,
      of,
    })),
  ];
}

function measureSearch(db: Database, tenantId: string, queries: string[]): Promise<Figures> {
  return timeEach(queries, (query) =>
    db.asTenant(
      tenantId,
      async ({ sql }) => await sql`select * from search_catalog(${query}, '{"limit": 12}')`,
    ),
  );
}

function measureNothing(db: Database, queries: string[]): Promise<Figures> {
  return timeEach(queries, (query) =>
    db.asTenant("1", async ({ sql }) => await sql`select ${query}::text as query`),
  );
}

async function timeEach(queries: string[], ask: (query: string) => Promise<unknown>): Promise<Figures> {
  const { times } = await inTurns(queries, 1, async (query) => void (await ask(query)));
  return { "ms p50": quantile(times, 0.5), [P95]: quantile(times, 0.95) };
}
