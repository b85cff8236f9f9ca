import type { Knowledge } from "../know/knowledge.ts";
import type { PieceOf } from "../read/piece.ts";
import { isSameMeans, meansIn } from "../read/readMeans.ts";
import { isIn } from "../text/countries.ts";
import { foldSame } from "../text/page.ts";
import type { Judging } from "./context.ts";
import { approved, backed, unbacked, type Judgement } from "./judgement.ts";

const REASONS = {
  carrier: "Ningún dato de la tienda dice que envíe con",
  destination: "Ningún dato de la tienda dice que envíe a",
  payment: "Ningún dato de la tienda dice que se pueda pagar así:",
  terms: "Ningún texto de la tienda lo dice:",
};

/** A carrier, a country or a way to pay: one that the merchant names, or that an order goes with. Null for the shop's own country. */
export function judgeMeans(piece: PieceOf<"means">, { know }: Judging): Judgement | null {
  if (isIn(piece.name, know.country)) return null;
  const fact = carrierOf(piece, know);
  if (fact !== undefined) return backed([fact]);
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

function carrierOf({ about, name }: PieceOf<"means">, { facts, orders }: Knowledge): string | undefined {
  if (about !== "carrier") return undefined;
  return facts.find(
    ({ kind, subject, text }) =>
      kind === "shipping" && subject !== null && orders.has(subject) && foldSame(text).includes(name),
  )?.id;
}
