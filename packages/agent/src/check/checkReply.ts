import type { StoreSheet } from "../input.ts";
import { storeDay } from "../prompt/storeClock.ts";
import type { Claim, Fact } from "../result.ts";
import type { Judging } from "./judge/context.ts";
import { verbatimForgiver } from "./judge/forgiveVerbatim.ts";
import type { Judgement } from "./judge/judgement.ts";
import { judgeStated } from "./judge/judgeDenial.ts";
import { judgeOptions } from "./judge/judgeOptions.ts";
import { claimKindOf } from "./judge/judgePiece.ts";
import { gatherKnowledge, type Knowledge } from "./know/knowledge.ts";
import type { ApprovedText } from "./know/statements.ts";
import { readMentions, type NamedProduct } from "./read/readMentions.ts";
import { readMoney } from "./read/readMoney.ts";
import { readText, type Lexicon } from "./read/readText.ts";
import { once } from "./text/once.ts";
import { foldSame, openPage, type Span } from "./text/page.ts";
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

export interface Checked {
  /** No statement is false or without backing. */
  holds: boolean;
  claims: Claim[];
  /** The bubbles with what was only written badly put right. */
  texts: string[];
  /** Ids of the products that the reply names, else of those spoken of before it. */
  about: string[];
}

const GAP = "\n\n";

/**
 * Holds every statement of a reply against the facts of the conversation and the merchant's words.
 * Deterministic and without IO; a statement that nothing backs is as refused as a wrong one.
 */
export function checkReply(input: CheckInput): Checked {
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
  const judging: Judging = {
    read,
    know,
    customer,
    earlier: lexicon.earlier,
    spoken,
  };
  const forgive = verbatimForgiver(judging);
  const judged = [
    ...read.pieces.map((piece) => ({
      span: piece,
      kind: claimKindOf(piece),
      judgement: forgive(piece, judgeStated(piece, judging)),
    })),
    ...read.options.map((group) => ({
      span: group,
      kind: "option" as const,
      judgement: forgive(group, judgeOptions(group, judging)),
    })),
  ].sort((a, b) => a.span.start - b.span.start);
  const claims: Claim[] = [];
  const mends: (Span & { text: string })[] = [];
  for (const { span, kind, judgement } of judged) {
    if (judgement === null) continue;
    claims.push({ ...placeOf(span, input.texts), kind, ...verdictOf(judgement) });
    if (judgement.holds && judgement.mend !== undefined) mends.push({ ...span, text: judgement.mend });
  }
  const named = [...new Set(read.mentions.flatMap(({ products }) => products))];
  return {
    about: named.length > 0 ? named : [...judging.earlier()],
    holds: judged.every(({ judgement }) => judgement?.holds !== false),
    claims,
    texts: mended(input.texts, mends),
  };
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

function placeOf(
  { start, end }: Span,
  texts: readonly string[],
): Pick<Claim, "bubble" | "start" | "end" | "text"> {
  let offset = 0;
  for (const [bubble, text] of texts.entries()) {
    if (start <= offset + text.length) {
      const from = start - offset;
      const until = Math.min(end - offset, text.length);
      return { bubble, start: from, end: until, text: text.slice(from, until) };
    }
    offset += text.length + GAP.length;
  }
  return { bubble: texts.length - 1, start: 0, end: 0, text: "" };
}

function verdictOf(judgement: Judgement): Pick<Claim, "status" | "factIds" | "source" | "reason"> {
  const factIds = [...new Set(judgement.factIds)];
  return judgement.holds
    ? { status: judgement.status, factIds, source: judgement.source, reason: null }
    : { status: judgement.status, factIds, source: null, reason: judgement.reason };
}

/** The texts with each mend in its place. */
function mended(texts: readonly string[], mends: readonly (Span & { text: string })[]): string[] {
  let whole = texts.join(GAP);
  for (const { start, end, text } of mends.toReversed())
    whole = whole.slice(0, start) + text + whole.slice(end);
  const parts = whole.split(GAP);
  // Bubbles may hold empty lines themselves: cut where each began.
  return parts.length === texts.length ? parts : cutLike(whole, { texts, mends });
}

function cutLike(
  whole: string,
  { texts, mends }: { texts: readonly string[]; mends: readonly (Span & { text: string })[] },
): string[] {
  let [offset, shift] = [0, 0];
  return texts.map((text) => {
    const start = offset + shift;
    const end = offset + text.length;
    for (const mend of mends) {
      if (mend.start >= offset && mend.end <= end) shift += mend.text.length - (mend.end - mend.start);
    }
    offset = end + GAP.length;
    return whole.slice(start, end + shift);
  });
}
