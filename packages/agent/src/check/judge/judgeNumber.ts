import type { Fact } from "../../result.ts";
import type { PieceOf } from "../read/piece.ts";
import { matchesOf } from "../text/matches.ts";
import { foldSame } from "../text/page.ts";
import { remembered } from "../text/remembered.ts";
import { judgePercent } from "./judgeConditions.ts";
import { intersects } from "../know/matchStatement.ts";
import { rootsOf } from "../text/words.ts";
import { piecesNear, sentenceText, type Judging } from "./context.ts";
import { productsAt } from "./judgeTrait.ts";
import { approved, backed, ECHO, unbacked, wrong, type Judgement } from "./judgement.ts";

const folded = remembered((text) => foldSame(text));

/** A number of whatever sort must stand in what tools, merchant or customer said. */
export function judgeNumber(piece: PieceOf<"number">, judging: Judging): Judgement | null {
  const { know, customer, spoken, read } = judging;
  if (piece.comparable === true) return judgeComparable(piece, judging);
  const written = wordsOf(piece);
  if (piece.number === know.today.day.slice(0, 4)) return ECHO;
  if (piece.percent && piecesNear(judging, piece, "coupon").length > 0)
    return judgePercent(
      { ...piece, kind: "percent", percent: Number(piece.number.replace(",", ".")) },
      judging,
    );
  // The prompt is for the model.
  const own = piece.part === null ? null : productsAt(piece, judging);
  const source = know.measured.find(
    ({ source: by, text, product }) =>
      by !== "prompt" &&
      (product === null || own === null || own.has(product)) &&
      written.test(folded(text)) &&
      // "Durante 15 días" of one thing is no word of another.
      (product !== null || !TIME.test(piece.part ?? "") || isSaidOf(text, { written, judging, piece })),
  );
  if (source !== undefined) return approved(source);
  const price = piece.percent ? undefined : priceOf(piece.number, judging);
  if (price !== undefined) return backed([price.id]);
  const isOwn = (subject: string | null): boolean =>
    own === null || subject === null || !know.products.has(subject) || own.has(subject);
  const fact = know.facts.find(({ text, subject }) => isOwn(subject) && written.test(folded(text)));
  if (fact !== undefined) return backed([fact.id]);
  // "Somos 6": for so many.
  if (
    /^(?:personas?|pessoas?|people)$/.test(piece.part ?? "") &&
    new RegExp(`(?<!\\d)${piece.number}(?!\\d)`).test(customer.folded)
  )
    return ECHO;
  if (written.test(customer.folded) || spoken.some((text) => written.test(foldSame(text)))) return ECHO;
  return unbacked(`Ningún dato dice "${read.page.raw.slice(piece.start, piece.end)}".`);
}

const TIME = /^(?:dia|semana|mes|ano|ve[cz]|a las)$/;

/** The sentence that tells a number shares a word with the one that repeats it. */
function isSaidOf(
  text: string,
  { written, judging, piece }: { written: RegExp; judging: Judging; piece: PieceOf<"number"> },
): boolean {
  const said = rootsOf(
    sentenceText(judging, piece).replace(/\b(?:dias?|semanas?|mes(?:es)?|anos?|ve[cz](?:es)?)\b/g, " "),
  );
  return folded(text)
    .split(/(?<=[.\n])/)
    .some((sentence) => written.test(sentence) && intersects(rootsOf(sentence), said));
}

/** Half of what is said stands there. */
function sharesMost(said: ReadonlySet<string>, text: string): boolean {
  const roots = rootsOf(text);
  const shared = [...said].filter((root) => roots.has(root)).length;
  return shared > 0 && shared * 2 >= said.size;
}

const COSTS =
  /^ \p{L}+ (?:te )?(?:son|salen|quedan|serian|ficam|saem|seriam|are|cost)(?: (?:a|en|por))? (?:r|ar)?\$/u;
const IS_NAME = /\p{Lu}\p{L}+ $/u;

/** How many, or which, the product is described with: of what its description tells another of, this is false. */
function judgeComparable(piece: PieceOf<"number">, judging: Judging): Judgement | null {
  const { know, read, customer } = judging;
  const own = productsAt(piece, judging);
  // "Para 5 meses": as old as the customer said.
  const written = `${piece.number} ${piece.part ?? ""}`;
  if (/\b(?:para|for) $/.test(read.page.folded.slice(0, piece.start)) && customer.folded.includes(written))
    return ECHO;
  // "8 docenas son $ 76.800": so many are bought.
  if (COSTS.test(read.page.folded.slice(piece.end, piece.end + 60))) return null;
  const word = (piece.part ?? "").replace(/(?:es|s)$/, "");
  const number = piece.number.replace(/[.,]/, "[.,]");
  const after = new RegExp(`\\b${word}\\p{L}{0,2} (?:version |v)?([a-z]?\\d+(?:[.,]\\d+)?)`, "gu");
  const before = new RegExp(`(?<![\\d.,])(\\d+) (?:\\p{L}+ )?${word}(?:s|es)?(?!\\p{L})`, "gu");
  const said = rootsOf(sentenceText(judging, piece));
  for (const root of rootsOf(piece.part ?? "")) said.delete(root);
  const isName = IS_NAME.test(read.page.raw.slice(0, piece.start));
  const told = know.measured.flatMap(({ text, product, source }) =>
    folded(text)
      .split(product === null && !isName ? /(?<=[.\n])/ : /$/)
      .filter((part) =>
        product === null
          ? isName || ((source === "knowledge" || source === "article") && sharesMost(said, part))
          : own?.has(product) === true,
      )
      .flatMap((part) =>
        [...matchesOf(part, after), ...matchesOf(part, before)].map(([, value = ""]) => value),
      ),
  );
  if (told.length === 0 || told.some((value) => new RegExp(`^${number}$`).test(value))) return null;
  return wrong(`La tienda dice ${told.join(", ")} ${piece.part ?? ""}.`);
}

/** "Antes 420, ahora 357 mil", "el kilo 10200": a price of something, in full or in thousands. */
function priceOf(number: string, { know }: Judging): Fact | undefined {
  const plain = Number(number.replace(/[.,]/g, ""));
  return know.facts.find(
    ({ kind, value }) =>
      (kind === "price" || kind === "promotional_price") &&
      (value === plain * 100 || value === plain * 100_000),
  );
}

/** The number by itself; a percentage with its sign, a part's beside the part. */
function wordsOf({ number, percent, part }: PieceOf<"number">): RegExp {
  const plain = number.replace(/[.,]/g, "[.,]");
  const whole = `(?<![\\d.,])${plain}${percent ? " ?%" : "(?![\\d]|[.,]\\d)"}`;
  return new RegExp(part === null ? whole : `${part}[^.;\\n]{0,15}${whole}|${whole}[^.;\\n]{0,15}${part}`);
}
