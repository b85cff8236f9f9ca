import type { Claim } from "../result.ts";
import { verbatimForgiver } from "./judge/forgiveVerbatim.ts";
import type { Judgement } from "./judge/judgement.ts";
import { judgeStated } from "./judge/judgeDenial.ts";
import { judgeOptions } from "./judge/judgeOptions.ts";
import { claimKindOf } from "./judge/judgePiece.ts";
import { GAP, judgingOf, type CheckInput } from "./judgingOf.ts";
import type { Span } from "./text/page.ts";

export interface Checked {
  /** No statement is false or without backing. */
  holds: boolean;
  claims: Claim[];
  /** The bubbles with what was only written badly put right. */
  texts: string[];
  /** Ids of the products that the reply names, else of those spoken of before it. */
  about: string[];
}

/**
 * Holds every statement of a reply against the facts of the conversation and the merchant's words.
 * Deterministic and without IO; a statement that nothing backs is as refused as a wrong one.
 */
export function checkReply(input: CheckInput): Checked {
  const judging = judgingOf(input);
  const { read } = judging;
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
