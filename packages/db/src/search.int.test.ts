import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, readsBy, type TestDatabase } from "./testing/index.ts";

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

test("a word that thousands of products have finds what it finds by the index, price limits and other stores' rows included", async () => {
  const tenant = "1003";
  const { system } = database.db;
  await system`insert into tenants (id, store_name, bot_phone_number) values (${tenant}, 'Fundas', '5491155501003')`;
  await system`
    insert into catalog_products (tenant_id, product_id, name, url, attributes, category_ids, tags, published, free_shipping)
    select ${tenant}, 'p' || n, 'Funda ' || n, '', '{Color}', '{}', '{}', true, false from generate_series(100, 250) n`;
  await system`
    insert into catalog_variants (tenant_id, variant_id, product_id, values, price_cents, stock, visible)
    select ${tenant}, 'v' || n, 'p' || n, array[case when n % 2 = 0 then 'Negro' else 'Rojo' end], n * 1000, 3, true
    from generate_series(100, 250) n`;
  const asked = ["negro", "negro menos de 1.500", "negro hasta 1.100", "funda"];
  /** As if the store were a large one, in which 7,000 products have each word. */
  const inStoreOf = async (products: number) => {
    await system`update catalog_terms set products = 7000 where tenant_id = ${tenant} and term <> ''`;
    await system`update catalog_terms set products = ${products} where tenant_id = ${tenant} and term = ''`;
    return Promise.all(asked.map((query) => found(query, tenant)));
  };
  const isCommon = async (query: string) => {
    const [row] = await system<{ common: boolean }[]>`
      select search_is_common(${tenant}, search_wanted(${tenant}, 'es', ${query})) as common`;
    return row?.common;
  };
  const byIndex = await inStoreOf(200_000);
  expect(await isCommon("negro")).toBe(false);
  expect(byIndex[0]).toHaveLength(12);
  expect(byIndex[2]).toHaveLength(6);
  expect(await inStoreOf(20_000)).toEqual(byIndex);
  expect([await isCommon("negro"), await isCommon("funda negro")]).toEqual([true, false]);
  await system`delete from tenants where id = ${tenant}`;
});

const HOSTILE = [
  "'; drop table catalog_documents; --",
  "' | '1002:zapatill' | '",
  "zapatillas' & !'x",
  "zapatillas:*",
  "zapatillas <-> (((",
  "\\' \\\\ zapatillas",
  "%_% zapatillas",
  "$$zapatillas$$ $1 ${x}",
  "zapatillas \u202e \u0001",
  "1002:zapatill",
];
test.each(HOSTILE)("signs of queries and of SQL are plain text: %s", async (query) => {
  expect((await found(query)).every((id) => ["media-punta", "medias: sold_out"].includes(id))).toBe(true);
  expect(await found("zapatillas")).toEqual(["media-punta"]);
});

test.each([
  ["nothing", ""],
  ["blanks", " \n\t "],
  ["emoji", "🩰🩰👍🏽"],
  ["filler words", "hola, buenas tardes, tenés algo de las que busco?"],
  ["punctuation", "?!.,;:()[]{}<>|&*'\""],
  ["what the store doesn't have", "xqzwv"],
])("%s finds nothing, and that is no error", async (_what, query) => {
  expect(await found(query)).toEqual([]);
});

test("a query of any length is answered, by its beginning", async () => {
  expect(await found(`zapatillas ${"sarasa ".repeat(1500)}`)).toEqual(["media-punta"]);
  expect(await found("z".repeat(10_000))).toEqual([]);
  expect(await found("9".repeat(10_000))).toEqual([]);
  expect(await found("a ".repeat(5_000))).toEqual([]);
});

test.each([
  ["sapatilha meia ponta preta"],
  ["zapatillas pretas"],
  ["black zapatillas"],
  ["zapatillas negras 38"],
  ["zapatilla talle 38"],
  ["zapatillitas"],
  ["zapatillas hasta 40 mil"],
  ["qué zapatillas tenés por menos de $40.000"],
])("other languages, sizes, colours and prices are understood: %s", async (query) => {
  expect(await found(query)).toContain("media-punta");
});

test("a price too low and an option that is sold out are told apart", async () => {
  expect(await found("zapatillas por menos de 30 mil")).toEqual([]);
  const { system } = database.db;
  await system`
    insert into catalog_variants (tenant_id, variant_id, product_id, values, price_cents, stock, visible)
    values (${A}, 'v9', 'media-punta', '{Rojo,39}', 3890000, 0, true)`;
  expect(await found("zapatillas rojas")).toEqual(["media-punta: asked_variant_unavailable"]);
  await system`update catalog_variants set stock = 1 where tenant_id = ${A} and variant_id = 'v9'`;
  expect(await found("zapatillas rojas")).toEqual(["media-punta"]);
});

test("what fits a price is shown where nothing else is asked for", async () => {
  expect(await found("qué tenés por menos de 40 mil?")).toEqual(["media-punta"]);
  expect(await found("algo de hasta 10 mil")).toEqual([]);
});

test("a store finds its own products alone, whatever it names, and nobody searches in another's name", async () => {
  await database.db.system`
    insert into catalog_products (tenant_id, product_id, name, url, attributes, category_ids, tags, published, free_shipping)
    values (${B}, 'secret', 'Zapatillas secretas', 'https://x/9', '{}', '{}', '{}', true, false)`;
  expect(await found("secretas", B)).toEqual(["secret: sold_out"]);
  expect(await found("secretas")).toEqual([]);
  expect(await found("zapatillas secretas", "")).toEqual([]);
  const asA = database.db.asTenant(
    A,
    async ({ sql }) => await sql`select * from search_products(${B}, 'secretas')`,
  );
  await expect(asA).rejects.toMatchObject({ code: "42501" });
});

test("a thousand searches at once are all answered", async () => {
  const queries = Array.from(
    { length: 1000 },
    (_, n) => ["zapatillas", "sapatiyas", "compas", "medias de red"][n % 4] ?? "",
  );
  const answers = await Promise.all(queries.map((query) => found(query)));
  expect(answers.filter((answer) => answer.length === 0)).toEqual([]);
});

test("a search of a person's goes through the indexes, in a big store too", async () => {
  await database.db.system`
    insert into catalog_products (tenant_id, product_id, name, url, attributes, category_ids, tags, published, free_shipping)
    select ${B}, 'many-' || n, 'Remera lisa ' || n, '', '{}', '{}', '{}', true, false from generate_series(1, 3000) n`;
  const tables = [
    "catalog_documents",
    "catalog_terms",
    "catalog_words",
    "search_fillers",
    "thesaurus_meanings",
    "thesaurus_names",
  ];
  const reads = await database.db.asTenant(B, ({ sql }) =>
    readsBy(sql, tables, async () => {
      await sql`select * from search_catalog('remera lisa')`;
      await sql`select * from search_catalog('remrea lisa 17')`;
    }),
  );
  expect(reads.map(({ table, scans, looks }) => [table, scans, looks > 0])).toEqual(
    tables.map((table) => [table, 0, true]),
  );
});

test("words written as one are found in their parts, and kin by a rare word comes last, if it can be bought", async () => {
  const { system } = database.db;
  await system`
    insert into catalog_products (tenant_id, product_id, name, url, attributes, category_ids, tags, published, free_shipping)
    select ${B}, id, name, '', '{}', '{}', '{}', true, false from (values
      ('holder', 'Soporte DLA40110 MTX9000 para celular'), ('sleeve', 'SlimSleeve DLA40110'), ('gone', 'Repuesto MTX9000'),
      ('printed', 'Remera estampada')) p (id, name)`;
  await system`
    insert into catalog_variants (tenant_id, variant_id, product_id, values, price_cents, stock, visible)
    select ${B}, 'of-' || id, id, '{}', 100, stock, true
    from (values ('holder', 3), ('sleeve', 3), ('gone', 0), ('printed', 3)) p (id, stock)`;
  expect((await found("sleeve", B))[0]).toBe("sleeve");
  expect((await found("slim sleeve", B))[0]).toBe("sleeve");
  expect((await found("slimsleeve", B))[0]).toBe("sleeve");
  expect(await found("celular", B)).toEqual(["holder", "sleeve"]);
  // What it shares with three thousand others is no kinship.
  expect(await found("estampada", B)).toEqual(["printed"]);
});

test("what is refused counts against a product, price where it is asked for decides, and a word's end weighs less than a word", async () => {
  const tenant = "1004";
  const { system } = database.db;
  await system`insert into tenants (id, store_name, bot_phone_number) values (${tenant}, 'Baile', '5491155501004')`;
  await system`
    insert into catalog_products (tenant_id, product_id, name, description, url, attributes, category_ids, tags, published, free_shipping)
    select ${tenant}, id, name, description, '', '{}', '{}', '{}', true, false from (values
      ('jazz', 'Zapatos de jazz', 'Con cordones.'), ('salsa', 'Zapatos de salsa', 'Sin cordones.'), ('tap', 'Zapatos de tap', null),
      ('tent', 'WindFall', null), ('autumn', 'Buzo de la colección de otoño Fall', null)) p (id, name, description)`;
  await system`
    insert into catalog_variants (tenant_id, variant_id, product_id, values, price_cents, stock, visible)
    select ${tenant}, 'of-' || id, id, '{}', cents, 3, true
    from (values ('jazz', 300), ('salsa', 200), ('tap', 100), ('tent', 50), ('autumn', 900)) p (id, cents)`;
  expect(await found("zapatos sin cordones", tenant)).toEqual(["salsa", "tap", "jazz"]);
  expect(await found("los zapatos más baratos", tenant)).toEqual(["tap", "salsa", "jazz"]);
  expect(await found("qual o sapato mais caro?", tenant)).toEqual(["jazz", "salsa", "tap"]);
  expect((await found("¿qué es lo más barato que tenés?", tenant)).slice(0, 2)).toEqual(["tent", "tap"]);
  expect(await found("fall", tenant)).toEqual(["autumn", "tent"]);
});

test("a thing is found by its other names, by what it belongs to and by what it is good for, misspelt and in any order of words", async () => {
  const tenant = "1005";
  const { system } = database.db;
  await system`
    insert into tenants (id, store_name, bot_phone_number, country) values (${tenant}, 'Bazaar', '15005551005', 'US')`;
  await system`
    insert into catalog_products (tenant_id, product_id, name, url, attributes, category_ids, tags, published, free_shipping)
    select ${tenant}, id, name, '', '{Color}', '{}', '{}', true, false from (values
      ('couch', 'Velvet couch'), ('glass', 'Drinking glass'), ('jar', 'Glass jar'), ('hoops', 'Silver hoops'),
      ('shirt', 'Red T-shirt'), ('short', 'Short dress'), ('bermudas', 'Bermudas'), ('balm', 'Body lotion'), ('skillet', 'Skillet')) p (id, name)`;
  await system`
    insert into catalog_variants (tenant_id, variant_id, product_id, values, price_cents, stock, visible)
    select ${tenant}, 'of-' || product_id, product_id, '{}', 100, 3, true from catalog_products where tenant_id = ${tenant}`;
  expect(await found("sofa", tenant)).toEqual(["couch"]);
  expect(await found("sillón", tenant)).toEqual(["couch"]);
  expect(await found("furniture", tenant)).toEqual(["couch"]);
  // A class finds its members and not the other way; "tumblers" are glasses, and no jars of glass.
  expect(await found("velvet furniture", tenant)).toEqual(["couch"]);
  expect(await found("tumblers", tenant)).toEqual(["glass"]);
  // Meant in the plural alone.
  expect(await found("shorts", tenant)).toContain("bermudas");
  expect(await found("short dress", tenant)).toEqual(["short"]);
  expect((await found("my skin is so dry", tenant))[0]).toBe("balm");
  expect(await found("earings", tenant)).toEqual(["hoops"]);
  expect(await found("pan for frying", tenant)).toEqual(["skillet"]);
  // One stem in Spanish, and not one word: "colorado" is red, a box of colours is not.
  await system`update tenants set country = 'AR' where id = ${tenant}`;
  await system`
    insert into catalog_products (tenant_id, product_id, name, url, attributes, category_ids, tags, published, free_shipping)
    select ${tenant}, id, name, '', '{}', '{}', '{}', true, false from (values ('remera', 'Remera roja'), ('colores', 'Caja de colores')) p (id, name)`;
  await system`
    insert into catalog_variants (tenant_id, variant_id, product_id, values, price_cents, stock, visible)
    select ${tenant}, 'of-' || id, id, '{}', 100, 3, true from unnest(array['remera', 'colores']) id`;
  expect(await found("rojo", tenant)).not.toContain("colores");
  expect((await found("rojo", tenant))[0]).toBe("remera");
  await system`delete from tenants where id = ${tenant}`;
});

test("a product that is renamed, hidden or removed is found as it is now", async () => {
  const { system } = database.db;
  await system`update catalog_products set name = 'Escarpines' where tenant_id = ${A} and product_id = 'medias'`;
  expect(await found("escarpin")).toEqual(["medias: sold_out"]);
  expect(await found("red")).not.toContain("medias: sold_out");
  await system`update catalog_variants set stock = 4 where tenant_id = ${A} and variant_id = 'v2'`;
  expect(await found("escarpin")).toEqual(["medias"]);
  await system`update catalog_products set published = false where tenant_id = ${A} and product_id = 'medias'`;
  expect(await found("escarpin")).toEqual([]);
  await system`delete from catalog_products where tenant_id = ${A} and product_id = 'media-punta'`;
  expect(await found("zapatillas")).toEqual([]);
  expect(await found("zapatillas", B)).toContain("media-punta");
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
