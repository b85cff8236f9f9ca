import { intersects } from "../know/matchStatement.ts";
import type { PieceOf } from "../read/piece.ts";
import { sentenceAt } from "../read/readStock.ts";
import { weekdaysIn } from "../read/readTimes.ts";
import { openPage } from "../text/page.ts";
import { remembered } from "../text/remembered.ts";
import { clauseAround, splitSentences } from "../text/sentences.ts";
import { rootsOf } from "../text/words.ts";
import { piecesNear, placesNear, type Judging } from "./context.ts";
import { approved, type Judgement } from "./judgement.ts";

/** What is done for one customer: nobody does it, whatever the shop says that it does. */
const PERSONAL = /^(?:reserv|guard|apart|separ|avis|llam|contact|escrib|confirm|anot|agend|deriv|pas)/;
/** …but for what the shop says that it does with just these numbers: "con el 30% te lo reservamos 15 días". */
const KEEPS = /^(?:reserv|guard|apart|separ)/;
/** Ways to say that goods go to the customer. */
export const SENDS = /^(?:envi|mand|despach|llev|repart|entreg|sal|salen|sale)/;
/** What is said to be so now, or on some day, holds only where the merchant says the same. */
const WHEN =
  /\b(?:hoy|ayer|anoche|recien|manana|ya|ahora|enseguida|al toque|en el acto|inmediat[oa]|mismo dia|esta (?:tarde|noche|semana)|gratis|(?:sin|sem) (?:cargo|costo|custo)|de graca|de regalo|inclu(?:id|s)[oa]s?|bonificad[oa]s?|siempre|sempre|cualquier\w*|qualquer|tod[oa]s?)\b/g;
/** Say nothing of what is done. */
const POLITE =
  /\bpodemos\b|\b(?:ademas|tambien|tambem|alem disso)\b|\bsi (?:quieres|queres|prefieres|preferis|gustas)\b|\bse (?:quiser|preferir)\b|\b(?:sin|sem) (?:ningun )?(?:problemas?|drama|vueltas)\b/g;
const NUMBERS = /\d+(?: ?%| (?:dias?|semanas?|mes(?:es)?|anos?|noites|noches)\b)?/g;
const ENOUGH = 0.6;
const FREE = /\bgratis\b|\b(?:sin|sem) (?:cargo|costo|custo)\b|\bde graca\b|\bbonificad/;

interface Written {
  folded: string;
  /** Roots of each of its parts between semicolons. */
  parts: readonly ReadonlySet<string>[];
}

interface Said {
  verb: string;
  folded: string;
  places: ReadonlySet<string>;
  roots: readonly string[];
}

/**
 * "Te llevamos la bolsa cada 30 días", "podemos mandarte macetas por Andreani": what a shop says that it does, by most
 * words of one sentence that the merchant wrote, with the same verb, days and numbers. Null where it doesn't.
 */
export function saidByShop(piece: PieceOf<"promise">, judging: Judging): Judgement | null {
  if (isInvitation(piece, judging)) return approved({ source: "store" });
  const { read, know } = judging;
  const sentence = sentenceAt(read.sentences, piece.start);
  const verb = verbOf(read.page.folded.slice(piece.start, piece.end + 24), piece.end - piece.start);
  if (sentence === undefined || verb === null) return null;
  const clause = clauseAround(read.page, sentence, piece);
  const folded = read.page.folded.slice(clause.start, clause.end);
  const places = placesNear(judging, piece);
  const said = { verb, folded, places };
  const roots = [...rootsOf(folded.replace(POLITE, " ").replace(WHEN, " "))].filter(
    (root) => !root.startsWith(verb.slice(0, 4)) && !places.has(root),
  );
  const told = know.texts.filter(({ source }) => source !== "prompt" && source !== "tool");
  const source = told.find((text) => sentencesOf(text.text).some((each) => covers(each, { ...said, roots })));
  return source === undefined ? null : approved(source);
}

const sentencesOf = remembered((text): readonly Written[] => {
  const page = openPage(text);
  return splitSentences(page).map(({ start, end }) => {
    const folded = page.folded.slice(start, end);
    return { folded, parts: folded.split(";").map((part) => rootsOf(part)) };
  });
});

function covers(written: Written, { verb, folded, places, roots }: Said): boolean {
  const words = written.folded.split(/[^\p{L}]+/u);
  // "Devolvimos" is done, where the merchant only says what is: the same form has to stand there.
  const isDone = folded.includes(`${verb}imos`) && !words.includes(`${verb}imos`);
  const family = [SENDS, KEEPS].find((each) => each.test(verb));
  const isSame = words.some((word) => family?.test(word) ?? word.startsWith(verb));
  if (!isSame || isDone || DENIED.test(written.folded)) return false;
  const isIn = (pattern: RegExp): boolean =>
    (folded.match(pattern) ?? []).every(
      (each) => written.folded.includes(each) || (FREE.test(each) && FREE.test(written.folded)),
    );
  const days = weekdaysIn(written.folded);
  const numbers = folded.match(/\d+/g)?.length ?? 0;
  if (!isIn(WHEN) || !isIn(NUMBERS) || ![...weekdaysIn(folded)].every((day) => days.has(day))) return false;
  return written.parts.some((part) => {
    const shared = roots.filter((root) => part.has(root)).length;
    // "… de CABA los reparte un cadete; al interior van por Andreani": each part has its own place.
    const isElsewhere = written.parts.some((other) => other !== part && intersects(other, places));
    // Numbers that stand there, too, are words as well.
    return (
      (shared > 0 || (roots.length === 0 && verb.length > 4)) &&
      shared + numbers >= (roots.length + numbers) * ENOUGH &&
      !isElsewhere
    );
  });
}

const DENIED = /^(?:no|nao|tampoco|ni) |(?:^|[,;] )no (?:hac|envi|mand|vend|entreg|repart|d[ae]mos)/;

function isPersonal(stem: string, text: string): boolean {
  return PERSONAL.test(stem) && !(KEEPS.test(stem) && /\d/.test(text));
}

/** The stem of what "we" do, or can do; null for what one of the shop does. */
function verbOf(text: string, length: number): string | null {
  const said = text.slice(0, length);
  const word = /\p{L}+[aei]mos(?!\p{L})/u.exec(said)?.[0] ?? /\p{L}+$/u.exec(said)?.[0] ?? "";
  const infinite = /^podemos(?: te| l[oa]s?)* (\p{L}+?)[aei]r(?:te|l[oa]s?|tel[oa]s?)?(?!\p{L})/u.exec(
    text.slice(said.indexOf(word)),
  )?.[1];
  // Others of the shop only carry: "te lo lleva nuestro cadete".
  const carried = /^(?:lleva|reparte|entrega|manda|envia)n?$/.test(word)
    ? word.replace(/[ae]n?$/, "")
    : undefined;
  const stem =
    word === "podemos" ? infinite : (/^(\p{L}{3,})(?:amos|emos|imos)$/u.exec(word)?.[1] ?? carried);
  return stem === undefined || stem.length < 3 || isPersonal(stem, text) ? null : stem;
}

/** "Te esperamos de 9 a 18" says when the shop is open, and without a time nothing. */
function isInvitation(piece: PieceOf<"promise">, judging: Judging): boolean {
  const { page } = judging.read;
  if (!/\bte esperamos$/.test(page.folded.slice(piece.start, piece.end))) return false;
  const sentence = sentenceAt(judging.read.sentences, piece.start) ?? piece;
  const clause = clauseAround(page, sentence, piece);
  const text = page.folded.slice(clause.start, clause.end);
  const isTimed =
    text.match(WHEN) !== null || weekdaysIn(text).size > 0 || /\b(?:a|desde|hasta) las? /.test(text);
  return !isTimed || piecesNear(judging, piece, "hours").some(({ from, to }) => from !== null && to !== null);
}
