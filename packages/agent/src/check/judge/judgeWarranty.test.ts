import { expect, it } from "vitest";
import type { PieceOf } from "../read/piece.ts";
import type { Judging } from "./context.ts";
import type { Judgement } from "./judgement.ts";
import { judgeWarranty } from "./judgeWarranty.ts";
import { wrongIn } from "./testShop.ts";

const shop = {
  words: `Las bicicletas tienen 2 años de garantía en el cuadro y 6 meses en los componentes. Las luces y accesorios, 3 meses.
Cámaras y cubiertas no tienen garantía.`,
  goods: ["Bicicleta Sierra", "Luces Faro", "Cámara 29", "Casco Rueda"],
};

/** Of each warranty of a sentence. */
function ofSentence(sentence: PieceOf<"polarity">, judging: Judging): Judgement | null {
  const told = judging.read.pieces.filter(
    (piece): piece is PieceOf<"length"> =>
      piece.kind === "length" && piece.start >= sentence.start && piece.end <= sentence.end,
  );
  return told.map((piece) => judgeWarranty(piece, judging)).find((judgement) => judgement !== null) ?? null;
}

const OTHER = "La tienda da otro plazo de garantía para eso.";
const NONE = "La tienda escribió que eso no tiene garantía.";

it.each([
  ["Las Luces Faro tienen 6 meses de garantía.", OTHER],
  ["La Bicicleta Sierra tiene 3 meses de garantía.", OTHER],
  ["Las cubiertas tienen 6 meses de garantía.", NONE],
  ["La Cámara 29 tiene 3 meses de garantía.", NONE],
])("%j is told otherwise", async (reply, reason) => {
  expect(await wrongIn(reply, shop, ofSentence)).toEqual([reason]);
});

it.each([
  "Las Luces Faro tienen 3 meses de garantía.",
  "La Bicicleta Sierra tiene 2 años de garantía en el cuadro.",
  "La Bicicleta Sierra tiene 6 meses de garantía en los componentes.",
  "El Casco Rueda tiene 5 años de garantía.",
])("%j is not", async (reply) => {
  expect(await wrongIn(reply, shop, ofSentence)).toEqual([]);
});
