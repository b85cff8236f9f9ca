import type { FoundProduct, catalogSearchInput } from "@platform/contract";
import type { z } from "zod";
import type { Access } from "../access.ts";
import type { Page } from "../cursor.ts";

/** The mirror's products for a customer's words, best first, as the bot would find them. */
export async function searchCatalog(
  access: Access,
  { tenantId, query, limit }: z.infer<typeof catalogSearchInput>,
): Promise<Page<FoundProduct>> {
  const tenant = access.tenant(tenantId, "read");
  const rows = await tenant.run(
    ({ sql }) => sql<{ product: FoundProduct }[]>`
      select json_build_object(
          'id', p.product_id, 'name', p.name, 'priceFromCents', v.cheapest, 'priceToCents', v.dearest,
          'currency', (select s.currency from catalog_sync s where s.tenant_id = p.tenant_id), 'stock', v.stock,
          'imageUrl', p.image_url, 'url', p.url, 'mayOffer', f.can_be_offered, 'whyNot', f.why_not,
          'variantIds', f.variant_ids) as product
      from search_catalog(${query}, jsonb_build_object('limit', ${limit}::int)) with ordinality
        f (product_id, score, can_be_offered, why_not, variant_ids, place)
      join catalog_products p on p.tenant_id = ${tenantId} and p.product_id = f.product_id,
      lateral (
        select min(least(o.promotional_price_cents, o.price_cents)) as cheapest,
          max(least(o.promotional_price_cents, o.price_cents)) as dearest,
          case when bool_and(o.stock is not null) then sum(o.stock) end as stock
        from catalog_variants o
        where o.tenant_id = p.tenant_id and o.product_id = p.product_id and o.visible
      ) v
      order by f.place`,
  );
  return { items: rows.map(({ product }) => product), nextCursor: null };
}
