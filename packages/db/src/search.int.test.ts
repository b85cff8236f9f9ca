import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "./testing/index.ts";

let database: TestDatabase;
const A = "1001";
const B = "1002";

beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 2 });
  const { system } = database.db;
  for (const tenant of [A, B]) {
    await system`insert into tenants (id, store_name, bot_phone_number) values (${tenant}, 'Danza', ${`549115550${tenant}`})`;
    await system`
      insert into catalog_categories (tenant_id, category_id, name, visible) values (${tenant}, 'c1', 'Calzado de baile', true)`;
    await system`
      insert into catalog_products (tenant_id, product_id, name, description, brand, url, attributes, category_ids, tags, published, free_shipping)
      values
        (${tenant}, 'media-punta', 'Zapatillas de media punta', 'Cuero y suela partida', 'Compás', 'https://x/1', '{Color,Talle}', '{c1}', '{ballet}', true, false),
        (${tenant}, 'medias', 'Medias de red', null, null, 'https://x/2', '{}', '{}', '{}', true, false),
        (${tenant}, 'hidden', 'Zapatillas de prueba', null, null, 'https://x/3', '{}', '{}', '{}', false, false)`;
    await system`
      insert into catalog_variants (tenant_id, variant_id, product_id, values, sku, price_cents, stock, visible)
      values
        (${tenant}, 'v1', 'media-punta', '{Negro,38}', 'ZMP-NEG-38', 3890000, 3, true),
        (${tenant}, 'v2', 'medias', '{Negro}', 'MR-1', 1590000, 0, true),
        (${tenant}, 'v3', 'hidden', '{}', null, 100, 9, true)`;
  }
});
afterAll(() => database.drop());

const found = async (query: string, tenant = A) => {
  const rows = await database.db.asTenant(
    tenant,
    ({ sql }) => sql<{ id: string; why: string | null }[]>`
      select product_id as id, why_not as why from search_catalog(${query})`,
  );
  return rows.map(({ id, why }) => (why === null ? id : `${id}: ${why}`));
};

test.each([
  ["zapatilla", ["media-punta"]],
  ["ZAPATÍLLAS", ["media-punta"]],
  ["sapatiyas", ["media-punta"]],
  ["compas", ["media-punta"]],
  ["calzado", ["media-punta"]],
  ["zmp-neg-38", ["media-punta"]],
  ["red", ["medias: sold_out"]],
])("rows written by hand are found: %s", async (query, expected) => {
  expect(await found(query)).toEqual(expected);
});

test("a product that is renamed, hidden or removed is found as it is now", async () => {
  const { system } = database.db;
  await system`update catalog_products set name = 'Escarpines' where tenant_id = ${A} and product_id = 'medias'`;
  expect(await found("escarpin")).toEqual(["medias: sold_out"]);
  expect(await found("red")).toEqual([]);
  await system`update catalog_variants set stock = 4 where tenant_id = ${A} and variant_id = 'v2'`;
  expect(await found("escarpin")).toEqual(["medias"]);
  await system`update catalog_products set published = false where tenant_id = ${A} and product_id = 'medias'`;
  expect(await found("escarpin")).toEqual([]);
  await system`delete from catalog_products where tenant_id = ${A} and product_id = 'media-punta'`;
  expect(await found("zapatillas")).toEqual([]);
  expect(await found("zapatillas", B)).toEqual(["media-punta"]);
});

test("how many products a word stands in is kept to the letter, however the mirror changes", async () => {
  const { system } = database.db;
  const kept = () => system`
    select tenant_id, term, products from catalog_terms where products <> 0 order by 1, 2`;
  const counted = await system`
    select tenant_id, term, count(*)::int as products from (
      select tenant_id, split_part(term, ':', 2) as term
      from catalog_documents, unnest(tsvector_to_array(terms)) term where term like '%:%'
      union all select tenant_id, '' from catalog_documents) t
    group by 1, 2 order by 1, 2`;
  expect(await kept()).toEqual(counted);
});
