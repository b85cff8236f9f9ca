import type { Sql } from "@platform/db";
import { WORDS } from "./words.ts";

const AT_ONCE = 500;

/**
 * A store of many products with realistic names, three variants each, made in the database from words whose
 * frequencies fall as those of real names do; the same for the same size. Returns the store's id.
 */
export async function loadBigStore(sql: Sql, products: number): Promise<string> {
  const [tenant] = await sql<{ id: string }[]>`
    insert into tenants (store_name, bot_phone_number) values ('Todo', ${`5491155${products.toString().padStart(6, "0")}`}) returning id::text as id`;
  const tenantId = tenant?.id ?? "";
  await sql`
    insert into catalog_categories (tenant_id, category_id, name, visible)
    select ${tenantId}, place, thing, true from unnest(${WORDS.things}::text[]) with ordinality t (thing, place)`;
  for (let first = 1; first <= products; first += AT_ONCE) {
    await insertSome(sql, { tenantId, first, last: Math.min(products, first + AT_ONCE - 1) });
  }
  await sql`analyze`;
  return tenantId;
}

async function insertSome(
  sql: Sql,
  { tenantId, first, last }: { tenantId: string; first: number; last: number },
): Promise<void> {
  // A number between 0 and 1 for each product and purpose, by hash: no state, so the same at every run.
  const dice = (purpose: number) =>
    sql`(abs(hashint8(n::bigint * 31 + ${purpose}::bigint)::bigint) % 1000000 / 1000000.0)`;
  // Squared: the first words of a list come far more often than its last.
  const pick = (words: string[], purpose: number) =>
    sql`(${words}::text[])[1 + floor(${dice(purpose)} ^ 2 * ${words.length})::int]`;
  await sql.begin(async (transaction) => {
    await transaction`set local app.catalog_indexing = 'later'`;
    await transaction`
      insert into catalog_products
        (tenant_id, product_id, name, description, brand, url, attributes, category_ids, tags, published, free_shipping)
      select ${tenantId}, n::text, thing || ' ' || look || ' ' || brand || ' ' || model || ' ' || (100 + n % 900),
        thing || ' ' || look || ' de la línea ' || line || '. Hecha para durar, con terminaciones cuidadas y garantía de '
          || brand || '. Enviamos a todo el país y podés cambiarla si el talle o el color no es el que esperabas.',
        brand, '', '{Color,Talle}', array[array_position(${WORDS.things}::text[], thing)::text],
        array[look, line], true, false
      from (
        select n, ${pick(WORDS.things, 1)} as thing, ${pick(WORDS.looks, 2)} as look, ${pick(WORDS.brands, 3)} as brand,
          ${pick(WORDS.lines, 4)} as line,
          initcap(${pick(WORDS.syllables, 9)} || ${pick(WORDS.syllables, 10)} || ${pick(WORDS.syllables, 11)}) as model
        from generate_series(${first}::int, ${last}::int) n
      ) p`;
    await transaction`
      insert into catalog_variants (tenant_id, variant_id, product_id, values, sku, price_cents, stock, visible)
      select ${tenantId}, m || '-' || v, m::text, array[${pick(WORDS.colors, 5)}, ${pick(WORDS.sizes, 6)}],
        'TD-' || m || '-' || v, 300000 + floor(${dice(7)} ^ 3 * 20000000)::bigint, floor(${dice(8)} * 6), true
      from generate_series(${first}::int, ${last}::int) m, generate_series(1, 3) v, lateral (select m * 10 + v as n) k`;
    await transaction`
      select index_products(${tenantId}, array(select n::text from generate_series(${first}::int, ${last}::int) n))`;
  });
}
