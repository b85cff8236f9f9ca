import type { Json, JsonObject } from "../../json.ts";
import type { SilhouetteName } from "../../media/silhouettes.ts";
import { CATEGORY_IDS, type ProductSpec } from "./spec.ts";

/** What a picture of the store shows, by the image's id. */
export type Pictures = Map<number, { silhouette: SilhouetteName; color: string; seed: number }>;

export interface BuildContext {
  /** Root of the simulator, without a slash at the end. */
  publicUrl: string;
  /** Categories by id, in the provider's shape. */
  categories: Map<number, JsonObject>;
  pictures: Pictures;
  createdAt: string;
  updatedAt: string;
}

const LOCATIONS = ["01HTMFDH09VC6E2Q8KGTGP44D3", "01HTMFFHWXRC8TRS40M43XGQFB"];

/** Turns a spec into a product as `GET /products` shows it. `index` fixes its ids. */
export function buildProduct(spec: ProductSpec, index: number, context: BuildContext): JsonObject {
  const id = 253410100 + index;
  const handle = slug(spec.name);
  const names = Object.keys(spec.options ?? {});
  const images = buildImages(spec, { id, index, context });
  return {
    id,
    name: { es: spec.name, pt: "" },
    description: { es: spec.description, pt: "" },
    handle: { es: handle, pt: handle },
    attributes: names.map((name) => ({ es: name, pt: name })),
    published: spec.published ?? true,
    free_shipping: spec.freeShipping ?? false,
    requires_shipping: true,
    canonical_url: `${context.publicUrl}/productos/${handle}/`,
    video_url: null,
    seo_title: { es: spec.name, pt: "" },
    seo_description: { es: "", pt: "" },
    brand: spec.brand ?? null,
    created_at: context.createdAt,
    updated_at: context.updatedAt,
    variants: combinations(spec.options ?? {}).map((values, position) =>
      buildVariant(spec, { values, position, productId: id, images, context }),
    ),
    tags: spec.tags ?? "",
    images: images.map(({ image }) => image),
    categories: spec.categories.map((key) => context.categories.get(CATEGORY_IDS[key]) ?? null),
  };
}

/** One picture per colour, or a single one. */
function buildImages(
  spec: ProductSpec,
  input: { id: number; index: number; context: BuildContext },
): { image: JsonObject; color: string }[] {
  const { id, index, context } = input;
  const colors = spec.options?.["Color"] ?? [spec.color ?? "Rosa"];
  return colors.map((color, position) => {
    const imageId = 501200000 + index * 100 + position + 1;
    context.pictures.set(imageId, { silhouette: spec.picture, color, seed: index });
    const image = {
      id: imageId,
      product_id: id,
      src: pictureUrl(context.publicUrl, imageId, `${spec.name} ${color}`),
      position: position + 1,
      alt: { es: `${spec.name}, ${color}` },
      created_at: context.createdAt,
      updated_at: context.updatedAt,
      height: 1024,
      width: 1024,
      thumbnails_generated: 2,
    };
    return { image, color };
  });
}

export function pictureUrl(publicUrl: string, imageId: number, name: string): string {
  return `${publicUrl}/stores/004/815/162/products/${slug(name)}-${imageId}-1024-1024.png`;
}

interface VariantInput {
  values: string[];
  position: number;
  productId: number;
  images: { image: JsonObject; color: string }[];
  context: BuildContext;
}

function buildVariant(spec: ProductSpec, input: VariantInput): JsonObject {
  const { values, position, productId, images, context } = input;
  const label = values.join(" ");
  const soldOut = spec.soldOut === "all" || (spec.soldOut ?? []).includes(label);
  // Deterministic and plausible: small numbers, a few last units.
  const stock = spec.infinite ? null : soldOut ? 0 : 1 + ((productId * 7 + position * 5) % 11);
  const onPromo =
    spec.promo !== undefined && (spec.promo.only === undefined || values.includes(spec.promo.only));
  const image = images.find(({ color }) => values.includes(color)) ?? images[0];
  return {
    id: 1_052_400_000 + (productId - 253410000) * 100 + position,
    image_id: (image?.image["id"] as Json) ?? null,
    product_id: productId,
    position: position + 1,
    price: spec.price === null ? null : money(spec.price),
    promotional_price: onPromo && spec.promo ? money(spec.promo.price) : null,
    stock_management: stock !== null,
    stock,
    weight: "0.350",
    width: "20.00",
    height: "8.00",
    depth: "30.00",
    sku: `${slug(spec.name)
      .split("-")
      .map((word) => word.slice(0, 3))
      .slice(0, 3)
      .join("-")}-${slug(label || "u")}`.toUpperCase(),
    values: values.map((value) => ({ es: value, pt: value })),
    barcode: null,
    mpn: null,
    age_group: (spec.tags ?? "").includes("infantil") ? "kids" : "adult",
    gender: (spec.tags ?? "").includes("hombre") ? "male" : "female",
    created_at: context.createdAt,
    updated_at: context.updatedAt,
    cost: spec.price === null ? null : money(Math.round(spec.price * 0.54)),
    visible: true,
    inventory_levels: inventory(stock),
  };
}

function inventory(stock: number | null): JsonObject[] {
  const first = stock === null ? null : Math.ceil(stock * 0.7);
  return LOCATIONS.map((location, index) => ({
    location_id: location,
    stock: stock === null || first === null ? null : index === 0 ? first : stock - first,
  }));
}

/** Every combination of the options' values, the last option changing first. */
function combinations(options: Record<string, string[]>): string[][] {
  return Object.values(options).reduce<string[][]>(
    (rows, values) => rows.flatMap((row) => values.map((value) => [...row, value])),
    [[]],
  );
}

function money(pesos: number): string {
  return `${pesos}.00`;
}

export function slug(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
