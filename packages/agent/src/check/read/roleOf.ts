import { matchesOf } from "../text/matches.ts";
import type { Page, Span } from "../text/page.ts";
import type { Amount } from "./readMoney.ts";
import type { Role } from "./piece.ts";

/** What stands between two cues and an amount without changing what is said. */
const LINK = "(?: ?(?:de|a|en|es|por|los|las|o|a|te|solo|unos|:|=|\\(|\\*|ya|hasta|dos|da))*? ?[*_(]*$";

const BEFORE: [Role, RegExp][] = [
  [
    "instalment",
    new RegExp(
      `(?:cuotas?|pagos|parcelas?|vezes|\\d ?x|\\d(?= (?:sin|sem|s/) ?(?:interes|juros)))(?: (?:iguales|fijas|mensuales|sin interes(?:es)?|s/ ?interes|sem juros|com juros))*,?${LINK}`,
    ),
  ],
  ["missing", /\b(?:faltan?|faltaria[nm]?|faltam|te sobran?|sobram)\b(?! (?:para )?llegar a)[^.;]*$/],
  [
    "saving",
    /\bdiff?eren[ct][^.;,]*$|(?:ahorr\w*|economiz\w*|\bsav(?:e|es|ings?)|descuenta|diferencia|bonifica|desconta|(?:te baja|rebaja)(?! a\b))(?: [a-z]+){0,3}? ?[:=]?[ *_(]*$/,
  ],
  [
    "regular",
    /\b(?:antes|era[mn]?|estaba[mn]?|costaba[mn]?|salian?|valian?|custava[mn]?|de lista|lista|anterior|normal|original|regular|tachado|en vez de|en lugar de|em vez de|down from|paso de|baja de|bajo de)(?: (?:a|en|de|es|por|era|salian?|costaban?|valian?|estaban?|y))*:? ?[*_~($]*$/,
  ],
  [
    "threshold",
    /\b(?:faltan?|falta[nr]ia[n]?) (?:para )?llegar a(?: los)? ?[$*_ ]*$|\bminim[oa]s?\b[^.;:]{0,40}\b(?:es|e|is) (?:de )?[*_]*$|(?:desde|a partir de|mas de|superior(?:es)? a|superando|pasando|supera[ns]?|superar|super(?:es|an)|pas(?:as?|an|es|ando|ar)|minim[oa]s?(?: de)?|acima de|por encima de|sobre|compras de|compra de|arriba de|llegas? a|llegar a|mayor(?:es)? a|over|above|at least|from)(?: (?:los|las|de))*[ *_]*$/,
  ],
  [
    "promo",
    /\b(?:ahora|hoy|promo\w*|promocional|oferta|rebajad\w*|con descuento|agora|hoje)(?: (?:a|en|de|es|por|esta|sale|queda))*:? ?[*_(]*$/,
  ],
];

const AFTER: [Role, RegExp][] = [
  [
    "threshold",
    /^[*_]* ?(?:o mas|ou mais|or more|para arriba|en adelante|em diante|para cima|and up|and over|and above)\b(?! (?:barat|caro))/,
  ],
  ["instalment", /^[*_]* ?(?:por mes|al mes|mensual\w*|cada cuota|por cuota|por parcela)/],
  [
    "saving",
    /^[*_]* ?(?:de )?(?:descuento|desconto|off|menos|de diferencia|diferencia|de ahorro|de rebaja|(?:mas|mais) (?:barat|car)\w*|(?:a )?(?:mas|menos|mais|more|less)(?= (?:que|than|do que)\b| ?(?:[.,:;!)]|$))|cheaper|more expensive)\b/,
  ],
  ["regular", /^[*_~]* ?(?:de lista|precio de lista|antes)\b/],
  [
    "missing",
    /^[*_]* ?(?:mas )?(?:para|y llegas|llegas|y tenes) (?:llegar |alcanzar )?(?:al? |o |el )?(?:envio|frete)|^[*_]* ?(?:away from|short of|more (?:for|to (?:get|reach)))\b/,
  ],
];

/** Only where the sentence is about a condition is "desde" a threshold; elsewhere it is the lowest price. */
const CONDITION =
  /envio|despach|frete|shipping|delivery|\bfree\b|gratis|gratuito|instal?lment|order|cuota|parcel|\d ?x\b|cupon|cupom|codigo|compra|minim|descuent|desconto|sin cargo|bonific|total|juros|\bmsi\b|\b(?:sin|con) interes|vale\b|pedido/;
const COSTS_NOTHING =
  /grati|sin cargo|sin costo|sem custo|bonific|\bfree\b|\b(?:no|nao) (?:(?:l[oa]s?|se|te|vas a) )*(?:pag|cobr)|(?:nuestra|nossa) (?:cuenta|conta)|\bon us\b/;
const LIMIT =
  /\b(?:menos de|hasta|debajo de|maximo|presupuesto|presupuesto de|con|ate|abaixo de|dentro de(?:l)?|alcanza|under|de)(?: (?:los|tus|seus|os|r\$|\$|de))*[ $]*$/;
const SHIPPING =
  /\b(?:envios?|frete|flete|despacho|entrega a domicilio|entrega(?= (?:e|sai|custa|fica|es|sale|cuesta) )|domicilio|correo|entregamos|enviamos|mandamos|shipping|delivery)\b/g;

const BUYING_FOR = /\b(?:compras?|pedidos?|cupon|cupom|envio|frete|cuotas?|parcelas?|descuento|orders?)\b/;
/** What something is said to cost less than. */
const BELOW =
  /\b(?:(?:no|nao) (?:l[oa]s? )?(?:llega[n]?|pasa[n]?|supera[n]?|alcanza[n]?|chega[m]?|ultrapassa[m]?)(?: a(?:os?)?| de)?|menos (?:de|que)|(?:por )?debajo de|abaixo de|under|less than|below)(?: (?:los|las|os|unos|r))*[ *_$]*$/;

export interface RoleInput {
  page: Page;
  sentence: Span;
  amount: Amount;
  /** Where products are named in the sentence. */
  mentions: readonly Span[];
  /** Amounts that the customer spoke of. */
  echoes: () => ReadonlySet<number>;
  condition: boolean;
}

/** What an amount is said to be, from the words around it. */
export function roleOf({ page, sentence, amount, mentions, echoes, condition }: RoleInput): Role {
  const before = page.folded.slice(sentence.start, amount.start).replace(/(?:ar|us|r)?\$ ?$/, "");
  const after = page.folded.slice(amount.end, sentence.end);
  if (mentions.length > 0 && BELOW.test(before) && !echoes().has(amount.cents) && !BUYING_FOR.test(before))
    return "below";
  // "son 12 de $ 46.666,67 sin interés"
  if (/\b\d{1,2} de [*_]*$/.test(before) && /^[^.;\n]{0,20}\b(?:sin|sem) (?:interes|juros)/.test(after))
    return "instalment";
  const found = BEFORE.find(([, pattern]) => pattern.test(before))?.[0];
  const shipping = isShipping(before, { mentions, from: sentence.start, after });
  const isCondition = condition || CONDITION.test(page.folded.slice(sentence.start, sentence.end));
  if (found === "threshold") {
    if (LIMIT.test(before) && echoes().has(amount.cents)) return "limit";
    return isCondition
      ? shipping && !COSTS_NOTHING.test(page.folded.slice(sentence.start, sentence.end))
        ? "shipping"
        : "threshold"
      : "from";
  }
  if (found === undefined && isCondition && mentions.length === 0 && BELOW.test(before))
    return LIMIT.test(before) && echoes().has(amount.cents) ? "limit" : "threshold";
  const later = AFTER.find(([, pattern]) => pattern.test(after))?.[0];
  if (later === "threshold") return isCondition ? "threshold" : "from";
  // "te ahorrás los $ 2.500 del envío": that is what it costs.
  if (found === "saving" && /^[*_]* ?(?:de|del|do) (?:envio|frete|flete)\b/.test(after)) return "shipping";
  if (found !== undefined && found !== "promo") return found;
  if (later !== undefined) return later;
  if (LIMIT.test(before) && echoes().has(amount.cents)) return "limit";
  if (shipping) return "shipping";
  // "de $ 389.999 a $ 349.999", "de R$ 189,90 por R$ 149,90"; "va de $ 2.890 a $ 5.190 según el formato" is no promotion.
  if (RANGES.test(before)) return "from";
  if (/\bde ?[*_]*$/.test(before) && /^[*_]* ?(?:a|por|para) (?:(?:ar|r|us)?\$ ?)?\d/.test(after))
    return "regular";
  return found ?? "price";
}

const RANGES =
  /\b(?:vai?n?|vao|goes|going|precios?|precos?|valores?|prices?)(?: [a-z]+){0,3} (?:de|from) ?[*_]*$/;

const OF_DELIVERY = /^[*_]* ?(?:el|de|por el|o|do|pelo) (?:envio|frete|flete)\b/;
/** Beside a product, "$ 45.000 el envío …" may begin anew. */
const PLAINLY_OF_DELIVERY = /^[*_]* ?(?:de|por el|do|pelo) (?:envio|frete|flete)\b/;

/** The last thing named before the amount is the delivery, not a product. */
function isShipping(
  before: string,
  { mentions, from, after }: { mentions: readonly Span[]; from: number; after: string },
): boolean {
  const last = matchesOf(before, SHIPPING).at(-1);
  if (last === undefined) return (mentions.length === 0 ? OF_DELIVERY : PLAINLY_OF_DELIVERY).test(after);
  const place = from + last.index;
  // "el envío es gratis; por transferencia $ 89.505": what it costs has been said.
  if (/^[^.]*\b(?:gratis|gratuito|sin cargo|bonificado)\b/.test(before.slice(last.index))) return false;
  // "$ 18.500 + envío a CABA $ 3.900": a sum of amounts, of which this is the delivery's.
  if (/\d[*_]* ?\+ ?(?:el |o )?$/.test(before.slice(0, last.index)))
    return /^ ?(?:(?:a|al|para|en|pra) [^\d=:+]{2,25})?[*_: (]*$/.test(
      before.slice(last.index + last[0].length),
    );
  // "con envío a CABA ($ 3.900) te queda en …"
  if (
    /^ ?(?:(?:a|al|para|en|pra) [^\d=:+]{2,25})? ?\([*_ ]*$/.test(before.slice(last.index + last[0].length))
  )
    return true;
  if (/\bmas (?:el )?$|\+ ?(?:el )?$|\bcon (?:el )?$/.test(before.slice(0, last.index))) return false;
  return !mentions.some((mention) => mention.start > place && mention.end <= from + before.length);
}
