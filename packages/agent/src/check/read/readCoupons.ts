import { matchesOf } from "../text/matches.ts";
import { BLOT, findAll, take, type Page } from "../text/page.ts";
import type { PieceOf } from "./piece.ts";

const WORD =
  "(?:cupon(?:es)?|cupom|cupons|codigos?(?! (?:de (?:seguimiento|rastre|barras|area)|postal))|coupon|code|voucher)";
const NAMED = new RegExp(
  `(?<![\\p{L}])${WORD}(?: (?:de descuento|de desconto|promocional|es|e|para hoy|vigente|:|llamado|un|el|o))*[ :*_"«“'-]+([a-z0-9][a-z0-9_-]{2,24})(?![\\p{L}])`,
  "gu",
);
/** "usá el código bienvenida": what somebody is told to type is a code, however it is written. */
const TYPED =
  /\b(?:us[ae]|usas|usando|pone|poniendo|ingresa|ingresando|aplica|aplicando|carga|cargando|insira|aplique|enter|apply) (?:el |o |la |the )?(?:cupon|codigo|cupom|code|coupon)(?: de descuento| de desconto| promocional)?[ :"“«']+((?![a-z]+mente)[a-z][a-z0-9_-]{3,24})(?=["”»']|$|[.,;:!?)\n]| (?:y|e|al|ao|en|no|na|para|por|at|for|and|antes)(?!\p{L}))/gu;
const SHOUTED =
  /(?<![\p{L}\p{N}@./#-])(?=[A-Z0-9_-]*[A-Z]{3})(?=[A-Z0-9_-]*\d)[A-Z][A-Z0-9_-]{3,24}(?![\p{L}\p{N}@/-]|\.[\p{L}\p{N}])/gu;
const COUPON_CUE =
  /cupon|cupom|codigo|descuent|desconto|off\b|\bus(?:a|as|ar|ando|aste|alo)\b|aplic|ingres|poniendo|pone\b|aplica|con\b|use\b|vale\b|%|desde/;
const NO_CODE =
  /^(?:de|del|que|para|vigentes?|disponibles?|activos?|hoy|ahora|aca|aqui|online|abajo|abaixo|acima|below|above|siguiente|seguinte|anterior|recebido|recibido|correcto|enviado|por|con|sin|en|es|son|y|o|a|al|te|tu|tus|el|la|los|las|un|una|valid[oa]s?|da|do|na|no|se|seu|postal|promocional|descuento|desconto|cuando|al pagar|pagar|tenes|hay)$/;

type Coupon = PieceOf<"coupon">;

/** Codes that a tool returned, wherever they stand. */
export function readKnownCoupons(page: Page, known: readonly string[]): Coupon[] {
  return known.flatMap((code) => {
    const folded = code.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const whole = new RegExp(`(?<![\\p{L}\\p{N}])${folded}(?![\\p{L}\\p{N}])`, "gu");
    return [...findAll(page, whole)].map((match) => couponAt(page, match.start, code.length));
  });
}

/** Codes that are named as such, and shouted ones with digits where a discount is spoken of. */
export function readCoupons(page: Page, sentenceOf: (at: number) => string): Coupon[] {
  const pieces: Coupon[] = [];
  for (const match of findAll(page, NAMED)) {
    const code = match[1] ?? "";
    const start = match.end - code.length;
    const written = page.raw.slice(start, match.end);
    // A plain word after "código" is a word; a code shouts or has digits.
    if (NO_CODE.test(code) || !(/\d/.test(code) || written === written.toUpperCase())) continue;
    pieces.push(couponAt(page, start, code.length));
  }
  for (const match of findAll(page, TYPED)) {
    const code = match[1] ?? "";
    if (!NO_CODE.test(code))
      pieces.push(couponAt(page, match.start + match[0].lastIndexOf(code), code.length));
  }
  for (const match of matchesOf(page.raw, SHOUTED)) {
    const taken = page.free.slice(match.index, match.index + match[0].length).includes(BLOT);
    if (!taken && COUPON_CUE.test(sentenceOf(match.index)))
      pieces.push(couponAt(page, match.index, match[0].length));
  }
  return pieces;
}

function couponAt(page: Page, start: number, length: number): Coupon {
  const end = start + length;
  take(page, { start, end });
  return { kind: "coupon", start, end, code: page.raw.slice(start, end) };
}
