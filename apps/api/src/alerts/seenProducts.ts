import type { Alert } from "./alert.ts";

export interface SeenProduct {
  name: string;
  price: string | null;
  url: string | null;
  imageUrl: string | null;
}

const MAX_PRODUCTS = 4;

/** What the customer looked at: products of the last turns, with the price as it was said. */
export function seenProducts(facts: Alert["facts"]): SeenProduct[] {
  const about = (subject: string | null, kinds: string[]): string | null =>
    kinds
      .map((kind) => facts.find((fact) => fact.subject === subject && fact.kind === kind)?.text)
      .find((text) => text !== undefined) ?? null;
  const products = new Map<string, SeenProduct>();
  for (const { kind, subject, text } of facts) {
    if (kind !== "product" || subject === null || products.has(subject)) continue;
    products.set(subject, {
      name: text,
      price: about(subject, ["promotional_price", "price"]),
      url: about(subject, ["link"]),
      imageUrl: about(subject, ["image"]),
    });
  }
  return [...products.values()].slice(0, MAX_PRODUCTS);
}

/** The orders that were talked about: "#1052 · pagado, enviado". */
export function seenOrders(facts: Alert["facts"]): string[] {
  const numbers = [...new Set(facts.filter(({ kind }) => kind === "order").map(({ subject }) => subject))];
  return numbers.flatMap((subject) => {
    const number = facts.find((fact) => fact.kind === "order" && fact.subject === subject)?.text;
    const states = facts.filter(
      (fact) => (fact.kind === "order_state" || fact.kind === "tracking") && fact.subject === subject,
    );
    return number === undefined
      ? []
      : [[number, [...new Set(states.map(({ text }) => text))].join(", ")].filter(Boolean).join(" · ")];
  });
}
