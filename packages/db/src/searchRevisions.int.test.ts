import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Sql } from "./client.ts";
import { createTestDatabase, type TestDatabase } from "./testing/index.ts";

/** What a process keeps of its searches has to be what a search would find at that moment, whatever changed and whoever did it. */

let database: TestDatabase;
const sql = () => database.db.system;
const STORES = ["1001", "1002"];
const QUERIES = [
  "remera roja",
  "zapatiyas",
  "sillón",
  "red",
  "calzado",
  "hasta 20 mil",
  "remera de menos de 15 mil",
  "lo más barato",
  "escarpin nautico",
  "qwerty",
  "verde 38",
  "sofá",
  "remera hasta $20",
];
const NAMES = [
  "Remera roja",
  "Remera lisa",
  "Zapatillas de punta",
  "Sofá verde",
  "Red de pesca",
  "Medias qwerty",
];

beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 8 });
});
afterAll(() => database.drop());

const setUp = async (): Promise<void> => {
  memory.clear();
  await sql()`delete from tenants`;
  for (const store of STORES) {
    await sql()`insert into tenants (id, store_name, bot_phone_number, country) values (${store}, 'Tienda', ${`549115550${store}`}, 'AR')`;
    await sql()`insert into catalog_categories (tenant_id, category_id, name, visible) values (${store}, 'c1', 'Calzado', true), (${store}, 'c2', 'Verano', true)`;
    for (let n = 0; n < 12; n += 1) await addProduct(sql(), { store, id: `p${n}`, n });
  }
};
beforeEach(setUp);

interface Kept {
  revision: string;
  ids: string[];
}
const memory = new Map<string, Kept>();

/** As a process asks, beside a search of the same snapshot. Whether what was kept still stood. */
async function ask(
  on: Sql,
  { store, query, after }: { store: string; query: string; after: string },
): Promise<boolean> {
  const key = `${store} ${query}`;
  const known = memory.get(key);
  const options = { limit: 5 };
  const [row] = await on<
    {
      revision: string | null;
      ids: string[];
      products: { id: string }[];
      fresh: string[];
      now: { id: string }[];
    }[]
  >`
    with asked as materialized (
      select * from mirror_search(${store}, ${query}, ${JSON.stringify(options)}::text::jsonb, ${known?.revision ?? null}, ${known?.ids ?? null})
    ),
    searched as materialized (
      select array(select product_id from search_products(${store}, ${query}, ${JSON.stringify(options)}::text::jsonb)) as fresh
    )
    select revision, ids, fresh,
      (select coalesce(jsonb_agg(p - 'ageSeconds'), '[]') from jsonb_array_elements(products::jsonb) p) as products,
      (select coalesce(jsonb_agg(p - 'ageSeconds'), '[]') from mirror_products(${store}, fresh) p) as now
    from asked, searched`;
  if (row === undefined) throw new Error("no answer");
  expect(row.ids, `${key} after ${after}`).toEqual(row.fresh);
  expect(row.products, `${key} after ${after}`).toEqual(row.now);
  if (row.revision !== null) memory.set(key, { revision: row.revision, ids: row.ids });
  return row.revision !== null && row.revision === known?.revision;
}

async function askAll(on = sql(), after = "changes"): Promise<number> {
  let stood = 0;
  for (const store of STORES)
    for (const query of QUERIES) if (await ask(on, { store, query, after })) stood += 1;
  return stood;
}

/** Numbers that are the same at each run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
}

interface Place {
  store: string;
  id: string;
  n: number;
}

const nameOf = (n: number): string => NAMES[n % NAMES.length] ?? "";

async function addProduct(on: Sql, { store, id, n }: Place): Promise<void> {
  await on`
    insert into catalog_products (tenant_id, product_id, name, url, attributes, category_ids, tags, published, free_shipping, best_seller_rank)
    values (${store}, ${id}, ${`${nameOf(n)} ${n}`}, '', '{Color}', ${[`c${1 + (n % 2)}`]}, '{}', true, false, ${n % 3 === 0 ? n : null})
    on conflict do nothing`;
  await on`
    insert into catalog_variants (tenant_id, variant_id, product_id, values, price_cents, stock, visible)
    values (${store}, ${`v-${id}`}, ${id}, ${[["Verde", "Rojo"][n % 2] ?? "", `${36 + (n % 4)}`]}, ${500_000 * (1 + (n % 6))}, ${n % 4}, true)
    on conflict do nothing`;
}

/** Every kind of change of what a search looks at, most of them by SQL as an operator would write it. */
const CHANGES: Record<string, (on: Sql, place: Place) => Promise<unknown>> = {
  // First, while the stores are as they were made.
  "a name of the thesaurus": (on, { n }) =>
    n % 2 === 0
      ? on`delete from thesaurus_names where term = 'sillon'`
      : on`insert into thesaurus_names (language, term, entry) select 'es', 'sillon', min(entry) from thesaurus_names where term = 'sof_' on conflict do nothing`,
  "a meaning of the thesaurus": (on, { n }) =>
    n % 2 === 0
      ? on`delete from thesaurus_meanings where terms in ('sof', 'roj')`
      : on`insert into thesaurus_meanings (language, entry, terms, roots, weight) select 'es', entry, 'roj', 'roj', 1 from thesaurus_names where term in ('sof_', 'sillon') on conflict do nothing`,
  "a filler": (on, { n }) =>
    n % 2 === 0
      ? on`insert into search_fillers (word) values (${["qwerty", "roja", "verde"][n % 3] ?? ""}) on conflict do nothing`
      : on`delete from search_fillers where word in ('qwerty', 'roja', 'verde')`,
  "a country": (on, { store, n }) =>
    on`update tenants set country = ${["MX", "AR", "BR", "CL"][n % 4] ?? ""} where id = ${store}`,
  "a new product": addProduct,
  "a name": (on, { store, id, n }) =>
    on`update catalog_products set name = ${`${nameOf(n + 1)} escarpín`} where tenant_id = ${store} and product_id = ${id}`,
  "a product shown or hidden": (on, { store, id }) =>
    on`update catalog_products set published = not published where tenant_id = ${store} and product_id = ${id}`,
  "a product gone": (on, { store, id }) =>
    on`update catalog_products set deleted_at = case when deleted_at is null then now() end where tenant_id = ${store} and product_id = ${id}`,
  "a row deleted": (on, { store, id }) =>
    on`delete from catalog_products where tenant_id = ${store} and product_id = ${id}`,
  "a rank": (on, { store, id, n }) =>
    on`update catalog_products set best_seller_rank = ${n} where tenant_id = ${store} and product_id = ${id}`,
  "all ranks": (on, { store, n }) =>
    on`update catalog_products set best_seller_rank = (abs(hashtext(product_id || ${n}::text)) % 50) where tenant_id = ${store}`,
  "a product of another id": (on, { store, id, n }) =>
    on`update catalog_products set product_id = ${`r${n}-${id}`} where tenant_id = ${store} and product_id = ${id}`,
  "a stock": (on, { store, id, n }) =>
    on`update catalog_variants set stock = ${n % 2} where tenant_id = ${store} and product_id = ${id}`,
  "a price": (on, { store, id, n }) =>
    on`update catalog_variants set promotional_price_cents = ${200_000 * (1 + (n % 9))} where tenant_id = ${store} and product_id = ${id}`,
  "a hidden variant": (on, { store, id }) =>
    on`update catalog_variants set visible = not visible where tenant_id = ${store} and product_id = ${id}`,
  "an option": (on, { store, id, n }) =>
    on`update catalog_variants set values = ${["Verde", `${36 + (n % 4)}`]} where tenant_id = ${store} and product_id = ${id}`,
  "a category's name": (on, { store, n }) =>
    on`update catalog_categories set name = ${["Calzado", "Náutico", "Hogar"][n % 3] ?? ""} where tenant_id = ${store} and category_id = ${`c${1 + (n % 2)}`}`,
  "a category's place": (on, { store, n }) =>
    on`update catalog_categories set parent_id = ${n % 2 === 0 ? "c1" : null} where tenant_id = ${store} and category_id = 'c2'`,
  "a language": (on, { store, n }) => on`
    insert into catalog_sync (tenant_id, language) values (${store}, ${["es", "pt", "en"][n % 3] ?? ""})
    on conflict (tenant_id) do update set language = excluded.language`,
  "no language": (on, { store }) => on`delete from catalog_sync where tenant_id = ${store}`,
  "a document's offers": (on, { store, id }) =>
    on`update catalog_documents set available = not available, lowest_cents = 1 where tenant_id = ${store} and product_id = ${id}`,
  "a document written by hand": (on, { store, n }) => on`
    insert into catalog_documents (tenant_id, product_id, terms, length, available, lowest_cents, highest_cents, fingerprint)
    select tenant_id, ${`d${n}`}, terms, length, available, lowest_cents, highest_cents, fingerprint from catalog_documents
    where tenant_id = ${store} order by product_id limit 1`,
  "a document deleted": (on, { store, id }) =>
    on`delete from catalog_documents where tenant_id = ${store} and product_id = ${id}`,
  "a document of another store": (on, { store, id, n }) => {
    const other = STORES.find((each) => each !== store) ?? "";
    // Its terms say whose it is: with the old ones both stores' searches would look at what one of them has.
    return on`
      update catalog_documents set tenant_id = ${other}, product_id = ${`m${n}-${id}`},
        terms = replace(terms::text, ${store}::text, ${other}::text)::tsvector
      where tenant_id = ${store} and product_id = ${id}`;
  },
  "a count of a stem": (on, { store, n }) =>
    on`update catalog_terms set products = greatest(0, products + ${(n % 5) - 2}) where tenant_id = ${store} and term in ('remer', 'roj', 'verd', 'zapatill')`,
  "a stem gone": (on, { store }) =>
    on`delete from catalog_terms where tenant_id = ${store} and term = 'zapatill'`,
  "a stem of a word": (on, { store }) =>
    on`update catalog_words set term = 'remer' where tenant_id = ${store} and word = 'zapatillas'`,
  "a word gone": (on, { store }) =>
    on`delete from catalog_words where tenant_id = ${store} and word = 'zapatillas'`,
  "a new word": (on, { store }) =>
    on`insert into catalog_words (tenant_id, word, term, keys) values (${store}, 'zapatiyas', 'remer', search_typo_keys(${store}, 'zapatiyas')) on conflict do nothing`,
  "a new stem": (on, { store }) =>
    on`insert into catalog_terms (tenant_id, term, products) values (${store}, 'zapatiy', 3) on conflict do nothing`,
  "an index made anew": (on, { store, n }) =>
    on`select index_products(${store}, array(select product_id from catalog_products where tenant_id = ${store} and abs(hashtext(product_id)) % 3 = ${n % 3}))`,
  "an order of ranks": async (on, { store, id, n }) => {
    await on`update tenants set tiendanube_store_id = ${`s${store}`} where id = ${store} and tiendanube_store_id is null`;
    await on`select rank_products(${store}, ${`s${store}`}, ${[`p${n % 12}`, id]})`;
  },
  "products that the store has no more": async (on, { store, id }) => {
    await on`update tenants set tiendanube_store_id = ${`s${store}`} where id = ${store} and tiendanube_store_id is null`;
    await on`select forget_products(${store}, ${`s${store}`}, clock_timestamp(), ${[id]})`;
  },
};

async function change(on: Sql, random: (below: number) => number): Promise<void> {
  const kinds = Object.values(CHANGES);
  const place = { store: STORES[random(2)] ?? "", id: `p${random(14)}`, n: random(1_000) };
  await kinds[random(kinds.length)]?.(on, place);
}

test("what was found before is what is found after each kind of change", async () => {
  const random = randomFrom(7919);
  for (const [kind, work] of Object.entries(CHANGES)) {
    for (const store of STORES)
      for (let n = 0; n < 12; n += 1) await addProduct(sql(), { store, id: `p${n}`, n });
    await askAll();
    for (let round = 0; round < 3; round += 1) {
      await work(sql(), { store: STORES[round % 2] ?? "", id: `p${random(12)}`, n: round + 4 * random(250) });
      await askAll(sql(), kind);
    }
  }
});

test("what was found before is what is found after changes at random, kept, rolled back in part or as a whole, and seen from within", async () => {
  const random = randomFrom(20);
  let stood = 0;
  for (let round = 0; round < 15; round += 1) {
    await askAll();
    const kept = random(2) === 0;
    const rolledBack = new Error("rolled back");
    await sql()
      .begin(async (transaction) => {
        const on = transaction as unknown as Sql;
        for (let each = random(3); each >= 0; each -= 1) await change(on, random);
        await askAll(on);
        await transaction
          .savepoint(async (inner) => {
            await change(inner as unknown as Sql, random);
            await askAll(inner as unknown as Sql);
            if (random(2) === 0) throw rolledBack;
          })
          .catch((error: unknown) => {
            if (error !== rolledBack) throw error;
          });
        await change(on, random);
        await askAll(on);
        if (!kept) throw rolledBack;
      })
      .catch((error: unknown) => {
        if (error !== rolledBack) throw error;
      });
    stood += await askAll();
  }
  expect(stood).toBeGreaterThan(0);
});

test("whoever writes at the same time, an answer is the one of its own snapshot", async () => {
  let writing = true;
  const write = async (seed: number): Promise<void> => {
    const random = randomFrom(seed);
    for (let each = 0; each < 25; each += 1)
      await sql()
        .begin(async (transaction) => {
          await change(transaction as unknown as Sql, random);
          if (random(3) === 0) throw new Error("rolled back");
        })
        // Two that lock by hand in two orders: one of them is let go, as a whole.
        .catch((error: unknown) => error);
  };
  const read = async (): Promise<void> => {
    while (writing) await askAll();
  };
  const writers = Promise.all([1, 2, 3].map(write)).finally(() => (writing = false));
  await Promise.all([writers, read(), read(), read()]);
  await askAll();
  expect(await askAll()).toBe(STORES.length * QUERIES.length);
});

test("what a search doesn't look at leaves what was found standing", async () => {
  await askAll();
  const all = STORES.length * QUERIES.length;
  await sql()`update catalog_products set synced_at = now(), seen_at = now(), image_url = 'https://x/y'`;
  await sql()`update catalog_variants set stock = stock + 1 where stock > 0`;
  await sql()`insert into catalog_sync (tenant_id, state) values (${STORES[0] ?? ""}, 'ready')`;
  await sql()`update catalog_sync set lease_until = now(), products = 7`;
  await sql()`select index_products(t.id, array(select product_id from catalog_products where tenant_id = t.id)) from tenants t`;
  expect(await askAll()).toBe(all);
  // Nor does another store's: only its own are searched again.
  await sql()`update catalog_products set name = 'Otra' where tenant_id = ${STORES[0] ?? ""} and product_id = 'p1'`;
  expect(await askAll()).toBe(all / 2);
});

test("emptied tables are found empty", async () => {
  for (const table of [
    "catalog_words",
    "catalog_terms",
    "catalog_documents",
    "catalog_products",
    "search_fillers",
  ]) {
    await askAll();
    await sql()`truncate ${sql()(table)}`;
    await askAll();
  }
});

test("many changes of one transaction are one revision, which is written once", async () => {
  const store = STORES[0] ?? "";
  await sql().begin(async (transaction) => {
    const written = async (): Promise<number> => {
      const [row] = await transaction<{ rows: number }[]>`
        select (n_tup_ins + n_tup_upd)::int as rows from pg_stat_xact_user_tables where relname = 'catalog_revisions'`;
      return row?.rows ?? 0;
    };
    const before = await written();
    for (let n = 0; n < 100; n += 1)
      await transaction`update catalog_variants set price_cents = ${1_000 + n} where tenant_id = ${store} and product_id = 'p1'`;
    expect((await written()) - before).toBe(1);
  });
});
