import { approvedTexts } from "../../check/approvedTexts.ts";
import { checkReply, type Checked } from "../../check/checkReply.ts";
import { describe } from "../../prompt/describe.ts";
import { safeTimezone } from "../../prompt/storeClock.ts";
import type { Bubble, Claim, Fact } from "../../result.ts";
import { localeOf } from "../../text/locale.ts";
import { isPictured } from "../isPictured.ts";
import type { RunState } from "../runState.ts";
import { ageOf, currentFacts } from "./currentFacts.ts";
import { readAgain } from "./readAgain.ts";

export type Held = { kind: "holds"; bubbles: Bubble[] } | { kind: "refused"; claims: Claim[] };

/** Prices and stock of what is offered are at most this old, or are read again. */
const FRESH_MS = 5 * 60_000;
/** Where a reply names no product, it speaks of one named in the last messages. */
const CONTEXT_MESSAGES = 8;

/**
 * Holds a reply against the facts of the conversation. What is only written badly comes back mended;
 * what doesn't hold is kept as a refusal.
 */
export async function holdReply(state: RunState, bubbles: Bubble[]): Promise<Held> {
  let facts = currentFacts(state);
  let checked = check(state, { bubbles, facts });
  const stale = staleProducts(state, { claims: checked.claims, facts });
  if (stale.length > 0) {
    await readAgain(state, stale);
    facts = currentFacts(state);
    checked = check(state, { bubbles, facts });
  }
  if (!checked.holds) {
    state.check.about = checked.about;
    state.check.refusals.push({ texts: bubbles.map(({ text }) => text), claims: checked.claims });
    return { kind: "refused", claims: checked.claims };
  }
  const mended = checked.texts.some((text, index) => text !== bubbles[index]?.text);
  state.check.outcome = state.check.refusals.length > 0 ? "repaired" : mended ? "mended" : "passed";
  state.check.claims = checked.claims;
  state.check.used = earlierUsed(state, { claims: checked.claims, facts });
  return { kind: "holds", bubbles: bubbles.map((bubble, index) => withClaims(bubble, { index, checked })) };
}

/** The check as it stands, for a reply that isn't sent through `holdReply` as well. */
export function check(state: RunState, reply: { bubbles: Bubble[]; facts: Fact[] }): Checked {
  const { store, history, now } = state.input;
  const said = history.filter(({ author }) => author === "customer");
  const people = history.flatMap(({ author, text }) => (author === "human" && text !== null ? [text] : []));
  return checkReply({
    texts: reply.bubbles.map(({ text }) => text),
    facts: reply.facts,
    approved: [...approvedTexts(store, { people }), ...descriptions(state), ...terms(state)],
    sheet: store.sheet,
    website: store.website,
    currency: localeOf(store.country).currency,
    country: store.country,
    timezone: safeTimezone(store.timezone),
    now,
    pictured: isPictured(state.input),
    customer: said.map(describe),
    context: history
      .filter(({ author }) => author !== "system")
      .slice(-CONTEXT_MESSAGES)
      .map(describe),
  });
}

/** What the shop says about products that were looked up now: their warranty stands there. */
function descriptions({ book }: RunState): { source: "product"; text: string }[] {
  return book.products().flatMap(({ name, description }) => {
    const text = (description ?? "").replace(/<[^>]*>/g, " ").trim();
    return text === "" ? [] : [{ source: "product" as const, text: `${name}: ${text}` }];
  });
}

/** A category may be called "Envío gratis" or "50% off", which is no fact of the shop's terms. */
const OFFER = /\d|gratis|gr[aá]tis|\bfree\b/i;

/** Makers, categories and the names of options, which the tools return as well. */
function terms({ book }: RunState): { source: "tool"; text: string }[] {
  return book.products().flatMap(({ name, terms: written = [] }) => {
    const told = written.filter((term) => !OFFER.test(term));
    return told.length === 0 ? [] : [{ source: "tool" as const, text: `${name}: ${told.join(", ")}` }];
  });
}

function staleProducts(
  state: RunState,
  { claims, facts }: { claims: readonly Claim[]; facts: readonly Fact[] },
): string[] {
  const used = new Set(claims.flatMap(({ factIds }) => factIds));
  const earlier = new Set((state.input.facts ?? []).map(({ id }) => id));
  const products = new Set(facts.flatMap(({ kind, subject }) => (kind === "product" ? [subject] : [])));
  const stale = facts.filter(
    (fact) =>
      used.has(fact.id) &&
      earlier.has(fact.id) &&
      products.has(fact.subject) &&
      ageOf(fact, state) > FRESH_MS,
  );
  return [...new Set(stale.flatMap(({ subject }) => subject ?? []))];
}

/** Facts of turns before that the reply stands on, for its trace. */
function earlierUsed(
  { input }: RunState,
  { claims, facts }: { claims: readonly Claim[]; facts: readonly Fact[] },
): Fact[] {
  const used = new Set(claims.flatMap(({ factIds }) => factIds));
  const earlier = new Set((input.facts ?? []).map(({ id }) => id));
  return facts.filter(({ id }) => used.has(id) && earlier.has(id));
}

/** The mended text, with the facts that its statements stand on. */
function withClaims(bubble: Bubble, { index, checked }: { index: number; checked: Checked }): Bubble {
  const own = checked.claims.filter((claim) => claim.bubble === index).flatMap(({ factIds }) => factIds);
  return {
    ...bubble,
    text: checked.texts[index] ?? bubble.text,
    factIds: [...new Set([...bubble.factIds, ...own])],
  };
}
