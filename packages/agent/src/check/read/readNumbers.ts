import { remembered } from "../text/remembered.ts";
import { matchesOf } from "../text/matches.ts";
import { findAll, foldSame, type Page, type Span } from "../text/page.ts";
import type { Sentence } from "../text/sentences.ts";
import type { PieceOf } from "./piece.ts";
import { sentenceAt } from "./readStock.ts";

/** Up to here a number may only count: "las 3 opciones", "en 2 pasos". */
const HARMLESS = 12;
const NUMBER =
  /(?<![\p{L}\p{N}.,:/#@_+-]|\+ )(\d{1,6}(?:[.,]\d{1,3})?)(?:( ?%)|(?![\p{L}\p{N}/:_-]|[.,]\d| ?%))/gu;
/** "taco de 7": what has no unit where everybody knows it. */
const SIZED =
  /\b(taco|salto|cana|cano|plataforma|suela|largo|ancho|alto|altura|comprimento|largura|profundidad|profundidade|diametro|pantalla|tela|heel|shaft)(?: (?:es|mide|de|e|tem|tiene|is))*:? $/;

/** "para 6 personas": what goods have a number of. */
const COUNTED =
  /^ (personas?|pessoas?|people|plazas|puertas?|portas?|cajones|gavetas|estantes|prateleiras|piezas|pecas|pieces|aplicaciones|porciones|porcoes|usos|lavados|velocidades|bolsillos|bolsos|compartimentos|canales|nucleos|cuotas de|sobres|capsulas|comprimidos|saquitos|hojas)\b/;

/** "Cada 15 días", "desde los 6 meses": how often or from when a thing is used. */
const TIMED = /^ (dia|semana|mes|ano|ve[cz])(?:e?s)?\b/;
const OFTEN = /\b(?:cada|durante|por|(?:menos|mas) de|(?:desde|a partir de)(?: l[oa]s)?)(?: unos)? $/;
/** "Tenés 30 días, sin uso", "em até 30 dias": how long something may be done. */
const HOLDS =
  /\b(?:tenes|tienes|tiene|tem|dentro de(?: l[oa]s)?|(?:em|en) (?:ate|hasta)|within)(?: un plazo de)? $/;
/** "10% de vitamina C": a share of something, and no discount. */
const SHARE_OF = /^ de (?!descuent|descont|rebaj|recargo|interes|bonific|reintegro)(\p{L}{4,})/u;
/** "Windows 11": read of the raw text, for its capital. */
const NAMED =
  /(?<=\p{Ll},? )(\p{Lu}\p{L}{2,}) (\d{1,2})(?![\p{L}\p{N}:%]|[.,/-]\d| de | (?:cuotas|unidades))/gu;
const SOME = /(?<![\p{L}\p{N}.,$:/-])(\d{1,3}) (\p{L}{5,})(?![\p{L}\p{N}])/gu;
const VERSION =
  /(?<!\p{L})(\p{L}{3,}) (?:version |v)?(\d{1,2}[.,]\d|[a-z]\d{1,3})(?![\p{L}\p{N}%]|[.,]\d| ?(?:kg|cm|gb|g|m|l|lts?|litros|horas|hs|w|ml)(?!\p{L}))/gu;
/** "a las 11": when something begins. */
const BEGINS = /\ba las? $/;

/** Denied, supposed or of somebody's body; about so many; of a time of day. */
const UNCLAIMED =
  /\b(?:(?:agot|esgot)ad[oa]s?|se (?:agot|acab|termin)(?:o|aron)|no|nao|not|ni|nem|si es|se for|por ejemplo|por exemplo|for example|if)\b|n['’]t\b/;
const ASIDE =
  /\b(?:usas?|calzas?|calca|uses?|wear|unos|unas|uns|umas|aprox\w*|about|around|a las|as|at|feliz|el|anos?) $/;

export const AT = "a las";

/** Beside what the number has to stand, too. */
function partBeside(before: string, after: string, isPercent: boolean): string | null {
  if (isPercent) return SHARE_OF.exec(after)?.[1] ?? null;
  if (BEGINS.test(before)) return AT;
  const timed = OFTEN.test(before) || HOLDS.test(before) ? TIMED.exec(after)?.[1] : undefined;
  return SIZED.exec(before)?.[1] ?? COUNTED.exec(after)?.[1] ?? timed ?? null;
}

/**
 * Numbers that nobody has understood as anything else, and that are none of a few things counted: what tells such a
 * number has it from somewhere.
 */
export function readNumbers(
  page: Page,
  { sentences, taken }: { sentences: readonly Sentence[]; taken: readonly Span[] },
): PieceOf<"number">[] {
  const claimed = remembered((text) => !UNCLAIMED.test(text.replace(/^(?:no|nao),/, "")));
  const isClaimed = ({ start, end }: Span): boolean => {
    const sentence = sentenceAt(sentences, start);
    if (sentence === undefined || sentence.question) return false;
    if (taken.some((span) => span.start < end && span.end > start)) return false;
    return claimed(page.folded.slice(sentence.start, sentence.end));
  };
  return [...plainNumbers(page, sentences), ...comparable(page)].filter(isClaimed);
}

function plainNumbers(page: Page, sentences: readonly Sentence[]): PieceOf<"number">[] {
  return [...findAll(page, NUMBER)].flatMap(({ start, end, 1: number = "", 2: percent }) => {
    const from = sentenceAt(sentences, start)?.start ?? start;
    const before = page.folded.slice(Math.max(from, start - 30), start);
    const part = partBeside(before, page.folded.slice(end, end + 24), percent !== undefined);
    if (part === null && percent === undefined && Number(number.replace(",", ".")) <= HARMLESS) return [];
    if (percent === undefined && part === null && ASIDE.test(before)) return [];
    return [{ kind: "number" as const, start, end, number, percent: percent !== undefined, part }];
  });
}

/** "Bluetooth 5.3", "tamaño A4", "8 programas": false only of what is described with another of the same. */
function comparable(page: Page): PieceOf<"number">[] {
  if (!/\d/.test(page.folded)) return [];
  const of = (start: number, number: string, part: string): PieceOf<"number"> => {
    const end = start + number.length;
    return { kind: "number", start, end, number, percent: false, part, comparable: true };
  };
  return [
    ...[...findAll(page, VERSION)].map(({ end, 1: part = "", 2: number = "" }) =>
      of(end - number.length, number, part),
    ),
    ...matchesOf(page.raw, NAMED).map(({ index, 0: { length }, 1: part = "", 2: number = "" }) =>
      of(index + length - number.length, number, foldSame(part)),
    ),
    ...[...findAll(page, SOME)].map(({ start, 1: number = "", 2: noun = "" }) => of(start, number, noun)),
  ];
}
