import { matchesOf } from "../text/matches.ts";
import type { Page } from "../text/page.ts";
import type { Sentence } from "../text/sentences.ts";
import type { Lacking, PieceOf } from "./piece.ts";

const HAVE =
  "(?:no|nao|tampoco|we don.t|don.t) (?:(?:te|se|les|l[oa]s?) )?(?:hay|ha|tenemos|tienen?|hacemos|realizamos|ofrecemos|damos|manejamos|trabajamos con|contamos con|aceptamos|estamos haciendo|temos|tem|fazemos|oferecemos|aceitamos|offer|have|do|accept)(?: (?:ningun[oa]?s?|nenhum[a]?|pagos? en|any))?";
const END =
  "(?= ?(?:[.,;:!)\\n]|$| (?:por ahora|por el momento|de momento|en este momento|lamentablemente|todavia|ni|pero|y|e|mas|nem|but|at the moment)(?!\\p{L})))";
const of = (goods: string, others = ""): RegExp => new RegExp(`\\b${HAVE} (?:${goods})${END}${others}`, "gu");

/** What a shop plainly says that it hasn't at all. */
const LACKS: readonly [Lacking, RegExp][] = [
  [
    "shipping",
    of(
      "(?:envios?|entregas?|shipping|delivery)(?: (?:al interior|a domicilio|al resto del pais|a todo el pais))?",
      "|\\bno enviamos(?: (?:al interior|a domicilio))?(?= ?(?:[.,;!\\n]|$))|\\b(?:nao entregamos|we don.t (?:ship|deliver))(?= ?(?:[.,;!\\n]|$))",
    ),
  ],
  [
    "zone",
    new RegExp(
      `\\b(?:no|nao) (?:enviamos|mandamos|llegamos|entregamos|despachamos|(?:hacemos|fazemos) (?:envios|entregas)) (?:a|para|en|em|pra|no|na) [\\p{L} ]{3,30}?${END}`,
      "gu",
    ),
  ],
  [
    "pickup",
    of(
      "retiro(?: (?:en (?:el local|tienda|persona)))?|retirada(?: na loja)?|local (?:a la calle|fisico|para retirar)|loja fisica|pick.?up",
      "|\\b(?:no|nao) (?:se puede|podes|puedes|pode|da para|hace falta|es posible) (?:retirar|pasar a (?:buscar|retirar))(?:l[oa]s?)?(?: (?:en el local|por el local|en persona|na loja))?(?= ?(?:[.,;!\\n]|$))",
    ),
  ],
  ["exchange", of("cambios?|devoluciones|cambios (?:ni|y|o) devoluciones|trocas?|exchanges|returns")],
  [
    "instalments",
    of("cuotas|parcelas|instal?lments|parcelamento", "|\\bnao parcelamos(?= ?(?:[.,;!\\n]|$))"),
  ],
  ["invoice", of("facturas?(?: (?:a|b|c))?|notas? fisca(?:l|is)|invoices?")],
  ["warranty", of("garantia|warranty")],
  [
    "discount",
    of(
      "descuentos? (?:por|en|con|pagando (?:por|en|con)) (?:transferencia|efectivo|deposito)|descontos? (?:em|por|com) pix",
      "|\\b(?:por|en|con) (?:transferencia|efectivo|deposito) (?:no|tampoco) (?:hay|tenemos|hacemos|damos|ofrecemos)(?: ningun)? descuentos?(?= ?(?:[.,;!\\n]|$))",
    ),
  ],
];
const ANY = /\b(?:no|nao|tampoco|don.t) /;
const ELSEWHERE = /\b(?:al exterior|fuera d[eo]|a otros paises|ao exterior|no exterior|abroad|internacional)/;

/** "No hacemos cambios", "não parcelamos": as false as a claim, where the shop has it. */
export function readLacks(page: Page, sentences: readonly Sentence[]): PieceOf<"lack">[] {
  if (!ANY.test(page.folded)) return [];
  return sentences.flatMap((sentence) => {
    const text = page.folded.slice(sentence.start, sentence.end);
    // "Al exterior no enviamos" says where.
    if (sentence.question || !ANY.test(text) || ELSEWHERE.test(text)) return [];
    return LACKS.flatMap(([lacking, pattern]) =>
      matchesOf(text, pattern).map(({ index, 0: words }): PieceOf<"lack"> => {
        const start = sentence.start + index;
        return { kind: "lack", of: lacking, start, end: start + words.length };
      }),
    );
  });
}

const ON_SALE =
  /\b(?:estan?|queda[n]?|tienen?|hay|entro|entraron|is|are|tem)(?: [a-z\x81]+){0,2}? (?:en (?:liquidacion|oferta|promo(?:cion)?|rebaja)|de oferta|em (?:promocao|oferta)|on sale|rebajad[oa]s?|rebajas?|con (?:rebaja|descuento)|com desconto)\b/g;
/** "$ 32.900 🔥 en promo" */
const MARKED = /(?<=\d[^\p{L}\d.;\n]{0,8})\b(?:en|de) (?:promo(?:cion)?|oferta|liquidacion)\b/gu;
const ON_CONDITION =
  /\b(?:transfer\w*|efectivo|pix|cupon|cupom|codigo|debito|contado|pagando|abonando|si (?:pagas|llevas)|no|nao|not|cuotas?)\b|%/;

/** Goods are said to cost less than they did, without a number. */
export function readOnSale(page: Page, sentences: readonly Sentence[]): PieceOf<"on_sale">[] {
  return sentences.flatMap((sentence) => {
    const text = page.folded.slice(sentence.start, sentence.end);
    if (sentence.question || ON_CONDITION.test(text)) return [];
    return [...matchesOf(text, ON_SALE), ...matchesOf(text, MARKED)].map(
      ({ index, 0: words }): PieceOf<"on_sale"> => {
        const start = sentence.start + index;
        return { kind: "on_sale", start, end: start + words.length };
      },
    );
  });
}
