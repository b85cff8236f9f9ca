import type { Span } from "./page.ts";

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

const WORD = `(?:${[...VALUES.keys(), "mil", "millon", "millones", "milhao", "milhoes"].sort((a, b) => b.length - a.length).join("|")})`;

/** A number in words inside a larger pattern: one word, or several joined by blanks, "y" and "e". */
export const NUMBER_WORDS = `${WORD}(?:(?: (?:y|e))? ${WORD})*`;
const NUMBER = new RegExp(`(?<![\\p{L}\\p{N}])${NUMBER_WORDS}(?![\\p{L}\\p{N}])`, "gu");

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

/** "12", "doce" → 12. */
export function readCount(text: string): number | null {
  return /^\d+$/.test(text) ? Number(text) : numberInWords(text);
}

/** Numbers in words of a folded text, with their places. */
export function findNumberWords(folded: string): (Span & { value: number })[] {
  return [...folded.matchAll(NUMBER)].flatMap((match) => {
    const value = numberInWords(match[0]);
    return value === null ? [] : [{ start: match.index, end: match.index + match[0].length, value }];
  });
}
