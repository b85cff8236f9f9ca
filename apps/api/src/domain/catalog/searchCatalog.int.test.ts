import type { FoundProduct } from "@platform/contract";
import { afterAll, beforeAll, expect, it } from "vitest";
import { insertTenant } from "../../testing/rows.ts";
import { startApi, type Api } from "../../testing/startApi.ts";

let api: Api;
let mine: string;
let other: string;

beforeAll(async () => {
  api = await startApi();
  mine = await insertTenant(api.sql);
  other = await insertTenant(api.sql);
  for (const [tenantId, brand] of [
    [mine, "Nuestra"],
    [other, "Ajena"],
  ] as const) {
    await api.sql`
      insert into catalog_products (tenant_id, product_id, name, brand, url, image_url, attributes, category_ids, tags, published, free_shipping)
      values
        (${tenantId}, 'botas', 'Botas de cuero', ${brand}, 'https://tienda.test/botas', 'https://tienda.test/botas.png', '{Color,Talle}', '{}', '{}', true, false),
        (${tenantId}, 'ojotas', 'Ojotas', ${brand}, 'https://tienda.test/ojotas', null, '{}', '{}', '{}', true, false),
        (${tenantId}, 'pedido', 'Zuecos a pedido', ${brand}, 'https://tienda.test/zuecos', null, '{}', '{}', '{}', true, false)`;
    await api.sql`
      insert into catalog_variants (tenant_id, variant_id, product_id, values, price_cents, promotional_price_cents, stock, visible)
      values
        (${tenantId}, 'b38', 'botas', '{Negro,38}', 9000000, 8000000, 2, true),
        (${tenantId}, 'b39', 'botas', '{Negro,39}', 9000000, null, 0, true),
        (${tenantId}, 'b40', 'botas', '{Negro,40}', 100, null, 5, false),
        (${tenantId}, 'o', 'ojotas', '{}', 1500000, null, 0, true),
        (${tenantId}, 'z', 'pedido', '{}', null, null, null, true)`;
  }
});
afterAll(() => api.stop());

const search = async (query: string): Promise<FoundProduct[]> => {
  const answer = await api.query("catalog.search", { tenantId: mine, query });
  return (answer.data as unknown as { items: FoundProduct[] }).items;
};

it("says of each product what it costs, whether there is any, and that it may be offered", async () => {
  expect(await search("hola, tenés botas en 38?")).toEqual([
    {
      id: "botas",
      name: "Botas de cuero",
      priceFromCents: 8_000_000,
      priceToCents: 9_000_000,
      currency: null,
      stock: 2,
      imageUrl: "https://tienda.test/botas.png",
      url: "https://tienda.test/botas",
      mayOffer: true,
      whyNot: null,
      variantIds: ["b38"],
    },
  ]);
});

it("says why a product may not be offered", async () => {
  expect(await search("botas talle 39")).toMatchObject([
    { id: "botas", mayOffer: false, whyNot: "asked_variant_unavailable", variantIds: [] },
  ]);
  expect(await search("ojotas")).toMatchObject([{ id: "ojotas", mayOffer: false, whyNot: "sold_out" }]);
});

it("names no price where the shop does so on request, and counts no stock that isn't counted", async () => {
  expect(await search("zuecos")).toMatchObject([
    { priceFromCents: null, priceToCents: null, stock: null, mayOffer: true },
  ]);
});

it("keeps a limit on the price, promotions counted", async () => {
  expect(await search("botas de hasta 85 mil")).toMatchObject([{ id: "botas", variantIds: ["b38"] }]);
  expect(await search("botas de menos de 80 mil pesos")).toMatchObject([{ id: "botas" }]);
  expect(await search("botas por menos de 50 mil")).toEqual([]);
});

it("finds nothing of another store's", async () => {
  expect(await search("ajena")).toEqual([]);
  expect((await search("nuestra")).map(({ id }) => id)).toContain("botas");
});
