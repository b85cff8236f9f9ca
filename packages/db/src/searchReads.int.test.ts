import type { Sql } from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, readsBy, type Reads, type TestDatabase } from "./testing/index.ts";

const STORE = "1001";
const PRODUCTS = 600;
/** What a look into the catalogue may read of a table, however much the store has. */
const AT_MOST = 120;
const ASKED = ["remera lisa", "remrea violeta barata", "botitas negras de gamuza", "sapatilla", "remeralisa"];
const TABLES = [
  "catalog_products",
  "catalog_documents",
  "catalog_categories",
  "catalog_terms",
  "catalog_words",
  "thesaurus_names",
];

let database: TestDatabase;
let sql: Sql;
beforeAll(async () => {
  // One connection, so that the plans are those it made first.
  database = await createTestDatabase({ maxConnections: 1 });
  sql = database.db.system;
  await sql`insert into tenants (id, store_name, bot_phone_number, tiendanube_store_id) values (${STORE}, 'Danza', '5491155501001', '7')`;
  await fill(1, 2);
  for (const query of ASKED) await look(sql, query);
  await retake(sql, 1);
  await fill(3, PRODUCTS);
});
afterAll(() => database.drop());

const look = (transaction: Sql, query: string) =>
  transaction`select * from mirror_search(${STORE}, ${query}, '{"limit": 12}', null, null)`;

const retake = (transaction: Sql, n: number) => {
  const variants = [{ id: `v${n}`, values: [], priceCents: 90_000 + n, stock: 3, visible: true }];
  const product = {
    id: `p${n}`,
    name: "Remera lisa",
    otherNames: [],
    handle: "remera-lisa",
    url: "",
    attributes: [],
    categoryIds: [`c${n}`],
    tags: [],
    published: true,
    freeShipping: false,
    requiresShipping: true,
    variants,
  };
  return transaction`
    select retake_products(${STORE}, '7', clock_timestamp(), ${JSON.stringify([product])}::text::jsonb, '{}', ${[product.id]})`;
};

/** Each has words of its own, with two of a category. */
async function fill(from: number, until: number): Promise<void> {
  await sql`
    insert into catalog_categories (tenant_id, category_id, name, visible)
    select ${STORE}, 'c' || n, 'Rubro ' || n, true from generate_series(${from}::int, ${until}::int) n`;
  await sql`
    insert into catalog_products (tenant_id, product_id, name, url, attributes, category_ids, tags, published, free_shipping)
    select ${STORE}, 'p' || n, case when n % 100 = 1 then 'Remera lisa ' else 'Cosa ' end || translate(n::text, '0123456789', 'bdfgjlmnpr'),
      '', '{}', array['c' || n], '{}', true, false
    from generate_series(${from}::int, ${until}::int) n`;
  await sql`
    insert into catalog_variants (tenant_id, variant_id, product_id, values, price_cents, stock, visible)
    select ${STORE}, 'v' || n, 'p' || n, '{}', 100000, 3, true from generate_series(${from}::int, ${until}::int) n`;
}

const readsOf = (work: (transaction: Sql) => Promise<unknown>): Promise<Reads[]> =>
  sql.begin((begun) => {
    const transaction = begun as unknown as Sql;
    return readsBy(transaction, TABLES, () => work(transaction));
  }) as Promise<Reads[]>;

const tooMuch = (reads: Reads[]): Reads[] => reads.filter(({ rows, scans }) => rows > AT_MOST || scans > 0);

it.each(ASKED)(
  "a look into the catalogue reads what it asks for, by plans from when the store had nearly nothing: %s",
  async (query) => {
    expect(tooMuch(await readsOf((transaction) => look(transaction, query)))).toEqual([]);
  },
);

it("so does a product that the store was asked for again", async () => {
  const reads = await readsOf((transaction) => retake(transaction, 5));
  expect(tooMuch(reads)).toEqual([]);
});
