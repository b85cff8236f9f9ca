import { matchesOf } from "../text/matches.ts";
import { findNumberWords } from "../text/numberWords.ts";
import { BLOT, findAll, take, type Page } from "../text/page.ts";
import type { Sentence } from "../text/sentences.ts";
import type { OrderState, PieceOf } from "./piece.ts";

const ORDER_WORD = "pedidos?|ordene?s?|orden|compras?|encomendas?|orders?";
const ORDER = new RegExp(
  `(?<![\\p{L}])(?:${ORDER_WORD})(?: (?:tuy[oa]s?|seu|teu))?(?::| es| numero| nro\\.?| n°| nº| no\\.?)* ?#?(?:el |o )?(\\d{3,12})(?![\\d.,]*\\d)|#(\\d{3,12})(?!\\d)`,
  "gu",
);
const TRACKING_CUE =
  /(?:seguimiento|tracking|rastre\w*|guia|codigo|envio n\w*)(?: (?:de|do|dos|da|por) (?:(?!descuent|descont)[a-z]+(?: argentino| cargo)?|del? \d+))*(?: (?:es|e|del? #?\d+ es|o|el))*[ :#*_]*$/;
const TRACKING =
  /(?<![\p{L}\p{N}@./-])(?=[a-z0-9-]*\d{4})[a-z0-9][a-z0-9-]{6,28}[a-z0-9](?![\p{L}\p{N}@/-])/gu;
const SENT =
  /\b(?:salio|saiu|despachad\w+|enviad\w+|postad\w+|en camino|a caminho)\b[^.;\n]*\bcodigo(?: es)?[ :#*_]*$/;
/** In groups: "360 000 123 456 789". */
const GROUPED = /(?<![\p{L}\p{N}.,$])\d{2,6}(?: \d{2,6}){2,}(?![\p{L}\p{N}]|[.,]\d)/gu;
const POSTAL = /^[a-z]{2}\d{9}[a-z]{2}$/;

/** Codes of parcels: after a word for it, or of the post's form, or long numbers that are nothing else. */
export function readTracking(page: Page): PieceOf<"tracking">[] {
  const pieces: PieceOf<"tracking">[] = [];
  for (const match of findAll(page, GROUPED)) {
    const { start, end } = match;
    if (!TRACKING_CUE.test(page.folded.slice(Math.max(0, start - 60), start))) continue;
    pieces.push({ kind: "tracking", start, end, code: match[0].replace(/ /g, "") });
    take(page, match);
  }
  for (const match of findAll(page, TRACKING)) {
    const code = match[0];
    const before = page.folded.slice(Math.max(0, match.start - 60), match.start);
    // "código HOTSALE2026" is a coupon, but "salió por Andreani con el código AND5520011".
    const cued =
      TRACKING_CUE.test(before) &&
      (SENT.test(before) || !(/codigo(?: es)?[ :#*_]*$/.test(before) && /^[a-z]{3}/.test(code)));
    if (!POSTAL.test(code) && !cued && !/^\d{11,}$/.test(code)) continue;
    pieces.push({
      kind: "tracking",
      start: match.start,
      end: match.end,
      code: page.raw.slice(match.start, match.end),
    });
    take(page, match);
  }
  return pieces;
}

/** A number in words is an order's after the word for it, or after an article where it is known. */
const NAMED = new RegExp(
  `(?<![\\p{L}])(?:${ORDER_WORD})(?: (?:tuy[oa]s?|seu|teu|numero|nro\\.?|es|el|o))* $`,
  "u",
);
const MEANT = /(?:^|[^\p{L}])(?:el|tu|del|al|o|do|ao|seu) $/u;
/** What is counted or paid in these words instead. */
const COUNTS = /^ (?:pesos|pesitos|mangos|reais|dolares|unidades|pares|de |por )/;

/** Numbers of orders: after a word for it, with a number sign, or known ones standing alone. */
export function readOrderNumbers(page: Page, known: readonly string[]): PieceOf<"order">[] {
  const pieces: PieceOf<"order">[] = [];
  const add = (start: number, number: string): void => {
    pieces.push({ kind: "order", start, end: start + number.length, number });
    take(page, { start, end: start + number.length });
  };
  for (const match of findAll(page, ORDER)) {
    const number = match[1] ?? match[2] ?? "";
    add(match.start + match[0].lastIndexOf(number), number);
  }
  for (const number of known) {
    for (const match of findAll(page, new RegExp(`(?<![\\d.,$#])(?<!\\$ )${number}(?![\\d]|[.,]\\d)`, "g")))
      add(match.start, number);
  }
  // "el mil sesenta ya salió", "tu pedido mil setenta"
  for (const { start, end, value } of findNumberWords(page.free)) {
    const number = String(value);
    const named = NAMED.test(page.folded.slice(Math.max(0, start - 30), start));
    const meant = known.includes(number) && MEANT.test(page.folded.slice(Math.max(0, start - 8), start));
    if (value < 100 || !(named || meant) || COUNTS.test(page.folded.slice(end, end + 12))) continue;
    pieces.push({ kind: "order", start, end, number });
    take(page, { start, end });
  }
  // "el 1052 y el 1070": the second is one as well; the "º" of "N.º 742" reads as an "o".
  if (pieces.length > 0) {
    for (const match of findAll(
      page,
      /(?<=(?<!\.)\b(?:y|e|o) (?:el |o )?#?)(\d{3,12})(?![\d.,]*\d|[\p{L}%])/gu,
    ))
      add(match.start, match[1] ?? "");
  }
  return pieces;
}

const STATES: [OrderState, RegExp][] = [
  [
    "delivered",
    /\b(?:ya )?(?:fue|esta|figura|quedo|aparece|foi|consta como|envio:)?:? ?(?:entregad[oa]s?|entregues?)\b|\bdelivered\b|\bya (?:te )?llego\b|\bja chegou\b/g,
  ],
  [
    "ready",
    /\blist[oa]s? para (?:retirar|retiro|que lo retires)\b|\bpront[oa] para retira\w*\b|\bready (?:for pickup|to pick)|\b(?:esta|quedo|llego|espera|aguarda)(?: [a-z]+){0,3} (?:en|a) (?:la |una )?sucursal\b/g,
  ],
  [
    "dispatched",
    /\b(?:enviad[oa]s?|despachad[oa]s?|postad[oa]s?|em transito|en transito|a caminho|en camino|en viaje|ya salio|salio (?:hace|hoy|ayer|esta manana|con|por|de)|saiu p(?:a)?ra|shipped|dispatched|on its way)\b|\bya esta viajando\b|(?<=\bno )salio\b|(?<=\bnao )saiu\b/g,
  ],
  [
    "preparing",
    /\ben preparacion\b|\b(?:lo |la )?est(?:amos|an) preparando\b|\bs(?:endo|iendo) preparad[oa]\b|\bem preparacao\b|\bem separacao\b|\bse esta preparando\b|\bempaquetad[oa]\b|\bpreparing\b|\bbeing (?:prepared|packed)\b/g,
  ],
  [
    "unpaid",
    /\bpago pendiente\b|\bpendiente de pago\b|\bpago (?:esta |figura |todavia )?pendiente\b|\baguardando (?:o )?pagamento\b|\bpagamento pendente\b|\bsin pagar\b|\besper(?:a|ando) (?:el |tu |o )?pag(?:o|amento)\b|\bfalta(?: el)? pago\b|\bno (?:figura|esta) pag\w+\b|\bpayment pending\b/g,
  ],
  [
    "refunded",
    /\breintegrad[oa]\b|\breembolsad[oa]\b|\bdevolvimos (?:el|tu) (?:dinero|pago)\b|\bestornado\b|\brefunded\b/g,
  ],
  ["cancelled", /\bcancelad[oa]s?\b|\banulad[oa]s?\b|\bcancell?ed\b/g],
  [
    "paid",
    /\b(?:pagad[oa]s?|pago e\b|(?:esta|figura|aparece|consta|qued[ao]|ficou) pag[oa]|ja pago|acreditad[oa]|acredito|paid)\b|(?<=:) ?pago\b|\b(?:pago|pagamento|payment|transferencia|deposito)(?: [a-z0-9#]+){0,7} (?:confirmad[oa]|aprobad[oa]|aprovad[oa]|acreditad[oa]|recibid[oa]|recebid[oa]|impact(?:o|ada)|approved|confirmed|received|cleared)\b|\b(?:entro|llego|impacto|ingreso|vimos|recibimos|caiu|recebemos|received|got)(?: (?:tu|la|el|su|o|a|seu|sua|your|the))+ (?:pago|pagamento|payment|transferencia|deposito)\b/g,
  ],
];
const ORDER_CONTEXT =
  /\b(?:pedidos?|compras?|ordenes|orden|paquete|encomenda|envio|pago|pagamento|transferencia|order|parcel)\b/;
const NOT = /\b(?:no|nao|not|(?:has|is|was)n['’]t)\b/;
/** "todavía no salió", "ainda não foi entregue": false where it did. */
const DENIABLE = new Set<OrderState>(["paid", "dispatched", "ready", "delivered"]);
/** Said of what may come, not of what is. */
const HYPOTHETICAL =
  /\b(?:cuando|una vez|si|apenas|despues de|antes de|luego de|quando|assim que|depois de|caso|hasta que|al estar|para que|tiene que estar|en cuanto|se (?:o|a|voce|for)|once|when|if)\b/;

/** "24 hs de acreditado el pago": from then on. */
const FROM_THEN = /\b(?:de|con|tras) (?:el pago )?$/;
const PAYING = /^(?:acreditad|pagad|confirmad|aprobad)/;

/** What is said about the state of an order. */
export function readOrderStates(
  page: Page,
  { sentences, hasOrders }: { sentences: readonly Sentence[]; hasOrders: boolean },
): PieceOf<"order_state">[] {
  const pieces: PieceOf<"order_state">[] = [];
  let near = false;
  for (const sentence of sentences) {
    const text = page.folded.slice(sentence.start, sentence.end);
    const about = ORDER_CONTEXT.test(text) || page.free.slice(sentence.start, sentence.end).includes(BLOT);
    near = ORDER_CONTEXT.test(text) || (near && hasOrders);
    if (sentence.question || !(about || near)) continue;
    for (const [state, pattern] of STATES) {
      for (const match of matchesOf(text, pattern)) {
        const before = text.slice(0, match.index);
        const denied =
          /\b(?:no|nao|not|(?:has|is|was)n['’]t)(?: [a-z]+){0,2} $/.test(before) ||
          (DENIABLE.has(state) && NOT.test(match[0]));
        if (
          HYPOTHETICAL.test(before) ||
          (PAYING.test(match[0]) && FROM_THEN.test(before)) ||
          (denied && !DENIABLE.has(state)) ||
          (!/pedido|compra|orden|paquete|envi|pago|transferencia|encomenda|#|\x81/.test(
            page.free.slice(sentence.start, sentence.end),
          ) &&
            !near)
        )
          continue;
        if (!ORDER_CONTEXT.test(text) && !hasOrders) continue;
        const start = sentence.start + match.index;
        pieces.push({ kind: "order_state", start, end: start + match[0].length, state, denied });
      }
    }
  }
  return pieces;
}
