import { matchesOf } from "../text/matches.ts";
import { findEnglishNumbers } from "../text/englishNumbers.ts";
import { ENGLISH_WORDS, NUMBER_WORDS, PER_CENT, readCount } from "../text/numberWords.ts";
import { findAll, findNumbered, take, type Page, type Span } from "../text/page.ts";
import type { Sentence } from "../text/sentences.ts";
import { sentenceAt } from "./readStock.ts";
import { denialAt } from "./denials.ts";
import type { Piece, PieceOf } from "./piece.ts";

const COUNT = `(\\d{1,2}|${ENGLISH_WORDS}|${NUMBER_WORDS})`;
const INSTALMENTS = new RegExp(
  `(?<![\\p{L}\\p{N}.,$])${COUNT} ?(?:cuotas?|cuotitas?|mensualidades|pagos?|parcelas?|vezes|msi|meses sin interes(?:es)?|(?:interest.free )?instal?lments)(?![\\p{L}\\p{N}])` +
    `|(?<=(?<![\\p{L}])(?:en|em|ate|hasta|por|de|no cartao|sale|sai|o|ou) )(\\d{1,2}) ?x(?![\\p{L}\\p{N}]| ?\\d{1,3}(?![\\d.,]*\\d))` +
    `|(?<![\\p{L}\\p{N}.,$])(\\d{1,2})(?= (?:fijas )?(?:sin|sem|s/|con|com) ?(?:interes|juros|recargo))` +
    `|(?<![\\p{L}\\p{N}.,$])(\\d{1,2})(?= de r?\\$ ?\\d[\\d.,]* (?:sin|sem) (?:interes|juros))` +
    `|(?<![\\p{L}\\p{N}.,$])(\\d{1,2}) ?x(?= (?:de (?:r?\\$|\\d)|sem juros|sin interes|com juros|con interes))` +
    `|(?<![\\p{L}\\p{N}])(?:ahora|cuota simple) ?(3|6|9|12|18|24|30)(?!\\d)`,
  "gu",
);
const FREE =
  /sin ?(?:ningun )?interes|sem juros|s\/ ?int|interest.?free|0 ?% de interes|sin (?:ningun )?recargo|\b(?:no|nao) (?:hay|tienen?|tem|llevan?|cobramos) (?:ningun |nenhum )?(?:interes|recargo|juros)/g;
const COSTLY =
  /\b(?:con|com|hay|tiene|tienen|tem|lleva|llevan|tendrian?|teria) (?:un )?(?:interes|juros|recargo)/g;

/**
 * Whether instalments are free of interest: by the words nearest behind their number, else before it. "En 9 hay interés;
 * sin interés son 3": each number has its own.
 */
function interestAt({ page, sentence }: { page: Page; sentence: Span }, place: Span): boolean | null {
  const text = page.folded.slice(sentence.start, sentence.end);
  const free = matchesOf(text, FREE);
  const said = [
    ...free.map((match) => ({ match, isFree: true })),
    ...matchesOf(text, COSTLY)
      .filter(
        ({ index, 0: words }) =>
          !free.some((each) => each.index <= index && index + words.length <= each.index + each[0].length),
      )
      .map((match) => ({ match, isFree: false })),
  ].map(({ match, isFree }) => ({
    isFree,
    start: sentence.start + match.index,
    end: sentence.start + match.index + match[0].length,
  }));
  const joined = (from: number, until: number): boolean =>
    !/[;\n]|\d|\bpero\b|\bmas\b/.test(page.folded.slice(from, until));
  const behind = said.filter(
    ({ start, end }) =>
      start >= place.end - 1 && joined(place.end, Math.max(start, place.end)) && end > place.end,
  );
  const before = said.filter(({ end }) => end <= place.start);
  const near =
    behind[0] ??
    before.findLast(({ end }) => !/[;\n]/.test(page.folded.slice(end, place.start))) ??
    before.at(-1) ??
    said[0];
  return near?.isFree ?? null;
}

/** "3 cuotas sin interés", "em até 6x sem juros", "Ahora 12". */
export function readInstalments(page: Page, sentences: readonly Sentence[]): PieceOf<"instalments">[] {
  const pieces: PieceOf<"instalments">[] = [];
  const interest = (place: Span): boolean | null => {
    const sentence = sentenceAt(sentences, place.start);
    return sentence === undefined ? null : interestAt({ page, sentence }, place);
  };
  for (const match of findNumbered(page, INSTALMENTS)) {
    const count = readCount(match.slice(1).find((group: string | undefined) => group !== undefined) ?? "");
    if (count === null || count < 2) continue;
    const interestFree = interest(match);
    const upTo = /(?:hasta|ate)(?: en| em)? ?$/.test(
      page.folded.slice(Math.max(0, match.start - 12), match.start),
    );
    pieces.push({ kind: "instalments", start: match.start, end: match.end, count, interestFree, upTo });
    take(page, match);
  }
  for (const match of findAll(page, LISTED)) {
    const interestFree = interest(match);
    for (const { index, 0: digits } of matchesOf(match[1] ?? "", /\d+/g)) {
      const start = match.end - (match[1] ?? "").length + index;
      const end = start + digits.length;
      pieces.push({ kind: "instalments", start, end, count: Number(digits), interestFree, upTo: false });
    }
    take(page, match);
  }
  return pieces.length === 0 ? pieces : [...pieces, ...alsoCounted(page, { sentences, interest })];
}

/** "a meses sin intereses: 3, 6, 9 y 12", "cuotas de 3, 6 o 12" */
const LISTED =
  /\b(?:cuotas|meses|mensualidades|pagos|parcelas)(?: fijas| mensuales| sin interes(?:es)?| sem juros)*(?: de|:| en| son| hay| tenemos| ofrecemos) ((?:\d{1,2}, )*\d{1,2}(?: (?:y|e|o|ou) \d{1,2})?)(?![\d.,]*\d| ?(?:%|mil|pesos|anos))/g;

/** "3 cuotas sin interés y 6 con Visa", "no sólo 3 cuotas sino 12": the second number is of instalments as well. */
const ALSO =
  /(?<=\x81(?:[^\x81.;!?\n\d]|\d+(?:\.\d{3})+(?:,\d\d)?){0,60}(?:\b(?:y|e|o|ou|sino|sino tambien|tambien|hasta|mas|senao|and|or|but)|[:,]) (?:hasta |en |em |con )?)\d{1,2}(?= (?:sin|sem|con|com) (?:interes|juros|visa|master\w*|tarjetas?|banco)\b| meses (?:sin|con) | (?:desde|a partir de|de) (?:r|ar|us)?\$| ?(?:[.;!)\n]|$))/g;

/** "3 (desde 40 mil) y 6 (desde 100 mil)" */
const WITH_MINIMUM =
  /(?<![\p{L}\p{N}.,$])\d{1,2}(?= ?\((?:desde|a partir|en compras|con|com|acima|minimo|from)\b)/gu;

/** "Las 6 son a partir de $ 80.000" */
const FROM_MINIMUM =
  /(?<=\b(?:l?[oa]s) )\d{1,2}(?= (?:son |sao |van |valen )?(?:desde|a partir de) (?:r|ar|us)?\$)/g;

/** "sin interés llegás hasta 6", "sin interés son 3" */
const FREE_UP_TO =
  /(?<=\b(?:sin interes|sem juros|sin recargo) (?:[a-z]+ ){0,2}?(?:hasta|son|en|ate|hay|tenemos|sao) )\d{1,2}(?= (?:desde|con|a partir|en|y|o)\b| ?(?:[.,;!)\n]|$))/g;

function alsoCounted(
  page: Page,
  { sentences, interest }: { sentences: readonly Sentence[]; interest: (place: Span) => boolean | null },
): PieceOf<"instalments">[] {
  return [ALSO, WITH_MINIMUM, FROM_MINIMUM, FREE_UP_TO]
    .flatMap((pattern) => [...findAll(page, pattern)])
    .flatMap(({ start, end, 0: written }) => {
      const { start: from = 0, end: until = 0 } = sentenceAt(sentences, start) ?? {};
      const [count, sentence] = [Number(written), page.folded.slice(from, until)];
      if (count < 2 || count > 36 || !/cuota|parcela|vezes|instal|mensualid|\bmsi\b|meses sin/.test(sentence))
        return [];
      take(page, { start, end });
      const interestFree = interest({ start, end });
      return [{ kind: "instalments" as const, start, end, count, interestFree, upTo: false }];
    });
}

const PERCENT = new RegExp(
  `(?<![\\p{L}\\p{N}.,]|\\$ ?)(\\d{1,3}(?:[.,]\\d{1,2})?|${NUMBER_WORDS}) ?(?:%|percent|${PER_CENT}|(?=off\\b|de (?:descuent|descont|rebaj)))`,
  "gu",
);
const DISCOUNT =
  /descuent|desconto|\boff\b|\bdto\b|rebaj|\bmenos\b|ahorr|promo|bonific|reintegro|cashback|transfer|efectivo|\bpix\b|cupon|cupom|codigo|debito|boleto|economiz|barat|\bbaja\b|aplicado|oferta|pagando|\bextra\b(?! virgen)|discount|a mais|segunda|segundo|descont|\b(?:tenes|tienen?|hay|te (?:da|hacen?|hacemos|saca)|lleva[ns]?|con|tem)(?: un)? \d{1,2} ?%(?! de (?!desc|rebaj|off))(?! en (?:media|menos|unos|una|\d+) )|\d ?% en (?!media|menos|unos|una|\d)|ganh|\bganas\b|\bte da\b|abajo|debajo|abaixo/;
const COMPOSITION =
  /^ ?(?:de )?(?:algod|poliest|lycra|licra|elast|lana|lino|seda|cuero|nylon|poliamid|viscosa|real|natural|origin|segur|garant|recicl|vegan|agua|humedad|bateria|carga|nacional|argentin|puro)/;

/** "50 % en 30 minutos" is how full a battery is. */
const CHARGE = /^(?!.*\b(?:descuent|descont|off\b)).*\b(?:carga|cargan|bateria|battery|charges?)\b/;

/** Percentages that are discounts; what something is made of is none. */
export function readPercents(page: Page, sentenceOf: (at: number) => string): PieceOf<"percent">[] {
  const pieces: PieceOf<"percent">[] = [];
  for (const match of findNumbered(page, PERCENT)) {
    const written = match[1] ?? "";
    const percent = /^\d/.test(written) ? Number(written.replace(",", ".")) : readCount(written);
    const after = page.folded.slice(match.end, match.end + 20);
    // "dos mil de descuento" is money.
    if (
      percent === null ||
      percent > 100 ||
      percent < 1 ||
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
  /(?:envios?|despachos?|entregas?|frete|flete) (?:no|nao) se (?:cobran?|pagan?|paga)\b|(?:envios?|entregas?|frete|despachos?|shipping)[^.;\n]{0,30}?\b(?:gratis|gratuit[oa]s?|zero|cero|sin cargo|sin costo|sem custo|bonificad[oa]s?|de regalo|free|por (?:nuestra|nossa|mi|minha) (?:cuenta|conta)|a cargo nuestro|isent[oa]|presente nosso|inclu(?:id|s)[oa]s?|included|gratarola|de graca)\b|\binclu(?:ye|i)n?(?: el| o)? (?:envio|frete)\b|free shipping|(?:no|nao) (?:pagas|paga|te cobramos|cobramos) (?:el |o )?(?:envio|frete)\b|(?:delivery|shipping) (?:is free|won.t cost)|(?:gratis|sin cargo|bonific\w+|regalamos)(?: [a-z]+){0,2} (?:envio|frete)\b/g;

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
