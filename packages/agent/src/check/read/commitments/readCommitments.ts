import { promisesHandoff } from "../../../handoff/promisesHandoff.ts";
import { anyOf } from "../../../text/anyOf.ts";
import { BLOT, type Page, type Span } from "../../text/page.ts";
import type { Sentence } from "../../text/sentences.ts";
import type { PieceOf } from "../piece.ts";
import { clausesOf, type Clause } from "./clauses.ts";
import { findEnglish } from "./english.ts";
import { BENEFITS, findIdiom, POLICY, SERVICE, SERVICE_WORDS } from "./idioms.ts";
import { findRomance } from "./romance.ts";

type Promised = PieceOf<"promise">;

/** A call is no handoff: nobody is told to make it. */
const CALL = /\b(?:llam|marca|telefon|lig[aoue]|call|ring|phone)/;
const AT =
  /\b(?:hoy|manana|hoje|amanha|today|tomorrow|tonight|primera hora|esta (?:tarde|noche)|(?:lun|mart|miercol|juev|viern)es|sabado|segunda|terca|quarta|quinta|sexta|\d+ (?:minutos?|horas?|hs|minutes?|hours?)|(?:mon|tues|wednes|thurs|fri|satur)day)\b/;
/** "Te confirmo: hay en negro." */
const TELLS = /\b(?:te|le|lhe) confirm(?:o|amos)$/;
const DENIED =
  /\b(?:no|nao|sin|sem|ni|nunca|tampoco|jamas|not|never|don t|can t|won t|isn t|doesn t|without|ningun\w*|nenhum\w*)\b/;

/** "No cuesta $ 40.000" gives nothing. */
const A_SUM = /^ (?:(?:ar|us|r)?\$ ?)?\d/;

const GIVEN: readonly [promise: string, words: RegExp, backing: PieceOf<"promise">["backing"]][] = [
  ...BENEFITS.map(([promise, words]): [string, RegExp, RegExp] => [promise, words, words]),
  ["hacer ese trabajo", SERVICE, SERVICE_WORDS],
  ["ofrecer eso", POLICY, "any words"],
];
const ONE_OF_THEM = anyOf(GIVEN.map(([, words]) => words));

/**
 * What a reply commits the shop to. The agent can only speak: whatever else it says that it, or somebody
 * of the shop, does, has done or will do is a promise; so is what is given or answered for.
 */
export function readCommitments(page: Page, sentences: readonly Sentence[]): Promised[] {
  return sentences
    .filter(({ question }) => !question)
    .flatMap((sentence) => clausesOf(page, sentence).flatMap((clause) => ofClause(clause, page)));
}

function ofClause(clause: Clause, page: Page): Promised[] {
  const { text } = clause;
  // Who announces a person hands over: the run sees to that. When it answers, nobody knows.
  if (promisesHandoff(page.raw.slice(clause.start, clause.end)))
    return CALL.test(text) || AT.test(text) ? [whole(clause)] : [];
  const place = findIdiom(text) ?? findEnglish(unnamed(clause, page));
  const tells = TELLS.test(text) && page.folded.charAt(clause.end) === ":";
  const act = place === null && !tells ? findRomance(clause) : null;
  if (place !== null) return [whole(clause)];
  if (act !== null) return [{ ...whole(clause), start: act.from.start, end: act.to.end }];
  const free = page.free.slice(clause.start, clause.end).replace(/['’]/g, " ");
  if (!ONE_OF_THEM.test(free)) return [];
  return GIVEN.flatMap(([promise, words, backing]): Promised[] => {
    const match = words.exec(free);
    if (match === null || DENIED.test(text.slice(0, Math.max(0, match.index)))) return [];
    if (A_SUM.test(page.folded.slice(clause.start + match.index + match[0].length))) return [];
    const start = clause.start + match.index;
    return [{ kind: "promise", start, end: start + match[0].length, promise, backing }];
  });
}

/** "We have Set de mate Campero": what a product is called says nothing of what is done. */
function unnamed({ words, text }: Clause, page: Page): string {
  const isTaken = ({ start }: Span): boolean => page.free.startsWith(BLOT, start);
  return words.some(isTaken) ? words.map((word) => (isTaken(word) ? "it" : word.folded)).join(" ") : text;
}

function whole({ start, end }: Clause): Promised {
  return { kind: "promise", start, end, promise: "hacer eso", backing: null };
}
