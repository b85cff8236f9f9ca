import type { Sql } from "@platform/db";
import type { EvaluationSet } from "./sets.ts";

const AT_ONCE = 300;

/** Writes a set's catalogue as a store of its own, indexed as a sync does it. Returns the store's id. */
export async function loadCatalogue(sql: Sql, set: EvaluationSet): Promise<string> {
  const phone = `5491155${(set.tuning.length + set.heldOut.length).toString().padStart(6, "0")}`;
  const [tenant] = await sql<{ id: string }[]>`
    insert into tenants (store_name, bot_phone_number, country) values (${set.name}, ${phone}, ${set.country})
    returning id::text as id`;
  const tenantId = tenant?.id ?? "";
  const variants = set.products.flatMap(({ id, variants: own }) =>
    own.map((variant) => ({ ...variant, productId: id })),
  );
  await sql.begin(async (transaction) => {
    await transaction`set local app.catalog_indexing = 'later'`;
    await transaction`
      insert into catalog_categories (tenant_id, category_id, name, parent_id, visible)
      select ${tenantId}, c.id, c.name, c."parentId", c.visible
      from jsonb_to_recordset(${JSON.stringify(set.categories)}::text::jsonb)
        c (id text, name text, "parentId" text, visible boolean)`;
    await transaction`
      insert into catalog_products
        (tenant_id, product_id, name, description, brand, url, attributes, category_ids, tags, published, free_shipping)
      select ${tenantId}, p.id, p.name, p.description, p.brand, '', p.attributes, p."categoryIds", p.tags, p.published, false
      from jsonb_to_recordset(${JSON.stringify(set.products)}::text::jsonb)
        p (id text, name text, description text, brand text, attributes text[], "categoryIds" text[], tags text[], published boolean)`;
    await transaction`
      insert into catalog_variants
        (tenant_id, variant_id, product_id, values, sku, price_cents, promotional_price_cents, stock, visible)
      select ${tenantId}, v.id, v."productId", v.values, v.sku, v."priceCents", v."promotionalPriceCents", v.stock, v.visible
      from jsonb_to_recordset(${JSON.stringify(variants)}::text::jsonb)
        v (id text, "productId" text, values text[], sku text, "priceCents" bigint, "promotionalPriceCents" bigint, stock int, visible boolean)`;
  });
  for (let first = 0; first < set.products.length; first += AT_ONCE) {
    const ids = set.products.slice(first, first + AT_ONCE).map(({ id }) => id);
    await sql`select index_products(${tenantId}, ${ids})`;
  }
  return tenantId;
}
