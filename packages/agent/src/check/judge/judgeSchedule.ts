import type { PieceOf } from "../read/piece.ts";
import { weekdaysIn } from "../read/readTimes.ts";
import { foldSame, openPage } from "../text/page.ts";
import { remembered } from "../text/remembered.ts";
import { splitSentences } from "../text/sentences.ts";
import { rootsOf } from "../text/words.ts";
import { SENDS } from "./judgeHabit.ts";
import { zoneIn, type Judging } from "./context.ts";
import { approved, wrong, type Judgement } from "./judgement.ts";

const DAYS =
  /\b(?:lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|dias?|cada|mes|todos|semana|manana|tarde|noche|habiles)\b/g;
/** "El segundo jueves de cada mes" is not every Thursday. */
const NTH =
  /\b(?:primer|segundo|tercer|cuarto|ultim[oa])s? (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)/;
const EVERY = /\b(?:todos l[oa]s|cada|l[oa]s) (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)/;
/** So many words tell that the same thing is spoken of; one does that the merchant has in a single sentence. */
const ENOUGH = 2;

/** Held against the merchant's sentence about the same thing that names days; null where there is none. */
export function judgeSchedule(piece: PieceOf<"schedule">, judging: Judging): Judgement | null {
  const { know, read } = judging;
  if (isOfOtherZone(piece, judging)) return wrong("La tienda da otros días para esa zona.");
  const said = wordsOf(read.page.folded.slice(piece.start, piece.end));
  const told = know.texts.flatMap((text) =>
    text.source === "prompt" || text.source === "tool"
      ? []
      : timedSentences(text.text).map((each) => ({ ...each, text, shared: sharedBy(said, each.words) })),
  );
  const most = Math.max(...told.map(({ shared }) => shared), 0);
  const naming = told.filter(({ shared }) => shared === most);
  if (most === 0 || (most < ENOUGH && (said.size > 1 || naming.length > 1))) return null;
  const best = told.filter(({ shared }) => shared === most);
  const text = read.page.folded.slice(piece.start, piece.end);
  const isEvery = EVERY.test(text) && !NTH.test(text);
  const holding = best.find(
    ({ weekdays, nth }) => [...piece.weekdays].every((day) => weekdays.has(day)) && !(nth && isEvery),
  );
  return holding === undefined ? wrong("La tienda dice otros días para eso.") : approved(holding.text);
}

/** How long it takes, and no days on which it comes. */
const WORKING = /\bdias (?:habiles|uteis|laborables)\b/g;

/** "A CABA llegamos martes y sábados" of a zone to which the sheet says "los sábados". */
function isOfOtherZone(piece: PieceOf<"schedule">, judging: Judging): boolean {
  const days = weekdaysIn(foldSame(zoneIn(piece, judging)?.time ?? "").replace(WORKING, " "));
  return days.size > 0 && ![...piece.weekdays].every((day) => days.has(day));
}

function wordsOf(folded: string): ReadonlySet<string> {
  const roots = rootsOf(folded.replace(DAYS, " "));
  if (folded.split(/[^\p{L}]+/u).some((word) => SENDS.test(word))) roots.add("envio");
  return roots;
}

function sharedBy(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((root) => b.has(root)).length;
}

const timedSentences = remembered((text) => {
  const page = openPage(text);
  return splitSentences(page)
    .flatMap(({ start, end }) => page.folded.slice(start, end).split(";"))
    .flatMap((folded) => {
      const weekdays = weekdaysIn(folded);
      return weekdays.size === 0 ? [] : [{ weekdays, words: wordsOf(folded), nth: NTH.test(folded) }];
    });
});
