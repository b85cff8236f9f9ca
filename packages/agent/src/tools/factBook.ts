import type { Fact } from "../result.ts";

/** What a tool says about one fact; id, tool, call and time are the book's. */
export type NewFact = Pick<Fact, "kind" | "text" | "value" | "subject" | "variants">;

/** A product that a tool of this run has returned, as far as a reply's pictures need it. */
export interface SeenProduct {
  id: string;
  name: string;
  url: string;
  imageUrl: string | null;
  /** As the shop wrote it, with its HTML. */
  description?: string | null;
  /** What else the model is told of it: its maker, where it is listed, what there is to choose. */
  terms?: readonly string[];
  available: boolean;
}

/** Everything the tools of one run have returned and a reply may state. */
export interface FactBook {
  add(source: { tool: string; callId: string }, fact: NewFact): void;
  see(product: SeenProduct): void;
  facts(): Fact[];
  products(): SeenProduct[];
  /** A book for one call: shows what stands here, and keeps apart what the call adds. */
  page(): FactPage;
  /** Takes over what a page added: in the order of the calls, whichever of them was answered first. */
  take(page: FactPage): void;
}

export interface FactPage extends FactBook {
  added(): { facts: Fact[]; products: SeenProduct[] };
}

export function createFactBook({ now }: { now: () => Date }): FactBook {
  return openPage(now, { facts: [], products: [] });
}

function openPage(now: () => Date, before: { facts: Fact[]; products: SeenProduct[] }): FactPage {
  // What a call finds out is at least as new as this.
  const at = now().toISOString();
  // The book goes on while the page is written: what stood there is counted now.
  const known = before.facts.length;
  const facts = [...before.facts];
  const products = new Map(before.products.map((product) => [product.id, product]));
  const seen: SeenProduct[] = [];
  const see = (product: SeenProduct): void => {
    products.set(product.id, product);
    seen.push(product);
  };
  return {
    add(source, fact) {
      facts.push({ id: `f${facts.length + 1}`, ...fact, ...source, at });
    },
    see,
    facts: () => [...facts],
    products: () => [...products.values()],
    page: () => openPage(now, { facts, products: [...products.values()] }),
    take(page) {
      const added = page.added();
      for (const fact of added.facts) facts.push({ ...fact, id: `f${facts.length + 1}` });
      for (const product of added.products) see(product);
    },
    added: () => ({ facts: facts.slice(known), products: [...seen] }),
  };
}
