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

/**
 * A catalogue with judged queries. The search was tuned on the one half; the other was kept unseen. A blind set has no
 * tuning half: nobody who tuned the search wrote its queries or has looked at them.
 */
export interface EvaluationSet extends Halves {
  name: string;
  /** Decides the language. */
  country: string;
  categories: Category[];
  products: Product[];
}

interface Halves {
  tuning: Judged[];
  heldOut: Judged[];
}

const ELECTRONICS = "electronics/products";

export function readSets(): EvaluationSet[] {
  const others = readOthersJudgments();
  const own = readOwnJudgments("electronics/own-judgments");
  const danza = readOwnJudgments("danza/judgments");
  return [
    readListed({ name: "electronics", file: ELECTRONICS, halves: split(others) }),
    readListed({ name: "electronics, own queries", file: ELECTRONICS, halves: split(own) }),
    readStore({ name: "danza", folder: "danza", country: "AR", halves: split(danza) }),
    readListed({
      name: "electronics, blind queries",
      file: ELECTRONICS,
      halves: readBlind("electronics", [...others, ...own]),
    }),
    readStore({
      name: "danza, blind queries",
      folder: "danza",
      country: "AR",
      halves: readBlind("danza", danza),
    }),
    readListed({ name: "hobby", file: "hobby/products", halves: split(readOwnJudgments("hobby/judgments")) }),
    readStore({
      name: "bazaar",
      folder: "bazaar",
      country: "US",
      halves: split(readOwnJudgments("bazaar/judgments")),
    }),
    readListed({ name: "home, blind queries", file: "home/products", halves: readBlind("home", []) }),
    ...["fashion", "market"].map((folder) =>
      readStore({
        name: `${folder}, blind queries`,
        folder,
        country: "US",
        halves: readBlind(folder, []),
      }),
    ),
  ];
}

/** A query that somebody wrote blindly and the other sets have too was seen after all. */
function readBlind(catalogue: string, seen: Judged[]): Halves {
  const bare = ({ query }: Judged): string => query.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const known = new Set(seen.map(bare));
  const blind = readOwnJudgments(`${catalogue}/blind-judgments`);
  return { tuning: [], heldOut: blind.filter((judged) => !known.has(bare(judged))) };
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

interface Listed {
  id: string;
  name: string;
  description: string | null;
  brand?: string;
  priceCents?: number;
}

function readListed({ name, file, halves }: { name: string; file: string; halves: Halves }): EvaluationSet {
  const products = read<Listed[]>(file).map(({ brand = null, priceCents = null, ...product }) => ({
    ...product,
    brand,
    attributes: [],
    categoryIds: [],
    tags: [],
    published: true,
    variants: [variantOf(product.id, priceCents)],
  }));
  return { name, country: "US", categories: [], products, ...halves };
}

/** Nothing is known about stock: as if everything could be bought. */
function variantOf(id: string, priceCents: number | null): Variant {
  return { id, values: [], sku: null, priceCents, promotionalPriceCents: null, stock: null, visible: true };
}

interface Store {
  name: string;
  folder: string;
  country: string;
  halves: Halves;
}

/** A store as the mirror holds it, with categories and variants. */
function readStore({ name, folder, country, halves }: Store): EvaluationSet {
  const catalogue = read<{ categories: Category[]; products: Product[] }>(`${folder}/catalogue`);
  return { name, country, ...catalogue, ...halves };
}

/** Every second query in the order of their hashes: nobody chose which ones. */
function split(judged: Judged[]): Halves {
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
