import { matchesOf } from "../text/matches.ts";
import { findAll, take, type Page, type Span } from "../text/page.ts";
import { findEnglishNumbers } from "../text/englishNumbers.ts";
import { findNumberWords, NUMBER_WORDS, readCount, withNumbers } from "../text/numberWords.ts";
import type { Currency } from "./piece.ts";

export interface Amount extends Span {
  /** "Está en 40": of thousands, where goods cost so much, else of one. */
  short?: true;
  cents: number;
  currency: Currency | null;
  /** Written with its cents, so that it claims to be exact. */
  exact: boolean;
  /** "unos 75 mil". */
  approximate: boolean;
}

const SIGN = "(?:ar\\$|us\\$|u\\$[sd]|r\\$|usd|ars|brl|s\\/|bs\\.?|[€₲₡$])";
const NUMBER = "\\d{1,3}(?:[.,]\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d{1,3})?";
const SCALE =
  "mil\\b(?! ?(?:e|y) ?(?:um|una?)\\b)|(?<!\\d{4} ?|\\b(?:oro|ouro|gold)\\b[^.;\\n]{0,16}(?:10|14|18|22|24) ?)k\\b|lucas?\\b|luquitas?\\b|palos?\\b|millon(?:es)?\\b|milh(?:ao|oes)\\b";
const UNIT = "pesos?|pesitos|mangos|ars|reais|reaizinhos|real|brl|dolar(?:es)?|dollars?|usd|euros?|contos?";
const WRITTEN = new RegExp(
  `(?<![\\p{L}\\p{N}.,#@/])(?:(${SIGN}) ?)?(${NUMBER})(?![\\d])(?:(?:,-|\\.-))?( ?(?:${SCALE})(?: \\d{3}(?![\\d.,]))?)?( ?(?:de )?(?:${UNIT})(?![\\p{L}\\p{N}]))?`,
  "gu",
);
const THIN = new RegExp(`(${SIGN}) ?(\\d{1,3}(?: \\d{3})+)(?!\\d)`, "g");

/** A number after these words is a price even without a sign. */
const CUE =
  /(?:^|[^\p{L}])(?:sale[n]?|rondan?|salian?|cuestan?|costaban?|valen?|valor|precios?|preco|estan?|quedan?|quedaria|cobra\w*|total|suman?|son|seria[nm]?|por|custam?|sai|saem|ficam?|dan?|costs?|for|it.s|is|are|only|just|es|hasta|desde|menos de|ate|a partir de|mas de|a|con|tengo|en|de|y|e|o|entre|ahora|antes|o cupom|off|superan\w*|superas?|pasan\w*|ultrapass\w*|acima de|[:=(—–-])(?: (?:a|en|de|por|es|e|em|o|unos|solo|tan|hoy|ahora|igual|apenas|los|las|te))* ?[*_]*$/u;
/** …even a plain one of four digits. */
const STRONG_CUE =
  /(?:^|[^\p{L}])(?:sale[n]?|salian?|cuestan?|costaban?|valen?|precios?|preco|quedan?|quedaria|cobra\w*|total|suman?|seria[nm]?|custam?|sai|saem|ficam?|costs?|pagas)(?: (?:a|en|de|por|es|e|em|o|unos|solo|tan|hoy|ahora|igual|apenas|te|final))* ?[:=]? ?[*_]*$/u;
/** "con transferencia 40.500" */
const PAYING = /(?:transfer\w*|efectivo|pix|debito|contado|tarjeta|boleto) ?[*_]*$/;
const NO_MONEY =
  /^ ?(?:km|mts?|metros?|m|cm|mm|kg|kilos?|g|gr|grs|gramos?|ml|l|lt|lts|litros?|w|watts?|v|mah|gb|tb|mb|mhz|ghz|hz|mp|px|k|rpm|hs?|hrs?|horas?|min|minutos?|dias?|meses|mes|semanas?|an[oi]t?os?|%|°|º|ª|x|unidades|pares|par|pulgadas?|polegadas?|veces|vezes|denier|hilos|fios|puntos|cuotas?|pagos|parcelas?|por ?ciento|por ?cento)(?![\p{L}\p{N}])|^ ?["”'%°º:/]/u;
/** What may follow a bare amount; any other word would be what is counted. */
const MAY_FOLLOW =
  /^[*_]* ?(?:$|[.,;:!?()\n·|—–-]|(?:y|e|o|u|ou|con|com|por|en|em|final|finales|cada|c\/u|cu|para|al?|ao|hasta|sin|sem|el|la|los|las|as?|os?|un|una|antes|de descuento|de desconto|de ahorro|de diferencia|pagando|abonando|llevando|si|se|no|que|ars|hoy|hoje|agora|ahora|total|juntos|off|menos|te|ya|iva|the|each|contra|mas|vs|esta|estan|redondos?|clavados?|justos?|pelados?|limpios?|limpos?|exactos?|exatos?|nomas)(?![\p{L}\p{N}]))/u;
const SIGN_AFTER = /^ ?\p{Extended_Pictographic}/u;
const APPROXIMATE =
  /(?:unos|unas|aprox\w*|aproximadamente|casi|cerca de|alrededor de|mas o menos|quase|uns|umas|about|around) (?:los |las |as |os )?(?:\$ ?)?$/;

/** Every amount of money of a page, in figures and in words, in any Argentine or Brazilian notation. */
export function readMoney(page: Page): Amount[] {
  const amounts: Amount[] = [];
  for (const match of matchesOf(page.free, THIN)) {
    const span = { start: match.index, end: match.index + match[0].length };
    amounts.push({
      ...span,
      ...valueOf((match[2] ?? "").replace(/ /g, "."), ""),
      currency: currencyOf(match[1], ""),
      approximate: isAbout(page, span),
    });
    take(page, span);
  }
  for (const match of matchesOf(page.free, WRITTEN)) {
    const [whole, sign, digits = "", scale = "", unit = ""] = match;
    const span = { start: match.index, end: match.index + whole.trimEnd().length };
    const named = sign !== undefined || unit !== "" || /luca|luqu|palo/.test(scale);
    const factor = factorBefore(page, span);
    if (!named && factor === 1 && !isBareAmount(page, { ...span, digits, scaled: scale !== "" })) continue;
    const { cents, exact } = valueOf(digits, scale);
    amounts.push({
      ...span,
      cents: cents * factor,
      exact,
      currency: currencyOf(sign, unit),
      approximate: isAbout(page, span),
    });
    take(page, span);
  }
  for (const { start, end, 0: digits } of findAll(page, SHORT)) {
    const after = page.folded.slice(end, end + 20);
    if (NO_MONEY.test(after) || !MAY_FOLLOW.test(after) || LISTED.test(after)) continue;
    const cents = Number(digits) * 100_000;
    amounts.push({ start, end, cents, exact: false, currency: null, approximate: true, short: true });
    take(page, { start, end });
  }
  return [...amounts, ...inWords(page)].sort((a, b) => a.start - b.start);
}

/** "Está en 40" */
const SHORT =
  /(?<=\b(?:esta|estan|sale|salen|anda|andan|salia|ronda|rondan) (?:en |a |los |unos )*)\d{2,3}(?![\d%])/g;
/** "está en 36, 37 y 38" are sizes. */
const LISTED = /^ ?(?:,|\/|-|y|e|o|u|al?) ?\d/;

/** A number of something else. */
const NUMBERED =
  /\b(?:pedidos?|orden|order|compra|numero|nro|n°|codigo|code|cp|postal|ref|el|o)\b[ :#.°]*$|[#/-]$/;

/** "Está 45.000", "89,90", "sale 12500": no sign, but nothing else it could be. */
function isBareAmount(page: Page, number: Span & { digits: string; scaled: boolean }): boolean {
  const before = page.folded.slice(Math.max(0, number.start - 30), number.start);
  const after = page.folded.slice(number.end, number.end + 20);
  if (NO_MONEY.test(after) || /\d ?(?:x|por|by) ?$/.test(before)) return false;
  const { digits, scaled } = number;
  const alone =
    /(?:^|\n|[:=—–-] ?|[→➡⇒👉🏷💰💵💸]\uFE0F? ?)$/u.test(before) &&
    (MAY_FOLLOW.test(after) || SIGN_AFTER.test(after));
  // Of thousands it is, whatever stands before: "45 mil", "63.120". So is a plain number that long, but an order's.
  if ((scaled || /^\d{1,3}(?:\.\d{3})+$/.test(digits)) && (MAY_FOLLOW.test(after) || SIGN_AFTER.test(after)))
    return true;
  if (/^[1-9]\d{4,6}$/.test(digits) && MAY_FOLLOW.test(after) && !NUMBERED.test(before)) return true;
  if (scaled || /^\d{1,3}(?:[.,]\d{3})+/.test(digits) || /[.,]\d{2}$/.test(digits))
    return (
      (CUE.test(before) || alone || PAYING.test(before)) &&
      (scaled || MAY_FOLLOW.test(after) || SIGN_AFTER.test(after))
    );
  if (digits.length < 3 || /[.,]/.test(digits)) return false;
  return STRONG_CUE.test(before) && MAY_FOLLOW.test(after);
}

function valueOf(digits: string, scale: string): Pick<Amount, "cents" | "exact"> {
  // "63 mil 120"
  const [word = "", rest = "0"] = scale.trim().split(" ");
  if (word !== "") {
    const factor = /^(?:mil\b|k|luca|luqu)/.test(word) ? 1_000 : 1_000_000;
    const plain = /^\d{1,3}(?:[.,]\d{3})+$/.test(digits)
      ? digits.replace(/[.,]/g, "")
      : digits.replace(",", ".");
    return { cents: Math.round((Number(plain) * factor + Number(rest)) * 100), exact: false };
  }
  const decimals = /[.,](\d{1,2})$/.exec(digits);
  const units = (decimals === null ? digits : digits.slice(0, decimals.index)).replace(/\D/g, "");
  const cents = Number((decimals?.[1] ?? "").padEnd(2, "0") || 0);
  return { cents: Number(units) * 100 + cents, exact: decimals !== null };
}

function currencyOf(sign: string | undefined, unit: string): Currency | null {
  const written = `${sign ?? ""} ${unit.trim()}`;
  if (/us|u\$|dol(?:lar|ar)/.test(written)) return "USD";
  if (/r\$(?!.*ar)|brl|reais|real/.test(written) && !/ar\$/.test(written)) return "BRL";
  if (/€|euro/.test(written)) return "EUR";
  return /ar|pesos?|pesitos/.test(written) ? "ARS" : null;
}

const MONEY_WORD =
  /^(?: (?:de )?)(pesos?|pesitos|mangos|reais|reaizinhos|real|dolar(?:es)?|dollars?|lucas?|contos?|euros?)(?![\p{L}])/u;
const CENTS = /^ (?:e|y|con|com) ([a-z ]+?|\d{1,2}) cent(?:avos?)/;

/** A number in words after these is a price, however small. */
const PRICED =
  /(?:^|[^\p{L}])(?:(?:sale|cuesta|vale|ronda|sai|custa)[nm]?|saem|ficam? (?:em|por))(?: (?:a|en|de|por|solo|so|apenas|hoy|hoje|agora|ahora|te|uns|unos))* $/u;

/** "doce mil quinientos", "oitenta e nove reais e noventa centavos". */
function inWords(page: Page): Amount[] {
  const amounts: Amount[] = [];
  const english = findEnglishNumbers(page.free).map((number) => ({ ...number, hundredths: undefined }));
  for (const { start, end, value, hundredths } of [...findNumberWords(page.free), ...english]) {
    const unit = MONEY_WORD.exec(page.free.slice(end));
    const factor = factorBefore(page, { start, end });
    const cued =
      value >= 1_000
        ? factor !== 1 || isCuedWords(page, { start, end })
        : isPriced(page, { start, end, value });
    if (unit === null && !cued) continue;
    let span = { start, end: end + (unit?.[0].length ?? 0) };
    const cents = CENTS.exec(page.free.slice(span.end));
    const rest =
      cents === null ? hundredths : (findNumberWords(cents[1] ?? "")[0]?.value ?? Number(cents[1]));
    if (cents !== null && rest !== undefined) span = { start, end: span.end + cents[0].length };
    const thousands = unit?.[1]?.startsWith("luca") === true ? 1_000 : 1;
    amounts.push({
      ...span,
      cents: (value * thousands * 100 + (rest ?? 0)) * factor,
      currency: currencyOf(undefined, unit?.[1] ?? ""),
      exact: rest !== undefined,
      approximate: isAbout(page, span),
    });
    take(page, span);
  }
  return amounts;
}

const FACTOR = new RegExp(`(?<!\\p{L})(?:(\\d|${NUMBER_WORDS}) veces|(doble|dobro) de|tripl[eo] de) $`, "u");

/** "tres veces quince mil", "el doble de 10.000": what comes of it is said. */
function factorBefore(page: Page, { start }: Span): number {
  const match = FACTOR.exec(withNumbers(page.folded.slice(Math.max(0, start - 30), start)));
  if (match === null) return 1;
  return match[1] === undefined ? (match[2] === undefined ? 3 : 2) : (readCount(match[1].toLowerCase()) ?? 1);
}

/** "sai por oitenta e nove e noventa"; less than twenty is as often how many. */
function isPriced(page: Page, { start, end, value }: Span & { value: number }): boolean {
  const after = page.folded.slice(end, end + 20);
  return (
    value >= 20 &&
    PRICED.test(page.folded.slice(Math.max(0, start - 30), start)) &&
    MAY_FOLLOW.test(after) &&
    !NO_MONEY.test(after)
  );
}

function isCuedWords(page: Page, { start, end }: Span): boolean {
  const before = page.folded.slice(Math.max(0, start - 30), start);
  const after = page.folded.slice(end, end + 20);
  return (
    (CUE.test(before) || /(?:^|\n|[.!?:=] )$/.test(before)) && MAY_FOLLOW.test(after) && !NO_MONEY.test(after)
  );
}

function isAbout(page: Page, { start }: Span): boolean {
  return APPROXIMATE.test(page.folded.slice(Math.max(0, start - 30), start));
}
