import { matchesOf } from "../text/matches.ts";
import { findEnglishNumbers } from "../text/englishNumbers.ts";
import { ENGLISH_WORDS, NUMBER_WORDS, readCount } from "../text/numberWords.ts";
import { findAll, take, type Page } from "../text/page.ts";
import type { Sentence } from "../text/sentences.ts";
import { denialAt } from "./denials.ts";
import type { Piece, PieceOf } from "./piece.ts";

const COUNT = `(\\d{1,2}|${ENGLISH_WORDS}|${NUMBER_WORDS})`;
const INSTALMENTS = new RegExp(
  `(?<![\\p{L}\\p{N}.,$])${COUNT} ?(?:cuotas?|cuotitas?|mensualidades|pagos?|parcelas?|vezes|msi|meses sin interes(?:es)?|(?:interest.free )?instal?lments)(?![\\p{L}\\p{N}])` +
    `|(?<=(?<![\\p{L}])(?:en|em|ate|hasta|por|de|no cartao|sale|sai|o|ou) )(\\d{1,2}) ?x(?![\\p{L}\\p{N}])` +
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
  for (const match of findAll(page, LISTED)) {
    const interestFree = FREE.test(sentenceOf(match.start)) ? true : null;
    for (const { index, 0: digits } of matchesOf(match[1] ?? "", /\d+/g)) {
      const start = match.end - (match[1] ?? "").length + index;
      const end = start + digits.length;
      pieces.push({ kind: "instalments", start, end, count: Number(digits), interestFree, upTo: false });
    }
    take(page, match);
  }
  return pieces.length === 0 ? pieces : [...pieces, ...alsoCounted(page, sentenceOf)];
}

/** "a meses sin intereses: 3, 6, 9 y 12", "cuotas de 3, 6 o 12" */
const LISTED =
  /\b(?:cuotas|meses|mensualidades|pagos|parcelas)(?: fijas| mensuales| sin interes(?:es)?| sem juros)*(?: de|:| en) ((?:\d{1,2}, )*\d{1,2}(?: (?:y|e|o|ou) \d{1,2})?)(?![\d.,]*\d| ?(?:%|mil|pesos|anos))/g;

/** "3 cuotas sin interés y 6 con Visa", "no sólo 3 cuotas sino 12": the second number is of instalments as well. */
const ALSO =
  /(?<=\x81(?:[^\x81.;!?\n\d]|\d+(?:\.\d{3})+){0,60}(?:\b(?:y|e|o|ou|sino|sino tambien|tambien|hasta|mas|senao|and|or|but)|[:,]) (?:hasta |en |con )?)\d{1,2}(?= (?:sin|sem|con|com) (?:interes|juros|visa|master\w*|tarjetas?|banco)\b| ?(?:[.;!)\n]|$))/g;

function alsoCounted(page: Page, sentenceOf: (at: number) => string): PieceOf<"instalments">[] {
  return [...findAll(page, ALSO)].flatMap(({ start, end, 0: written }) => {
    const [count, sentence] = [Number(written), sentenceOf(start)];
    if (count < 2 || count > 36 || !/cuota|parcela|vezes|instal|mensualid/.test(sentence)) return [];
    take(page, { start, end });
    const interestFree = FREE.test(sentence) ? true : COSTLY.test(sentence) ? false : null;
    return [{ kind: "instalments" as const, start, end, count, interestFree, upTo: false }];
  });
}

const PERCENT = new RegExp(
  `(?<![\\p{L}\\p{N}.,]|\\$ ?)(\\d{1,3}(?:[.,]\\d{1,2})?|${NUMBER_WORDS}) ?(?:%|percent|por ?ciento|por ?cento|(?=off\\b|de (?:descuent|descont|rebaj)))`,
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
  for (const { start, end, value } of findEnglishNumbers(page.free)) {
    const unit = /^ percent\b/.exec(page.free.slice(end, end + 9));
    if (unit === null || value > 100 || !DISCOUNT.test(sentenceOf(start))) continue;
    pieces.push({ kind: "percent", start, end: end + unit[0].length, percent: value });
    take(page, { start, end: end + unit[0].length });
  }
  return pieces;
}

const FREE_SHIPPING =
  /(?:envios?|entregas?|frete|despachos?|shipping)[^.;\n]{0,30}?\b(?:gratis|gratuit[oa]s?|zero|cero|sin cargo|sin costo|sem custo|bonificad[oa]s?|de regalo|free|por (?:nuestra|nossa|mi|minha) (?:cuenta|conta)|a cargo nuestro|isent[oa]|presente nosso|inclu(?:id|s)[oa]s?|included|gratarola|de graca)\b|\binclu(?:ye|i)n?(?: el| o)? (?:envio|frete)\b|free shipping|(?:no|nao) (?:pagas|paga|te cobramos|cobramos) (?:el |o )?(?:envio|frete)\b|(?:delivery|shipping) (?:is free|won.t cost)|(?:gratis|sin cargo|bonific\w+|regalamos)(?: [a-z]+){0,2} (?:envio|frete)\b/g;

const ADDED = /\b(?:total|todo|sum\w+|queda\w*|serian?|tudo|fica\w*)\b[^.\n]*$/;

/** The delivery is said to cost nothing. Picking up without a charge is something else. */
export function readFreeShipping(page: Page, sentences: readonly Sentence[]): Piece[] {
  const pieces: Piece[] = [];
  for (const match of findAll(page, FREE_SHIPPING)) {
    const before = page.folded.slice(Math.max(0, match.start - 30), match.start);
    if (
      (/\b(?:no|sin|nao|sem)(?: [a-z]+){0,2} $/.test(before) &&
        denialAt({ page, sentences, mentions: [] }, match) === null) ||
      /retir|no es|nao e\b|\b(?:no|nao|not)\b.*inclu/.test(match[0])
    )
      continue;
    // "Total con envío incluido: $ 47.500": it was added.
    if (/inclu/.test(match[0]) && (ADDED.test(before) || /^[^.!\n]*\?/.test(page.folded.slice(match.end))))
      continue;
    pieces.push({ kind: "free_shipping", start: match.start, end: match.end });
  }
  return pieces;
}
