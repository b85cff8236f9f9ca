import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** A product as the catalogue's mirror holds it. */
export interface Product {
  id: string;
  name: string;
  description: string | null;
  brand: string | null;
  attributes: string[];
  categoryIds: string[];
  tags: string[];
  published: boolean;
  variants: Variant[];
}

interface Variant {
  id: string;
  values: string[];
  sku: string | null;
  priceCents: number | null;
  promotionalPriceCents: number | null;
  stock: number | null;
  visible: boolean;
}

export interface Category {
  id: string;
  name: string;
  parentId: string | null;
  visible: boolean;
}

/** A query with the products that somebody rated for it. */
export interface Judged {
  query: string;
  ratings: ReadonlyMap<string, number>;
}

/** A catalogue with judged queries. The search was tuned on the one half; the other was kept unseen. */
export interface EvaluationSet {
  name: string;
  /** Decides the language. */
  country: string;
  categories: Category[];
  products: Product[];
  tuning: Judged[];
  heldOut: Judged[];
}

export function readSets(): EvaluationSet[] {
  return [
    readElectronics("electronics", readOthersJudgments()),
    readElectronics("electronics, own queries", readOwnJudgments("electronics/own-judgments")),
    readDanza(),
  ];
}

function readOthersJudgments(): Judged[] {
  const rows = read<{ query: string; product_id: string; rating: number }[]>("electronics/judgments");
  return [...Map.groupBy(rows, ({ query }) => query)].map(([query, rated]) => ({
    query,
    ratings: new Map(rated.map(({ product_id: id, rating }) => [id, rating])),
  }));
}

function readOwnJudgments(file: string): Judged[] {
  return read<{ query: string; ratings: Record<string, number> }[]>(file).map(({ query, ratings }) => ({
    query,
    ratings: new Map(Object.entries(ratings)),
  }));
}

function readElectronics(name: string, judged: Judged[]): EvaluationSet {
  const products = read<{ id: string; name: string; description: string | null }[]>("electronics/products");
  return {
    name,
    country: "US",
    categories: [],
    products: products.map((product) => ({
      ...product,
      brand: null,
      attributes: [],
      categoryIds: [],
      tags: [],
      published: true,
      // Nothing is known about stock: as if everything could be bought.
      variants: [
        {
          id: product.id,
          values: [],
          sku: null,
          priceCents: null,
          promotionalPriceCents: null,
          stock: null,
          visible: true,
        },
      ],
    })),
    ...split(judged),
  };
}

function readDanza(): EvaluationSet {
  const catalogue = read<{ categories: Category[]; products: Product[] }>("danza/catalogue");
  return {
    name: "danza",
    country: "AR",
    ...catalogue,
    ...split(readOwnJudgments("danza/judgments")),
  };
}

/** Every second query in the order of their hashes: nobody chose which ones. */
function split(judged: Judged[]): { tuning: Judged[]; heldOut: Judged[] } {
  const hash = ({ query }: Judged): string => createHash("sha256").update(query).digest("hex");
  const ordered = judged.toSorted((a, b) => (hash(a) < hash(b) ? -1 : 1));
  return {
    tuning: ordered.filter((_, index) => index % 2 === 0),
    heldOut: ordered.filter((_, index) => index % 2 === 1),
  };
}

function read<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), "utf8")) as T;
}
