import type { Knowledge } from "../know/knowledge.ts";
import type { PieceOf } from "../read/piece.ts";
import { isSameMeans, meansIn } from "../read/readMeans.ts";
import { isIn } from "../text/countries.ts";
import { foldSame } from "../text/page.ts";
import { intersects } from "../know/matchStatement.ts";
import { placeRoots } from "../text/words.ts";
import { piecesNear, placesNear, sentenceText, type Judging } from "./context.ts";
import { ordersAt } from "./judgeOrders.ts";
import { approved, backed, unbacked, wrong, type Judgement } from "./judgement.ts";

const REASONS = {
  carrier: "Ningún dato de la tienda dice que envíe con",
  destination: "Ningún dato de la tienda dice que envíe a",
  payment: "Ningún dato de la tienda dice que se pueda pagar así:",
  terms: "Ningún texto de la tienda lo dice:",
};

/** A carrier, a country or a way to pay: one that the merchant names, or that an order goes with. Null for the shop's own country. */
export function judgeMeans(piece: PieceOf<"means">, judging: Judging): Judgement | null {
  const { know } = judging;
  if (isIn(piece.name, know.country)) return null;
  const carried = ofOrder(piece, judging);
  if (carried !== null) return carried;
  const fact = carrierOf(piece, know);
  if (fact !== undefined) return backed([fact]);
  if (isClosedThen(piece, judging)) return wrong("La tienda escribió que esos días está cerrado.");
  if (isElsewhere(piece, judging)) return wrong(`${piece.name}: la tienda lo escribió de otro lugar.`);
  // What the prompt speaks of is for the model, and grants no terms.
  const written = know.texts.find(
    ({ source, folded }) =>
      !(piece.about === "terms" && source === "prompt") &&
      meansIn(folded).some((name) => isSameMeans(name, piece.name)),
  );
  return written === undefined
    ? unbacked(`${REASONS[piece.about]} ${piece.name}.`)
    : approved({ source: written.source, factId: written.factId ?? null });
}

const ONLY_IN = /^(?:solo|solamente|unicamente|somente|so|apenas) (?:en|em|no|na) ([^.;]+)/;

/** A way to pay "solo en Bogotá", said of another place. */
function isElsewhere(piece: PieceOf<"means">, judging: Judging): boolean {
  if (piece.about === "carrier") return isOfOtherZone(piece, judging);
  if (piece.about !== "payment") return false;
  const places = placesNear(judging, piece);
  return judging.know.sheet.payments.some(({ method, details }) => {
    const where = ONLY_IN.exec(foldSame(details ?? ""))?.[1];
    if (
      where === undefined ||
      places.size === 0 ||
      !meansIn(foldSame(method)).some((name) => isSameMeans(name, piece.name))
    )
      return false;
    return !intersects(places, placeRoots(where));
  });
}

/** "En la capital va por Starken; a regiones, por Chilexpress": each part of a sentence has its own zone. */
function isOfOtherZone(piece: PieceOf<"means">, judging: Judging): boolean {
  const { know } = judging;
  const zones = know.sheet.shipping.map(({ zone }) => ({ zone, roots: placeRoots(zone) }));
  const zoneOf = (text: string): string | null => {
    const said = placeRoots(text);
    const named = zones.filter(({ roots }) => roots.size > 0 && [...roots].every((root) => said.has(root)));
    return named.sort((a, b) => b.roots.size - a.roots.size)[0]?.zone ?? null;
  };
  const parted = know.texts.flatMap(({ folded }) =>
    folded.includes(piece.name)
      ? folded.split(/[.\n]/).filter((each) => each.includes(";") && each.includes(piece.name))
      : [],
  );
  const said = parted.length === 0 ? null : zoneOf(sentenceText(judging, piece));
  if (said === null) return false;
  return parted.every((sentence) => {
    const parts = sentence.split(";").map((part) => ({ own: part.includes(piece.name), zone: zoneOf(part) }));
    return (
      parts.some(({ own, zone }) => !own && zone === said) &&
      parts.every(({ own, zone }) => !own || (zone !== null && zone !== said))
    );
  });
}

const CLOSED = /\bcerrad|\bfechad|\bclosed\b|\bno (?:abr|atend)|\bnao (?:abr|atend)/;

/** "Atendemos los feriados" of a shop that is closed then. */
function isClosedThen({ name, start }: PieceOf<"means">, judging: Judging): boolean {
  if (!/^(?:feriado|holiday)/.test(name) || CLOSED.test(sentenceText(judging, { start, end: start })))
    return false;
  const written = judging.know.texts.flatMap(({ folded }) =>
    folded.split(/[.\n]/).filter((each) => /feriado|holiday/.test(each)),
  );
  return written.length > 0 && written.every((each) => CLOSED.test(each));
}

/** What a named order goes with, where a tool told it. */
function ofOrder(piece: PieceOf<"means">, judging: Judging): Judgement | null {
  if (piece.about !== "carrier" || piecesNear(judging, piece, "order").length === 0) return null;
  const carriers = ordersAt(piece, judging).flatMap((order) => order.carriers);
  if (carriers.length === 0) return null;
  const own = carriers.find(({ name }) => name.includes(piece.name));
  return own === undefined
    ? wrong(`Ese pedido va por ${carriers.map(({ name }) => name).join(", ")}.`)
    : backed([own.factId]);
}

function carrierOf({ about, name }: PieceOf<"means">, { facts, orders }: Knowledge): string | undefined {
  if (about !== "carrier") return undefined;
  return facts.find(
    ({ kind, subject, text }) =>
      kind === "shipping" && subject !== null && orders.has(subject) && foldSame(text).includes(name),
  )?.id;
}
