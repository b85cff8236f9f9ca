import { matchesOf } from "../text/matches.ts";
import { readCount } from "../text/numberWords.ts";
import { BLOT, type Page } from "../text/page.ts";
import type { Sentence } from "../text/sentences.ts";
import type { Mention } from "./readMentions.ts";
import type { PieceOf } from "./piece.ts";

/** "Tu pedido trae …", "pediste …", "o pedido 7781 tem …" */
const CONTAINS =
  /(?:\b(?:pedido|compra|orden|encomenda|order|paquete|pacote)\b|\x81)[^.;:!?\n\x81]{0,24}? (?:tenes|hay|van|vienen|trae|trajo|tiene|tenia|incluye|incluia|contiene|lleva|consta de|son|es (?:por|de)|fue (?:por|de)|tem|tinha|inclui|contem|e de|traz|has|had|includes|contains|is for|was for):? |\b(?:pediste|compraste|encargaste|voce (?:pediu|comprou)|you (?:ordered|bought)):? /g;
/** "Tu pedido 1204 está pago. Incluye 1 miel …" */
const GOES_ON = /^(?:incluye|trae|lleva|contiene|inclui|contem|it includes|it contains):? /g;
/** "Tu pedido #748 (Monstera + Suculentas)" */
const LISTED = /(?<=\x81[*_]* ?)\([^)]*\)/g;
/** Few: a pattern of all numbers in words is long. */
const COUNTS =
  "un[oa]?|uma?|dos|dois|duas|tres|cuatro|quatro|cinco|seis|siete|sete|ocho|oito|diez|dez|doce|doze|two|three|four|five";
const DETERMINED = new RegExp(
  `^(?:tambien |also |tambem )?(?:(\\d{1,2}|${COUNTS})|unos|unas|el|la|los|las|uns|umas|o|a|os|as|an?|the)(?: ?x)?(?: (?:par(?:es)?|unidad(?:es)?|pairs?)(?: (?:de|of))?)? (?=\\p{L})`,
  "u",
);
const PARTS = /,| (?:y|e|and|mas)(?= )|\+/;
/** What an order has besides goods. */
const NO_GOODS =
  /^(?:envio|frete|pago|pagamento|total|codigo|seguimiento|rastre|estado|status|descuento|desconto|demora|problema|plazo|prazo|dias?|horas?|cuotas?|parcelas?|retiro|numero|fecha|data|direccion|endereco|cupon|cupom|paquetes?|bultos?|caja|entrega|despacho|garantia|factura|nota|importe|valor|monto|costo|mismo|otr[oa]s?|uno|una|primer|ultim|shipment|delivery|tracking|payment|discount|few|couple)/;

/** What a known order is said to be of, each thing by its words and its number. */
export function readOrderItems(
  page: Page,
  {
    sentences,
    orders,
    mentions,
  }: { sentences: readonly Sentence[]; orders: readonly string[]; mentions: readonly Mention[] },
): PieceOf<"order_item">[] {
  return sentences.flatMap((sentence) => {
    if (sentence.question) return [];
    const text = markedOrders(page.folded.slice(sentence.start, sentence.end), orders);
    const isAbout = orders.some((number) => page.folded.slice(0, sentence.start).includes(number));
    const listed = matchesOf(text, LISTED).flatMap(({ index, 0: list }) =>
      mentions
        .filter(({ start, end }) => {
          const [from, until] = [sentence.start + index, sentence.start + index + list.length];
          return start >= from && end <= until;
        })
        .map(({ start, end, quantity }): PieceOf<"order_item"> => ({
          kind: "order_item",
          start,
          end,
          words: page.folded.slice(start, end),
          count: quantity,
        })),
    );
    const told = [...matchesOf(text, CONTAINS), ...(isAbout ? matchesOf(text, GOES_ON) : [])].flatMap(
      ({ index, 0: lead }) => {
        let at = sentence.start + index + lead.length;
        const rest = /^[^.;:!?\n($—]*/.exec(page.folded.slice(at, sentence.end))?.[0] ?? "";
        return rest.split(PARTS).flatMap((part): PieceOf<"order_item">[] => {
          const start = page.folded.indexOf(part.trim(), at);
          at = start + part.trim().length;
          return itemOf(part.trim(), start);
        });
      },
    );
    return [...listed, ...told];
  });
}

/** A sentence with its numbers of orders blotted out: "en el 1060 tenés 2 mallas" speaks of one as well. */
function markedOrders(text: string, orders: readonly string[]): string {
  return text.replace(/(?<![\d.,$])\d{3,12}(?![\d.,]*\d)/g, (number) =>
    orders.includes(number) ? BLOT.repeat(number.length) : number,
  );
}

function itemOf(part: string, start: number): PieceOf<"order_item">[] {
  const match = DETERMINED.exec(part);
  if (match === null) return [];
  const words = part
    .slice(match[0].length)
    .replace(/ (?:por|con|com|en|em|de (?:talle|color)|talle|que|para|for|with|in|total|a|y)(?: .*)?$/, "");
  if (words === "" || NO_GOODS.test(words)) return [];
  const written = match[1];
  const count =
    written === undefined || /^(?:tambien |also )?uno? par/.test(match[0]) ? null : readCount(written);
  return [{ kind: "order_item", start, end: start + part.length, words, count }];
}
