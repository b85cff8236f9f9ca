import type { StoreSheet } from "../../input.ts";
import type { Fact } from "../../result.ts";
import type { Today } from "../read/readDays.ts";
import { once } from "../text/once.ts";
import { remembered } from "../text/remembered.ts";
import { rootsOf } from "../text/words.ts";
import { foldProse } from "../text/page.ts";
import { knownCoupons, knownOrders, type KnownCoupon, type KnownOrder } from "./knownOrders.ts";
import { knownProducts, type KnownProduct } from "./knownProducts.ts";
import { statementsOf, type ApprovedText, type Statement } from "./statements.ts";

/** What a tool worked out from other facts. */
export interface KnownAmount {
  cents: number;
  kind: "amount" | "instalment" | "shipping";
  /** A product's id, or the zone that a delivery is to. */
  subject: string | null;
  factId: string;
}

/** Everything a reply may state, as the judges ask for it. */
export interface Knowledge {
  facts: readonly Fact[];
  products: ReadonlyMap<string, KnownProduct>;
  orders: ReadonlyMap<string, KnownOrder>;
  coupons: ReadonlyMap<string, KnownCoupon>;
  amounts: readonly KnownAmount[];
  links: readonly { url: string; factId: string; subject: string | null }[];
  statements: readonly Statement[];
  /** Approved texts as they are, for what is compared letter by letter. */
  texts: readonly (ApprovedText & { folded: string })[];
  /** Where measures stand: approved texts, names and options of products, what is said of them. */
  measured: readonly Measured[];
  /** Roots of the descriptions of products. */
  toldOf: (ids: readonly string[]) => ReadonlySet<string>;
  /** Roots of the merchant's words, and of what the products are called. */
  heard: () => ReadonlySet<string>;
  sheet: StoreSheet;
  website: string | null;
  currency: string;
  country: string;
  today: Today;
}

/** A text that says measures, and the product that it alone says them of. */
export interface Measured extends ApprovedText {
  product: string | null;
}

export interface KnowInput {
  facts: readonly Fact[];
  approved: readonly ApprovedText[];
  sheet: StoreSheet;
  website: string | null;
  currency: string;
  country: string;
  today: Today;
}

/** Kinds of facts that are words to be read rather than values of a product or order. */
const WORDED = new Set<Fact["kind"]>(["discount", "instalment", "shipping", "policy", "date"]);

export function gatherKnowledge({ facts, approved, today, ...store }: KnowInput): Knowledge {
  const products = knownProducts(facts);
  const orders = knownOrders(facts);
  const coupons = knownCoupons(facts);
  const owned = (subject: string | null): boolean =>
    subject !== null && (products.has(subject) || orders.has(subject) || coupons.has(subject.toLowerCase()));
  const worded = facts
    .filter((fact) => WORDED.has(fact.kind) && !owned(fact.subject))
    .map((fact): ApprovedText => ({
      source: "tool",
      text: wordsOf(fact),
      factId: fact.id,
      zone: fact.kind === "shipping" ? fact.subject : null,
    }));
  const texts = [...approved.filter(({ source }) => source !== "product"), ...worded];
  const described = approved.filter(({ source }) => source === "product");
  return {
    ...store,
    facts,
    products,
    orders,
    coupons,
    amounts: facts.flatMap(amountOf),
    links: facts.flatMap((fact) =>
      fact.kind === "link" ? [{ url: String(fact.value), factId: fact.id, subject: fact.subject }] : [],
    ),
    statements: [...statementsOf(texts, today), ...statementsOf(described, today).filter(isOfGoods)],
    texts: texts.map((text) => ({ ...text, folded: foldedOnce(text.text) })),
    heard: once(
      () =>
        new Set(
          [
            ...texts.filter(({ source }) => source !== "prompt"),
            ...facts.filter(({ kind }) => kind === "product"),
          ].flatMap(({ text }) => [...rootsOf(text)]),
        ),
    ),
    toldOf: (ids) =>
      new Set(
        described
          .filter((text) => ids.includes(describedBy(text, products) ?? ""))
          .flatMap(({ text }) => [...descriptionRoots(text)]),
      ),
    measured: [
      ...texts.map((text) => ({ ...text, product: null })),
      ...described.map((text) => ({ ...text, product: describedBy(text, products) })),
      ...facts.flatMap(nameIn),
    ],
    today,
  };
}

/** What merchants write comes with every reply. */
const foldedOnce = remembered(foldProse);

/** What a product or an option is called may say how big it is. */
function nameIn({ kind, text, id, subject }: Fact): Measured[] {
  return kind === "product" || kind === "variant"
    ? [{ source: "tool", text, factId: id, product: subject }]
    : [];
}

/** Of what follows the name. */
const descriptionRoots = remembered((text) => rootsOf(text.slice(text.indexOf(": ") + 2)));

/** A description begins with the name of its product. */
function describedBy({ text }: ApprovedText, products: Knowledge["products"]): string | null {
  return [...products.values()].find(({ name }) => text.startsWith(`${name}: `))?.id ?? null;
}

/** What a product's description may tell: how long it is guaranteed or may be exchanged, never what it costs. */
function isOfGoods({ piece }: Statement): boolean {
  return piece.kind === "length" && piece.about !== "delivery";
}

/** A fact's words together with what it is about, so that the words bind. */
function wordsOf({ kind, subject, text }: Fact): string {
  const about = subject === null ? "" : `${subject}: `;
  if (kind === "discount") return `${about}${text} de descuento.`;
  return kind === "shipping" ? `Envío ${subject ?? ""} ${text} llega.` : `${about}${text}`;
}

function amountOf(fact: Fact): KnownAmount[] {
  const { kind, value, id, subject } = fact;
  if (kind !== "amount" && kind !== "instalment" && kind !== "shipping") return [];
  return typeof value === "number" && value > 0 ? [{ cents: value, kind, factId: id, subject }] : [];
}
