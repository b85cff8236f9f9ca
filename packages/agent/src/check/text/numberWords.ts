import { SMALL_ENGLISH } from "./englishNumbers.ts";
import { matchesOf } from "./matches.ts";
import type { Span } from "./page.ts";
import { treeOf } from "./treeOf.ts";

/** Spanish and Portuguese, folded; the place in the list is the number. */
const SMALL =
  "cero|zero;un|uno|una|um|uma;dos|dois|duas;tres;cuatro|quatro;cinco;seis;siete|sete;ocho|oito;nueve|nove;diez|dez;once|onze;doce|doze;trece|treze;catorce|quatorze;quince|quinze;dieciseis|dezesseis;diecisiete|dezessete;dieciocho|dezoito;diecinueve|dezenove;veinte|vinte;veintiuno|veintiun|veintiuna;veintidos;veintitres;veinticuatro;veinticinco;veintiseis;veintisiete;veintiocho;veintinueve";
const TENS =
  "treinta|trinta;cuarenta|quarenta;cincuenta|cinquenta;sesenta|sessenta;setenta;ochenta|oitenta;noventa";
const HUNDREDS =
  "cien|ciento|cem|cento;doscientos|doscientas|duzentos|duzentas;trescientos|trescientas|trezentos|trezentas;cuatrocientos|cuatrocientas|quatrocentos|quatrocentas;quinientos|quinientas|quinhentos|quinhentas;seiscientos|seiscientas|seiscentos|seiscentas;setecientos|setecientas|setecentos|setecentas;ochocientos|ochocientas|oitocentos|oitocentas;novecientos|novecientas|novecentos|novecentas";

const VALUES = new Map<string, number>([
  ...valuesOf(SMALL, (place) => place),
  ...valuesOf(TENS, (place) => 30 + 10 * place),
  ...valuesOf(HUNDREDS, (place) => 100 * (place + 1)),
]);
const PLAIN = [...VALUES.keys()];
// "cinquentinha", "vintão", "quinientitos"
const STEMS = new Set<string>();
for (const [word, value] of new Map(VALUES)) {
  if (value !== 10 && (value < 20 || value % 10 !== 0)) continue;
  const stem = word.replace(/[aeo]s?$/, "");
  STEMS.add(stem);
  for (const ending of ["inha", "inho", "inhos", "ita", "ito", "itos", "ao"])
    VALUES.set(stem + ending, value);
}
/** "un diez por ciento": the first is no number, beside another one. */
const ONE = new Set(["un", "uno", "una", "um", "uma"]);

const BIG = ["mil", "millon", "millones", "milhao", "milhoes"];
const counted = PLAIN.filter((word) => !ONE.has(word));
const COUNTED = `${treeOf(STEMS)}(?:inh(?:a|os?)|it(?:a|os?)|ao)|${treeOf(counted)}`;
const WORD = `(?:${COUNTED}|${treeOf(BIG)}|${treeOf(ONE)}(?! (?:${COUNTED})(?![\\p{L}])))`;

/** One word, or several joined by blanks, "y" and "e". None has more than ten. */
const seriesOf = (word: string): string => `${word}(?:(?: [ye])? ${word}){0,9}`;
const NUMBER = new RegExp(`(?<![\\p{L}\\p{N}])${seriesOf(WORD)}(?![\\p{L}\\p{N}])`, "gu");

/**
 * A number in words inside a larger pattern, which is for a text `withNumbers`. With the words themselves in two dozen
 * patterns, V8 took 40 MB to make code of them, and held 10.
 */
export const NUMBER_WORDS = seriesOf("[A-Z]+\\b");

/** Behind a number, in such a text. */
export const PER_CENT = "por ?(?:ciento|CIENTO|cento|CENTO)";

/** A folded text with its numbers in words in capitals, of which it has no others: "quedan TREINTA y DOS". */
export function withNumbers(folded: string): string {
  return folded.replace(NUMBER, (words) =>
    words.replace(/\w+/g, (word) => (word === "y" || word === "e" ? word : word.toUpperCase())),
  );
}

/** All matches in a text `withNumbers`, in the letters of the folded one. */
export function matchesWithNumbers(text: string, pattern: RegExp): RegExpExecArray[] {
  const matches = matchesOf(text, pattern);
  for (const match of matches)
    for (const [index, group] of match.entries()) {
      // A group that took no part is undefined, whatever its type says.
      if ((group as string | undefined) !== undefined) match[index] = group.toLowerCase();
    }
  return matches;
}

function valuesOf(list: string, value: (place: number) => number): [string, number][] {
  return list
    .split(";")
    .flatMap((words, place) => words.split("|").map((word): [string, number] => [word, value(place)]));
}

/** "ochenta y nueve mil novecientos" → 89900; null where a word is no number. */
export function numberInWords(words: string): number | null {
  let total = 0;
  let group = 0;
  for (const word of words.split(/\s+/)) {
    const value = VALUES.get(word);
    if (value !== undefined) group += value;
    else if (word === "mil") {
      total += (group || 1) * 1_000;
      group = 0;
    } else if (/^mil(?:lon|lones|hao|hoes)$/.test(word)) {
      total = (total + (group || 1)) * 1_000_000;
      group = 0;
    } else if (word !== "y" && word !== "e") return null;
  }
  return total + group;
}

/** Few enough to count by. */
const ENGLISH = SMALL_ENGLISH.slice(0, 13);
export const ENGLISH_WORDS = ENGLISH.slice(1).join("|");

/** "12", "doce", "twelve", "un par de" → 12, 12, 12, 2. */
export function readCount(text: string): number | null {
  if (text.endsWith("par de")) return 2;
  const english = ENGLISH.indexOf(text);
  if (english !== -1) return english;
  return /^\d+$/.test(text) ? Number(text) : numberInWords(text);
}

/** "oitenta e nove e noventa": where a number goes up again, what follows are its hundredths. */
function withHundredths(words: string): { value: number; hundredths: number | undefined } | null {
  const parts = words.split(/\s+/);
  let last = Number.POSITIVE_INFINITY;
  for (const [index, word] of parts.entries()) {
    const value = VALUES.get(word);
    if (value === undefined) {
      if (word !== "e") last = Number.POSITIVE_INFINITY;
      continue;
    }
    const rest = numberInWords(parts.slice(index).join(" "));
    if (value >= last && value >= 10 && parts[index - 1] === "e" && rest !== null && rest < 100) {
      const whole = numberInWords(parts.slice(0, index - 1).join(" "));
      return whole === null ? null : { value: whole, hundredths: rest };
    }
    last = value;
  }
  const value = numberInWords(words);
  return value === null ? null : { value, hundredths: undefined };
}

/** Numbers in words of a folded text, with their places. */
export function findNumberWords(
  folded: string,
): (Span & { value: number; hundredths: number | undefined })[] {
  return matchesOf(folded, NUMBER).flatMap((match) => {
    const read = withHundredths(match[0]);
    return read === null ? [] : [{ start: match.index, end: match.index + match[0].length, ...read }];
  });
}
