import { NUMBER_WORDS, readCount } from "../text/numberWords.ts";
import { findAll, take, type Page } from "../text/page.ts";
import type { Piece, PieceOf } from "./piece.ts";

const COUNT = `(\\d{1,2}|${NUMBER_WORDS})`;
const INSTALMENTS = new RegExp(
  `(?<![\\p{L}\\p{N}.,$])${COUNT} ?(?:cuotas?|cuotitas?|pagos?|parcelas?|vezes|msi|meses sin interes(?:es)?)(?![\\p{L}\\p{N}])` +
    `|(?<=(?<![\\p{L}])(?:en|em|ate|hasta|por|de|no cartao) )(\\d{1,2}) ?x(?![\\p{L}\\p{N}])` +
    `|(?<![\\p{L}\\p{N}.,$])(\\d{1,2}) ?x(?= (?:de (?:r?\\$|\\d)|sem juros|sin interes|com juros|con interes))` +
    `|(?<![\\p{L}\\p{N}])(?:ahora|cuota simple) ?(3|6|9|12|18|24|30)(?!\\d)`,
  "gu",
);
const FREE = /sin ?(?:ningun )?interes|sem juros|s\/ ?int|interest.?free|0 ?% de interes|sin recargo/;
const COSTLY = /con interes|com juros|tem juros|con recargo|tienen interes/;

/** "3 cuotas sin interés", "em até 6x sem juros", "Ahora 12". */
export function readInstalments(page: Page, sentenceOf: (at: number) => string): PieceOf<"instalments">[] {
  const pieces: PieceOf<"instalments">[] = [];
  for (const match of findAll(page, INSTALMENTS)) {
    const count = readCount(match[1] ?? match[2] ?? match[3] ?? match[4] ?? "");
    if (count === null || count < 2) continue;
    const sentence = sentenceOf(match.start);
    const interestFree = FREE.test(sentence) ? true : COSTLY.test(sentence) ? false : null;
    const upTo = /(?:hasta|ate)(?: en| em)? ?$/.test(
      page.folded.slice(Math.max(0, match.start - 12), match.start),
    );
    pieces.push({ kind: "instalments", start: match.start, end: match.end, count, interestFree, upTo });
    take(page, match);
  }
  return pieces;
}

const PERCENT = new RegExp(
  `(?<![\\p{L}\\p{N}.,]|\\$ ?)(\\d{1,3}(?:[.,]\\d{1,2})?|${NUMBER_WORDS}) ?(?:%|por ?ciento|por ?cento|(?=off\\b|de (?:descuent|descont|rebaj)))`,
  "gu",
);
const DISCOUNT =
  /descuent|desconto|\boff\b|\bdto\b|rebaj|\bmenos\b|ahorr|promo|bonific|reintegro|cashback|transfer|efectivo|\bpix\b|cupon|cupom|codigo|debito|boleto|economiz|barat|\bbaja\b|aplicado|oferta|pagando|\bextra\b|discount|a mais|segunda|segundo|descont|ganh|\bganas\b|\bte da\b|abajo|debajo|abaixo/;
const COMPOSITION =
  /^ ?(?:de )?(?:algod|poliest|lycra|licra|elast|lana|lino|seda|cuero|nylon|poliamid|viscosa|real|natural|origin|segur|garant|recicl|vegan|agua|humedad|bateria|carga|nacional|argentin|puro)/;

/** "50 % en 30 minutos" is how full a battery is. */
const CHARGE = /^(?!.*\b(?:descuent|descont|off\b)).*\b(?:carga|cargan|bateria|battery|charges?)\b/;

/** Percentages that are discounts; what something is made of is none. */
export function readPercents(page: Page, sentenceOf: (at: number) => string): PieceOf<"percent">[] {
  const pieces: PieceOf<"percent">[] = [];
  for (const match of findAll(page, PERCENT)) {
    const written = match[1] ?? "";
    const percent = /^\d/.test(written) ? Number(written.replace(",", ".")) : readCount(written);
    const after = page.folded.slice(match.end, match.end + 20);
    // "dos mil de descuento" is money.
    if (
      percent === null ||
      percent > 100 ||
      COMPOSITION.test(after) ||
      CHARGE.test(sentenceOf(match.start)) ||
      !DISCOUNT.test(sentenceOf(match.start))
    )
      continue;
    pieces.push({ kind: "percent", start: match.start, end: match.end, percent });
    take(page, match);
  }
  return pieces;
}

const FREE_SHIPPING =
  /(?:envios?|entregas?|frete|despachos?)[^.;\n]{0,30}?\b(?:gratis|gratuit[oa]s?|zero|cero|sin cargo|sin costo|sem custo|bonificad[oa]s?|de regalo|free|por (?:nuestra|nossa|mi|minha) (?:cuenta|conta)|a cargo nuestro|isent[oa]|presente nosso)\b|free shipping|(?:no|nao) (?:pagas|paga|te cobramos|cobramos) (?:el |o )?(?:envio|frete)\b|(?:delivery|shipping) (?:is free|won.t cost)|(?:gratis|sin cargo|bonific\w+|regalamos)(?: [a-z]+){0,2} (?:envio|frete)\b/g;

/** The delivery is said to cost nothing. Picking up without a charge is something else. */
export function readFreeShipping(page: Page): Piece[] {
  const pieces: Piece[] = [];
  for (const match of findAll(page, FREE_SHIPPING)) {
    const before = page.folded.slice(Math.max(0, match.start - 30), match.start);
    if (/\b(?:no|sin|nao|sem)(?: [a-z]+){0,2} $/.test(before) || /retir|no es|nao e\b/.test(match[0]))
      continue;
    pieces.push({ kind: "free_shipping", start: match.start, end: match.end });
  }
  return pieces;
}
