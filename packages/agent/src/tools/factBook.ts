import type { Fact } from "../result.ts";

/** What a tool says about one fact; id, tool, call and time are the book's. */
export type NewFact = Pick<Fact, "kind" | "text" | "value" | "subject">;

/** A product that a tool of this run has returned, as far as a reply's pictures need it. */
export interface SeenProduct {
  id: string;
  name: string;
  url: string;
  imageUrl: string | null;
  available: boolean;
}

/** Everything the tools of one run have returned and a reply may state. */
export interface FactBook {
  add(source: { tool: string; callId: string }, fact: NewFact): void;
  see(product: SeenProduct): void;
  facts(): Fact[];
  products(): SeenProduct[];
}

export function createFactBook({ now }: { now: () => Date }): FactBook {
  const facts: Fact[] = [];
  const products = new Map<string, SeenProduct>();
  return {
    add(source, fact) {
      facts.push({ id: `f${facts.length + 1}`, ...fact, ...source, at: now().toISOString() });
    },
    see(product) {
      products.set(product.id, product);
    },
    facts: () => [...facts],
    products: () => [...products.values()],
  };
}
