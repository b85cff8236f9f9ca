import type { StoreSheet } from "../input.ts";
import { storeDay } from "../prompt/storeClock.ts";
import type { Fact } from "../result.ts";
import type { Judging } from "./judge/context.ts";
import { gatherKnowledge, type Knowledge } from "./know/knowledge.ts";
import type { ApprovedText } from "./know/statements.ts";
import { readMentions, type NamedProduct } from "./read/readMentions.ts";
import { readMoney } from "./read/readMoney.ts";
import { readText, type Lexicon } from "./read/readText.ts";
import { once } from "./text/once.ts";
import { foldSame, openPage } from "./text/page.ts";
import { splitSentences } from "./text/sentences.ts";

export interface CheckInput {
  /** The reply, bubble by bubble. */
  texts: readonly string[];
  facts: readonly Fact[];
  approved: readonly ApprovedText[];
  sheet: StoreSheet;
  website: string | null;
  currency: string;
  country: string;
  /** IANA name; days are the store's. */
  timezone: string;
  /** ISO instant. */
  now: string;
  /** The customer sent a picture that the model saw. */
  pictured: boolean;
  /** What the customer wrote, oldest first. */
  customer: readonly string[];
  /** What was said last by anybody, oldest first: where a reply names no product, it may be found there. */
  context: readonly string[];
}

/** Between the bubbles of a reply that is read as one. */
export const GAP = "\n\n";

/** A reply that has been read, and all that it is held against. */
export function judgingOf(input: CheckInput): Judging {
  const today = todayOf(input);
  const know = gatherKnowledge({ ...input, today });
  const lexicon = lexiconOf(know, input);
  const read = readText(input.texts.join(GAP), lexicon);
  const customer = {
    folded: foldSame(input.customer.join("\n")),
    digits: input.customer.join(" ").replace(/\D+/g, ""),
    texts: input.customer,
  };
  const spoken = input.context.filter((text) => !input.customer.includes(text));
  return { read, know, customer, earlier: lexicon.earlier, spoken };
}

function todayOf({ now, timezone }: Pick<CheckInput, "now" | "timezone">): { day: string; weekday: number } {
  const day = storeDay(now, timezone);
  return { day, weekday: new Date(`${day}T12:00:00Z`).getUTCDay() };
}

function lexiconOf(know: Knowledge, { customer, context, pictured }: CheckInput): Lexicon {
  const products = [...know.products.values()].map(({ named }) => named);
  const values = once(
    () =>
      new Map(
        [...know.products.values()].map(({ id, variants, gone }): [string, ReadonlySet<string>] => [
          id,
          new Set([...gone, ...variants.map(({ roots }) => roots)].flatMap((roots) => [...roots])),
        ]),
      ),
  );
  const valuesOf = (ids: readonly string[]): ReadonlySet<string> => {
    const own = ids.map((id) => values().get(id) ?? new Set<string>());
    const [first = new Set<string>(), ...others] = own;
    return others.length === 0 ? first : new Set(own.flatMap((roots) => [...roots]));
  };
  const all = once(() => valuesOf([...values().keys()]));
  return {
    products,
    valuesOf,
    allValues: all,
    isKnownWord: (root) => all().has(root),
    earlier: once(() => spokenOf(context, products)),
    wordsAbout: (ids) => ({ values: valuesOf(ids), told: know.toldOf(ids) }),
    zones: know.sheet.shipping.map(({ zone }) => foldSame(zone)),
    orderNumbers: [...know.orders.keys()],
    couponCodes: [...know.coupons.values()].map(({ code }) => code),
    today: know.today,
    pictured,
    echoes: once(
      () => new Set(customer.flatMap((text) => readMoney(openPage(text)).map(({ cents }) => cents))),
    ),
  };
}

/** Products named last before the reply: the newest message that names any decides. */
function spokenOf(context: readonly string[], products: readonly NamedProduct[]): string[] {
  for (const text of context.toReversed()) {
    const page = openPage(text);
    const mentions = readMentions(page, {
      products,
      sentences: splitSentences(page),
      isKnownWord: () => true,
      wordsAbout: () => ({ values: new Set(), told: new Set() }),
      earlier: () => [],
    });
    if (mentions.length > 0) return mentions.flatMap((mention) => mention.products);
  }
  return [];
}
