import { asArray, asObject, asText, type Json, type JsonObject } from "../../json.ts";
import type { SilhouetteName } from "../../media/silhouettes.ts";
import baseCategories from "../fixtures/categories.json" with { type: "json" };
import customers from "../fixtures/customers.json" with { type: "json" };
import locations from "../fixtures/locations.json" with { type: "json" };
import ordersV1 from "../fixtures/orders.v1.json" with { type: "json" };
import pages from "../fixtures/pages.json" with { type: "json" };
import baseProducts from "../fixtures/products.json" with { type: "json" };
import store from "../fixtures/store.json" with { type: "json" };
import { buildProduct, pictureUrl, slug, type BuildContext, type Pictures } from "./build.ts";
import { buildCoupons } from "./coupons.ts";
import { moveDates, storeTime } from "./dates.ts";
import { EXTRAS } from "./extras.ts";
import { FOOTWEAR } from "./footwear.ts";
import { generateProducts } from "./generated.ts";
import { buildOrders } from "./orders.ts";
import { CATEGORY_IDS } from "./spec.ts";
import { WEAR } from "./wear.ts";

/** Everything the sample store has, in the provider's shapes. */
export interface StoreData {
  store: JsonObject;
  categories: JsonObject[];
  products: JsonObject[];
  customers: JsonObject[];
  orders: JsonObject[];
  /** Fields that only v1 orders have, from the official example. */
  ordersV1Extra: JsonObject;
  coupons: JsonObject[];
  pages: JsonObject[];
  locations: JsonObject[];
  pictures: Pictures;
}

const NEW_CATEGORIES: [id: number, name: string, parent: number | null][] = [
  [CATEGORY_IDS.mediaPunta, "Zapatillas de media punta", CATEGORY_IDS.ballet],
  [CATEGORY_IDS.medias, "Medias", null],
  [CATEGORY_IDS.tutus, "Tutús", CATEGORY_IDS.ballet],
  [CATEGORY_IDS.ensayo, "Ropa de ensayo", null],
  [CATEGORY_IDS.jazz, "Jazz", null],
  [CATEGORY_IDS.folklore, "Folklore", null],
  [CATEGORY_IDS.flamenco, "Flamenco", null],
  [CATEGORY_IDS.bolsos, "Bolsos y mochilas", null],
];

/** Pictures of the products that come from the official examples, by product id. */
const BASE_PICTURES: Record<number, [SilhouetteName, string]> = {
  253410001: ["pointe", "Salmón"],
  253410002: ["leotard", "Negro"],
  253410003: ["skirt", "Celeste"],
  253410004: ["card", "Dorado"],
  253410006: ["heel", "Rojo"],
  253410008: ["gel", "Natural"],
};

/** Builds the store for the present moment. `publicUrl` is the root of links and pictures. */
export function buildStoreData(input: {
  publicUrl: string;
  storeId: string;
  now: number;
  /** So many more than the sample's. */
  generated?: number | undefined;
}): StoreData {
  const { publicUrl, storeId, now, generated = 0 } = input;
  const categories = buildCategories();
  const pictures: Pictures = new Map();
  const context: BuildContext = {
    publicUrl,
    categories: new Map(categories.map((category) => [Number(category["id"]), category])),
    pictures,
    createdAt: storeTime(now - 200 * 86_400_000),
    updatedAt: storeTime(now - 2 * 86_400_000),
  };
  const specs = [...FOOTWEAR, ...WEAR, ...EXTRAS];
  const data = {
    store: { ...(store as JsonObject), domains: [new URL(publicUrl).host] },
    categories,
    products: [
      ...rebase(context, now),
      ...specs.map((spec, index) => buildProduct(spec, index, context)),
      ...generateProducts(generated, { context, now }),
    ],
    customers: buildCustomers(now),
    orders: buildOrders(now),
    ordersV1Extra: v1Extra(),
    coupons: buildCoupons(now),
    pages: buildPages(now),
    locations: locations as unknown as JsonObject[],
    pictures,
  };
  return setStoreId(data, storeId);
}

/** The store id of the examples replaced by the account's own, everywhere, keeping its type. */
function setStoreId(data: StoreData, storeId: string): StoreData {
  const { pictures, ...rest } = data;
  const text = JSON.stringify(rest)
    .replaceAll('"4815162"', JSON.stringify(storeId))
    .replaceAll(/:4815162\b/g, `:${storeId}`);
  return { ...(JSON.parse(text) as Omit<StoreData, "pictures">), pictures };
}

function buildCategories(): JsonObject[] {
  const base = (baseCategories as unknown as JsonObject[]).map((category) => ({ ...category }));
  const [template] = base;
  const added = NEW_CATEGORIES.map(([id, name, parent]): JsonObject => ({
    ...template,
    id,
    name: { es: name, pt: name },
    description: { es: "", pt: "" },
    handle: { es: slug(name), pt: slug(name) },
    parent,
    subcategories: [],
    visibility: "visible",
  }));
  for (const child of added) {
    const parent = base.find((category) => category["id"] === child["parent"]);
    if (parent) parent["subcategories"] = [...asArray(parent["subcategories"]), child["id"] as Json];
  }
  return [...base, ...added];
}

/** The official example products, with links and pictures of the simulator. */
function rebase(context: BuildContext, now: number): JsonObject[] {
  return (baseProducts as unknown as JsonObject[]).map((original, index) => {
    const product = moveDates(original, now);
    const handle = asText(asObject(product["handle"])["es"]) ?? "";
    product["canonical_url"] = `${context.publicUrl}/productos/${handle}/`;
    product["video_url"] = null;
    const [silhouette, color] = BASE_PICTURES[Number(product["id"])] ?? ["bow", "Rosa"];
    for (const image of asArray(product["images"]).map(asObject)) {
      const id = Number(image["id"]);
      context.pictures.set(id, {
        silhouette,
        color: Number(image["position"]) === 1 ? color : "Rosa",
        seed: index,
      });
      image["src"] = pictureUrl(context.publicUrl, id, handle);
    }
    return product;
  });
}

function buildCustomers(now: number): JsonObject[] {
  const base = moveDates(customers as unknown as Json, now) as JsonObject[];
  const known = new Set(base.map((customer) => customer["id"]));
  const fromOrders = buildOrders(now).map((order) => asObject(order["customer"]));
  const added = fromOrders.filter((customer) => {
    if (customer["id"] === undefined || known.has(customer["id"])) return false;
    known.add(customer["id"]);
    return true;
  });
  return [...base, ...added];
}

function v1Extra(): JsonObject {
  const [order] = ordersV1 as unknown as JsonObject[];
  const keys = Object.keys(order ?? {}).filter((key) =>
    /^shipping_(min|max|cost|option|suboption|pickup|tracking|store|carrier)|^shipping$|^next_action$|^shipped_at$|^landing_url$/.test(
      key,
    ),
  );
  return Object.fromEntries(keys.map((key) => [key, order?.[key]]));
}

function buildPages(now: number): JsonObject[] {
  const base = moveDates(pages.pages.results as unknown as Json, now) as JsonObject[];
  const [template] = base;
  const shipping: JsonObject = {
    ...template,
    id: 105036,
    name: { es: "Envíos" },
    handle: { es: "envios" },
    content: {
      es: "<p>Enviamos a todo el país por Andreani. El costo se calcula en el carrito con tu código postal. Despachamos de lunes a viernes.</p>",
    },
    seo_title: { es: "Envíos" },
  };
  return [...base, shipping];
}
