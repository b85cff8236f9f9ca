import type { KnownOrder } from "../know/knownOrders.ts";
import type { PieceOf } from "../read/piece.ts";
import { sentenceText, type Judging } from "./context.ts";
import { approved, backed, ECHO, unbacked, wrong, type Judgement } from "./judgement.ts";

export function judgeOrder(piece: PieceOf<"order">, judging: Judging): Judgement {
  const order = judging.know.orders.get(piece.number);
  if (order !== undefined) return backed([order.factId]);
  const written = judging.know.texts.find(
    ({ source, folded }) => source === "person" && holdsWord(folded, piece.number),
  );
  if (written !== undefined) return approved(written);
  const said = new RegExp(`(?<!\\d)${piece.number}(?!\\d)`).test(judging.customer.folded);
  const text = sentenceText(judging, piece);
  // "No encontré el pedido 4321": its number is the customer's, and nothing is said about it.
  if (said && (/\b(?:no|nao|not|ningun\w*)\b/.test(text) || piece.end === 0 || isQuestion(piece, judging)))
    return ECHO;
  return unbacked(`Ninguna herramienta devolvió el pedido ${piece.number}.`);
}

function isQuestion(piece: PieceOf<"order">, { read }: Judging): boolean {
  return read.sentences.some(
    ({ start, end, question }) => question && piece.start >= start && piece.end <= end,
  );
}

/** The orders spoken of at a place: the one named last, else those that the customer named, else all that are known. */
export function ordersAt(
  place: { start: number; end: number },
  { read, know, customer }: Judging,
): KnownOrder[] {
  const named = read.pieces.filter((each): each is PieceOf<"order"> => each.kind === "order");
  const before = named.filter(({ end }) => end <= place.start).at(-1);
  const chosen = before ?? named[0];
  if (chosen === undefined) {
    const asked = [...know.orders.values()].filter(({ number }) => holdsWord(customer.folded, number));
    return asked.length > 0 ? asked : [...know.orders.values()];
  }
  const order = know.orders.get(chosen.number);
  return order === undefined ? [] : [order];
}

const NAMES: Record<PieceOf<"order_state">["state"], string> = {
  paid: "pagado",
  unpaid: "pendiente de pago",
  refunded: "reintegrado",
  cancelled: "cancelado",
  preparing: "en preparación",
  dispatched: "enviado",
  ready: "listo para retirar",
  delivered: "entregado",
};

/** Null where nothing is said of an order that is known. */
export function judgeOrderState(piece: PieceOf<"order_state">, judging: Judging): Judgement | null {
  const orders = ordersAt(piece, judging);
  if (piece.denied) return judgeDenied(piece, orders);
  // Where none is named it must be true of each.
  const facts = orders.flatMap(({ factId, states }) => {
    const state = states.get(piece.state);
    return state === undefined ? [] : [factId, state];
  });
  const arrived = isOnItsWay(piece, judging)
    ? orders.find(({ states }) => states.has("delivered"))
    : undefined;
  if (arrived !== undefined) return wrong(`El pedido ${arrived.number} ya está entregado.`);
  if (facts.length > 0 && facts.length === 2 * orders.length) return backed(facts);
  const order = orders.find(({ states }) => !states.has(piece.state));
  if (order === undefined)
    return unbacked(`Ninguna herramienta dijo que el pedido esté ${NAMES[piece.state]}.`);
  const known = [...order.states.keys()].map((state) => NAMES[state]).join(", ");
  return wrong(
    `El pedido ${order.number} no está ${NAMES[piece.state]}: figura ${known === "" ? "sin estado" : known}.`,
  );
}

/** What has arrived was sent, and is on its way no more. */
function isOnItsWay({ start, end }: PieceOf<"order_state">, { read }: Judging): boolean {
  return /camin|viaj|transit|\bway\b/.test(read.page.folded.slice(start, end));
}

/** Where none is named it may be said of one of them. */
function judgeDenied({ state }: PieceOf<"order_state">, orders: readonly KnownOrder[]): Judgement | null {
  const [first] = orders;
  if (first === undefined) return null;
  const fitting = orders.filter(({ states }) => !states.has(state));
  return fitting.length > 0
    ? backed(fitting.map(({ factId }) => factId))
    : wrong(`El pedido ${first.number} sí está ${NAMES[state]}.`);
}

function holdsWord(text: string, word: string): boolean {
  return text.split(/[^\p{L}\p{N}-]+/u).includes(word);
}

export function judgeTracking(piece: PieceOf<"tracking">, judging: Judging): Judgement {
  const code = piece.code.toLowerCase();
  const fact = [...judging.know.orders.values()]
    .flatMap(({ tracking }) => tracking)
    .find((known) => known.code.toLowerCase() === code);
  if (fact !== undefined) return backed([fact.factId]);
  const written = judging.know.texts.find(({ folded }) => holdsWord(folded, code));
  return written === undefined
    ? unbacked("Ninguna herramienta devolvió ese código de seguimiento.")
    : approved(written);
}
