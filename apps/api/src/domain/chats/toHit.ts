import type { ChatHit } from "@platform/contract";
import { numbersIn } from "../../chatSearch/numbers.ts";
import type { SearchQuery } from "../../chatSearch/query.ts";
import { wordsOf } from "../../chatSearch/words.ts";

/** What was found, with everything that it may have been found by. */
export interface FoundRow extends Omit<ChatHit, "field" | "text" | "marks"> {
  key: string;
  text: string | null;
  transcript: string | null;
  fileName: string | null;
  note: string | null;
}

type Mark = [from: number, to: number];

/** What is shown before the first mark, and in all. */
const BEFORE = 40;
const MOST = 180;
const MAX_MARKS = 20;

/** Shows where a row has what was asked for: the field with most of it, cut to what is around the first mark. */
export function toHit(
  { key: _key, transcript, fileName, note, ...row }: FoundRow,
  query: SearchQuery,
): ChatHit {
  const fields: [ChatHit["field"], string | null][] =
    row.kind === "contact"
      ? [
          ["name", row.contactName],
          ["phone", row.contactPhone],
        ]
      : [
          ["text", row.text],
          ["transcript", transcript],
          ["fileName", fileName],
          ["note", note],
        ];
  const marked = fields.flatMap(([field, text]) =>
    text === null ? [] : [{ field, text, marks: marksIn(text, query) }],
  );
  const best = marked.toSorted((a, b) => b.marks.length - a.marks.length)[0];
  const { field, text, marks } = best ?? { field: "name" as const, text: "", marks: [] };
  return { ...row, field, ...cut(text, marks) };
}

/** A number that was asked for is marked as one; otherwise each of the words. */
function marksIn(text: string, query: SearchQuery): Mark[] {
  const numbers = query.numbers.length === 0 ? [] : numbersIn(text);
  const asked = numbers
    .filter((number) => query.numbers.some((form) => number.replaceAll(/\D/g, "").includes(form)))
    .map((number): Mark => [text.indexOf(number), text.indexOf(number) + number.length]);
  if (asked.length > 0) return asked;
  return wordsOf(text)
    .filter((word) => query.isMeant(word))
    .map(({ start, end }): Mark => [start, end]);
}

function cut(text: string, marks: readonly Mark[]): { text: string; marks: Mark[] } {
  const first = marks[0]?.[0] ?? 0;
  const from = text.length <= MOST || first <= BEFORE ? 0 : beginOfWord(text, first - BEFORE);
  const to = endOfSign(text, from + MOST);
  const [head, tail] = [from > 0 ? "…" : "", to < text.length ? "…" : ""];
  const moved = marks
    .filter(([start, end]) => start >= from && end <= to)
    .slice(0, MAX_MARKS)
    .map(([start, end]): Mark => [start - from + head.length, end - from + head.length]);
  return { text: head + text.slice(from, to) + tail, marks: moved };
}

function beginOfWord(text: string, near: number): number {
  const blank = text.slice(near, near + BEFORE).search(/\s/);
  return blank === -1 ? endOfSign(text, near) : near + blank + 1;
}

/** Never in the middle of a sign of two halves. */
function endOfSign(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text[at] ?? "") ? at + 1 : at;
}
