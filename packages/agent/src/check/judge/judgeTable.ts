import { openPage, type Span } from "../text/page.ts";
import { remembered } from "../text/remembered.ts";
import { weekdaysIn } from "../read/readTimes.ts";
import { splitSentences } from "../text/sentences.ts";
import { rootsOf } from "../text/words.ts";
import { subjectOf, type Judging } from "./context.ts";
import { wrong, type Judgement } from "./judgement.ts";

/** What alone one row of a table says: "S 55-56 cm", "de 80 a 120 kg, a D45". */
interface Row {
  words: ReadonlySet<string>;
  range: { from: number; until: number; unit: string } | null;
}

/**
 * "Con 59 cm te queda la M" of a shop that writes "M 57-58 cm, L 59-60 cm": a clause with part of one row and part of
 * another, and none of them whole, has mixed them up. Null where none does.
 */
export function judgeTable(piece: Span, judging: Judging): Judgement | null {
  const { read, know } = judging;
  const sentence = read.page.folded.slice(piece.start, piece.end);
  if (!/\d/.test(sentence) || UNCLAIMED.test(sentence)) return null;
  const subject = subjectOf(piece, judging);
  const own = new Set(subject.kind === "products" ? subject.products.map(({ id }) => id) : []);
  // Under a title that stands for itself any of them may be meant.
  const described = know.measured.filter(
    ({ product }) => product !== null && (own.size === 0 || own.has(product)),
  );
  const isOfGoods = (written: string): boolean =>
    described.some(({ text }) => new RegExp(`(?<!\\d)${written}`, "iu").test(text));
  for (const { source, text } of know.texts) {
    if (source !== "knowledge" && source !== "article") continue;
    for (const rows of tablesIn(text))
      if ([sentence, ...sentence.split(PARTS)].some((clause) => isMixed(clause, { rows, isOfGoods })))
        return wrong(`La tienda lo escribió de otro modo: "${text.slice(0, 200)}".`);
  }
  return null;
}

const UNCLAIMED = /\b(?:no|nao|ni|nem|si es|se for)\b/;
const PARTS = /[;:,](?!\d)| (?:y|e) /;
const RANGE =
  /(?:hasta|ate)(?: l[oa]s| os| as)? (\d+(?:[.,]\d+)?)|(?:desde|a partir de|mas de|mais de)(?: l[oa]s| os| as)? (\d+(?:[.,]\d+)?)|(\d+(?:[.,]\d+)?)(?: ?(?:a|-|–|y|e) ?)(\d+(?:[.,]\d+)?)/;
const COUNTED = /(\d+(?:[.,]\d+)?) ?(\p{L}+|%)/gu;
const LABEL =
  /(?<![\p{L}\p{N}])(?:[smlpg]|pp|gg|xs|x{1,3}l|\p{L}+\d\w*|\d+\/\d+|\d+\p{L}\w*)(?![\p{L}\p{N}/])/gu;

const numberOf = (written: string | undefined): number => Number((written ?? "").replace(",", "."));
/** As people write one for the other: "litros" and "L". */
const unitOf = (text: string): string =>
  (/^ ?(\p{L}+)/u.exec(text)?.[1] ?? "")
    .replace(/^kilos?$/, "kg")
    .replace(/^(?:litro|metro|gramo|grama)s?$/, (word) => word.charAt(0))
    .replace(/(?<=\p{L}{2})s$/u, "");

/** Words, labels and counted things of a text: "talla 3M", "2 años". */
function featuresOf(folded: string): Set<string> {
  const counted = [...folded.matchAll(COUNTED)].map(
    ([, number = "", unit = ""]) => `${number} ${unitOf(unit)}`,
  );
  const labels = [...folded.matchAll(LABEL)].map(([label]) => label);
  return new Set([...rootsOf(folded.replace(COUNTED, " ")), ...counted, ...labels]);
}

/** Sentences of which every part has a number, each part as a row. */
const tablesIn = remembered((text): readonly (readonly Row[])[] => {
  const page = openPage(text);
  return splitSentences(page).flatMap(({ start, end, question }) => {
    const folded = page.folded.slice(start, end);
    const parts = folded.split(folded.includes(";") ? ";" : /,(?!\d)| (?:y|e) /);
    // When the shop is open is read by itself.
    if (
      question ||
      parts.length < 2 ||
      !parts.every((part) => /\d/.test(part)) ||
      weekdaysIn(folded).size > 0
    )
      return [];
    const ranges = parts.map(rangeIn);
    const unit = ranges.find((range) => range?.unit !== "")?.unit ?? "";
    const features = parts.map((part, index) =>
      featuresOf(ranges[index] == null ? part : part.replace(RANGE, " ")),
    );
    const rows = features.map((own, index): Row => {
      const others = features.filter((_, other) => other !== index);
      const range = ranges[index] ?? null;
      return {
        words: new Set([...own].filter((word) => !others.some((other) => other.has(word)))),
        range: range === null ? null : { ...range, unit: range.unit === "" ? unit : range.unit },
      };
    });
    return [rows];
  });
});

function rangeIn(part: string): NonNullable<Row["range"]> | null {
  const match = RANGE.exec(part);
  if (match === null) return null;
  const [written, until, from, low, high] = match;
  return {
    from: from === undefined ? (low === undefined ? -Infinity : numberOf(low)) : numberOf(from),
    until: until === undefined ? (high === undefined ? Infinity : numberOf(high)) : numberOf(until),
    unit: unitOf(part.slice(match.index + written.length)),
  };
}

/** A label or a number, and no word of what it is of. */
const isValue = (feature: string): boolean => /\d|^(?:[smlpg]|pp|gg|xs|x+l)$/.test(feature);

function isMixed(
  clause: string,
  { rows, isOfGoods }: { rows: readonly Row[]; isOfGoods: (written: string) => boolean },
): boolean {
  const features = featuresOf(clause);
  const counted = [...clause.matchAll(COUNTED)].filter(([written]) => !isOfGoods(written));
  const isRanged = rows.some(({ range }) => range !== null);
  const met = rows.map(({ words, range }) => {
    const own = [...words].filter((word) => features.has(word));
    const isIn =
      range !== null &&
      counted.some(([, number, unit = ""]) => {
        const value = numberOf(number);
        return (
          range.unit !== "" && unitOf(unit) === range.unit && value >= range.from && value <= range.until
        );
      });
    // Of a table of ranges, nobody asks for one who names none.
    const isTold = isIn || (!isRanged && own.some(isValue));
    const values = [...words].filter(isValue);
    const isWhole =
      (range === null ? own.length > values.length || words.size === values.length : isIn) &&
      values.every((value) => features.has(value));
    return { isMet: own.length > 0 || isIn, isWhole, isTold };
  });
  const partly = met.filter(({ isMet }) => isMet);
  return partly.length > 1 && !partly.some(({ isWhole }) => isWhole) && partly.some(({ isTold }) => isTold);
}
