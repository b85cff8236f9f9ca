import { remembered } from "../text/remembered.ts";
import { findAll, type Page, type Span } from "../text/page.ts";
import type { Sentence } from "../text/sentences.ts";
import type { PieceOf } from "./piece.ts";
import { sentenceAt } from "./readStock.ts";

/** Up to here a number may only count: "las 3 opciones", "en 2 pasos". */
const HARMLESS = 12;
const NUMBER = /(?<![\p{L}\p{N}.,:/#@_+-]|\+ )(\d{1,6}(?:[.,]\d{1,3})?)( ?%)?(?![\p{L}\p{N}/:_-]|[.,]\d)/gu;
/** "taco de 7": what has no unit where everybody knows it. */
const SIZED =
  /\b(taco|salto|cana|cano|plataforma|suela|largo|ancho|alto|altura|comprimento|largura|profundidad|profundidade|diametro|pantalla|tela|heel|shaft)(?: (?:es|mide|de|e|tem|tiene|is))*:? $/;

/** "para 6 personas": what goods have a number of. */
const COUNTED =
  /^ (personas?|pessoas?|people|plazas|puertas?|portas?|cajones|gavetas|estantes|prateleiras|piezas|pecas|pieces|aplicaciones|porciones|porcoes|usos|lavados|velocidades|bolsillos|bolsos|compartimentos|canales|nucleos|cuotas de|sobres|capsulas|comprimidos|saquitos|hojas)\b/;

/** Denied, supposed or of somebody's body; about so many; of a time of day. */
const UNCLAIMED = /\b(?:no|nao|not|ni|nem|si es|se for|por ejemplo|por exemplo|for example|if)\b|n['’]t\b/;
const ASIDE =
  /\b(?:usas?|calzas?|calca|uses?|wear|unos|unas|uns|umas|aprox\w*|about|around|a las|as|at|feliz|el|anos?) $/;

/**
 * Numbers that nobody has understood as anything else, and that are none of a few things counted: what tells such a
 * number has it from somewhere.
 */
export function readNumbers(
  page: Page,
  { sentences, taken }: { sentences: readonly Sentence[]; taken: readonly Span[] },
): PieceOf<"number">[] {
  const claimed = remembered((text) => !UNCLAIMED.test(text));
  return [...findAll(page, NUMBER)].flatMap(({ start, end, 1: number = "", 2: percent }) => {
    const sentence = sentenceAt(sentences, start);
    if (sentence === undefined || sentence.question) return [];
    const before = page.folded.slice(Math.max(sentence.start, start - 30), start);
    const part = SIZED.exec(before)?.[1] ?? COUNTED.exec(page.folded.slice(end, end + 20))?.[1] ?? null;
    if (part === null && percent === undefined && Number(number.replace(",", ".")) <= HARMLESS) return [];
    if (percent === undefined && ASIDE.test(before)) return [];
    if (taken.some((span) => span.start < end && span.end > start)) return [];
    if (!claimed(page.folded.slice(sentence.start, sentence.end))) return [];
    return [{ kind: "number" as const, start, end, number, percent: percent !== undefined, part }];
  });
}
