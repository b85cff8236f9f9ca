import { matchesOf } from "../check/text/matches.ts";
import { anyOf } from "../text/anyOf.ts";
import { foldText } from "../text/foldText.ts";
import { isOneSlipAway } from "../text/oneSlip.ts";
import { withoutMarks } from "../text/withoutMarks.ts";
import {
  ASKS_NATURE,
  ENOUGH_OF_MACHINES,
  LOOSE,
  NO_MACHINE,
  OR_A_MACHINE,
  REFUSED,
  TALKING,
  WHOLE,
  WISHES,
} from "./wishPatterns.ts";

/**
 * Says whether a text is an explicit wish to talk to a person instead of the bot, in Spanish,
 * Portuguese or English, with the typos of chats. Made to be precise: it decides without the model, so it
 * may miss an unusual wording (the model has the tool too) but must not fire on a product question.
 */
export function detectHumanWish(text: string): boolean {
  if (ASKS_FOR_NAME.test(text)) return true;
  return text.split(/[.!?;:\n¿¡]+/).some((clause) => clauseWishes(plainWords(clause)));
}

/** "¿Me pasás con Caro?": the capital tells a person from a discount. */
const ASKS_FOR_NAME =
  /\b(?:pasame|me (?:pas[aá]s?|pasar[ií]as|comunic[aá]s?)|comunicame|derivame|me passa) (?:con|com|para a|para o) (?:la |el )?\p{Lu}\p{Ll}{2,}/u;

const ONE_OF_THEM = anyOf(WISHES);

function clauseWishes(clause: string): boolean {
  if (clause === "") return false;
  if (WHOLE.test(clause) || NO_MACHINE.test(clause)) return true;
  if (TALKING.test(clause) && ENOUGH_OF_MACHINES.test(clause)) return true;
  if (looselyWishes(clause)) return true;
  if (!ONE_OF_THEM.test(clause)) return false;
  return WISHES.some((wish) =>
    matchesOf(clause, wish).some(({ 0: words, index }) => {
      const before = clause.slice(0, index);
      const after = clause.slice(index + words.length);
      return (
        /(?:^|[ ,])$/.test(before) &&
        !REFUSED.test(before) &&
        !ASKS_NATURE.test(before) &&
        !OR_A_MACHINE.test(` ${after}`)
      );
    }),
  );
}

/** What no pattern knows: somebody of the staff and a verb of contact, asked or wanted, not told. */
function looselyWishes(clause: string): boolean {
  const { contact, staff, mood, against } = LOOSE;
  return contact.test(clause) && staff.test(clause) && mood.test(clause) && !against.test(clause);
}

function plainWords(clause: string): string {
  const folded = foldText(withoutMarks(clause.replace(/['’]/g, " ")).replace(/[^\p{L}\p{M}\p{N}, ]+/gu, " "));
  return folded.split(" ").map(spelled).join(" ");
}

const SHORT: Record<string, string> = {
  q: "que",
  k: "que",
  c: "com",
  n: "nao",
  qro: "quero",
  xfa: "porfa",
  wanna: "want to",
  vc: "voce",
};
/** Words that a wish hangs on; a word one slip of the finger away from one is it. */
const KEYS = [
  "persona",
  "hablar",
  "humano",
  "atendente",
  "pessoa",
  "person",
  "human",
  "alguien",
  "asesor",
  "vendedor",
];
/** Close to a key and words of their own. */
const OTHERS = new Set([
  "personas",
  "personal",
  "humanos",
  "humana",
  "pessoas",
  "persons",
  "hablan",
  "hablas",
  "hablara",
  "asesora",
  "asesoria",
]);

/** "kiero ablar" as "quiero hablar". */
function spelled(word: string): string {
  const [, bare = "", comma = ""] = /^(.*?)(,?)$/.exec(word) ?? [];
  const known = SHORT[bare] ?? bare.replace(/^k(?=[ie])/, "qu");
  if (known.length < 5 || OTHERS.has(known) || KEYS.includes(known)) return `${known}${comma}`;
  return `${KEYS.find((key) => isOneSlipAway(known, key)) ?? known}${comma}`;
}
