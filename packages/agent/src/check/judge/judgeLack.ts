import { payablePrices } from "../know/knownProducts.ts";
import { intersects } from "../know/matchStatement.ts";
import type { PieceOf } from "../read/piece.ts";
import { sentenceAt } from "../read/readStock.ts";
import { clauseAround } from "../text/sentences.ts";
import { methodsIn, rootsOf } from "../text/words.ts";
import { variantsBeside } from "./judgeStock.ts";
import { namesZone, placesNear, sentenceText, subjectOf, type Judging } from "./context.ts";
import { backed, unbacked, wrong, type Judgement } from "./judgement.ts";

/** "No hacemos envíos" is false of a shop whose sheet says what they cost. Null where nothing says otherwise. */
export function judgeLack(piece: PieceOf<"lack">, judging: Judging): Judgement | null {
  return hasIt(piece, judging) && !isWritten(piece, judging)
    ? wrong("La tienda dice que sí lo tiene.")
    : null;
}

/** "Los perfumes abiertos no tienen cambio": the merchant denies it of the same goods. */
function isWritten(piece: PieceOf<"lack">, judging: Judging): boolean {
  const sentence = sentenceAt(judging.read.sentences, piece.start) ?? piece;
  const { start, end } = clauseAround(judging.read.page, sentence, piece);
  const [own, ...others] = [...rootsOf(judging.read.page.folded.slice(start, end))].reverse();
  return judging.know.texts.some(
    ({ source, folded }) =>
      (source === "knowledge" || source === "article") &&
      folded.split(/[.\n]/).some((sentence) => {
        const roots = rootsOf(sentence);
        return (
          /\b(?:no|nao)\b/.test(sentence) &&
          own !== undefined &&
          roots.has(own) &&
          others.some((root) => roots.has(root))
        );
      }),
  );
}

function hasIt(piece: PieceOf<"lack">, judging: Judging): boolean {
  const { sheet, statements, texts } = judging.know;
  const text = sentenceText(judging, piece);
  switch (piece.of) {
    case "shipping":
      return sheet.shipping.length > 0 && placesNear(judging, piece).size <= 1;
    case "zone":
      return sheet.shipping.some(({ zone }) => namesZone(zone, piece, judging));
    case "pickup":
      return sheet.pickup.length > 0;
    case "exchange":
      return sheet.exchanges.length > 0;
    case "instalments":
      return sheet.instalments.length > 0 && methodsIn(text).size === 0;
    case "discount":
      return sheet.payments.some(
        ({ method, discountPercent }) =>
          discountPercent !== null && intersects(methodsIn(text), methodsIn(method.toLowerCase())),
      );
    case "invoice":
      return texts.some(
        ({ source, folded }) => (source === "article" || source === "knowledge") && INVOICED.test(folded),
      );
    case "warranty":
      return statements.some(
        ({ piece: stated, about, text: written }) =>
          stated.kind === "length" &&
          stated.about === "warranty" &&
          (/\btod[oa]s\b/.test(written) || sharesGoods(about.context, rootsOf(text))),
      );
  }
}

/** "¿Hacen factura A?" with a yes, "hacemos factura A y B". */
const INVOICED =
  /\b(?:factura|nota fiscal)[^\n]*\n ?(?:si|sim|claro)\b|(?<!\b(?:no|nao) )\b(?:hacemos|emitimos|damos|entregamos|fazemos) [^.\n]{0,20}(?:factura|nota fiscal)/;

function sharesGoods(stated: ReadonlySet<string>, said: ReadonlySet<string>): boolean {
  return [...said].some((root) => root !== "garantia" && stated.has(root));
}

/** Of a product on sale a tool told the price before. Null where no product is spoken of. */
export function judgeOnSale(piece: PieceOf<"on_sale">, judging: Judging): Judgement | null {
  const subject = subjectOf(piece, judging);
  if (subject.kind !== "products") return null;
  const prices = subject.products.flatMap((product) =>
    payablePrices(product, variantsBeside(product, piece, judging)),
  );
  const reduced = prices.filter(({ promotional }) => promotional);
  if (reduced.length > 0) return backed(reduced.map(({ factId }) => factId));
  const isOfOther = subject.products.some((product) =>
    payablePrices(product).some(({ promotional }) => promotional),
  );
  if (isOfOther) return wrong("Eso no está en oferta: lo está otra variante.");
  const roots = new Set(subject.products.flatMap(({ named }) => named.words.map(({ root }) => root)));
  const told = judging.know.statements.some(
    ({ piece: stated, about }) =>
      (stated.kind === "deal" || stated.kind === "percent") && intersects(about.context, roots),
  );
  return told || prices.length === 0 ? null : unbacked("Ninguna herramienta dijo que esté en oferta.");
}
