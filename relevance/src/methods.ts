import type { Sql } from "@platform/db";
import { createBm25 } from "./bm25.ts";
import type { EvaluationSet } from "./sets.ts";

/** Ranks a store's products for a query: their ids, best first. */
export type Rank = (query: string) => Promise<string[]>;

export interface Method {
  name: string;
  rank: Rank;
}

/** What a search is compared with, all over name and description, and at last our own. */
export function createMethods(
  sql: Sql,
  { tenantId, set }: { tenantId: string; set: EvaluationSet },
): Method[] {
  const ids = (rows: { id: string }[]): string[] => rows.map(({ id }) => id);
  const texts = sql`
    select product_id as id, name, name || ' ' || coalesce(description, '') as text from catalog_products
    where tenant_id = ${tenantId} and published`;
  const config = set.country === "AR" ? "spanish" : "english";
  const bm25 = createBm25(set.products.filter(({ published }) => published));
  return [
    {
      name: "substring",
      rank: async (query) =>
        ids(
          await sql<{ id: string }[]>`
          select id from (${texts}) p where strpos(lower(text), ${query.toLowerCase()}) > 0 order by id limit 10`,
        ),
    },
    {
      name: "full-text",
      rank: async (query) =>
        ids(
          await sql<{ id: string }[]>`
          select id from (${texts}) p, to_tsvector(${config}::regconfig, text) v, plainto_tsquery(${config}::regconfig, ${query}) q
          where v @@ q order by ts_rank(v, q) desc, id limit 10`,
        ),
    },
    {
      name: "trigram",
      rank: async (query) =>
        ids(
          await sql<{ id: string }[]>`
          select id from (${texts}) p where similarity(name, ${query}) > 0.1 order by similarity(name, ${query}) desc, id limit 10`,
        ),
    },
    { name: "BM25", rank: (query) => Promise.resolve(bm25(query)) },
    {
      name: "ours",
      rank: async (query) =>
        ids(
          await sql<{ id: string }[]>`
          select product_id as id from search_products(${tenantId}, ${query}, '{"limit": 10}')`,
        ),
    },
  ];
}
