import type { KnownProduct } from "../know/knownProducts.ts";
import type { OptionGroup } from "../read/readOptions.ts";
import type { PieceOf } from "../read/piece.ts";
import { sentenceAt } from "../read/readStock.ts";
import { subjectOf, type Judging } from "./context.ts";
import { backed, derived, unbacked, wrong, type Judgement } from "./judgement.ts";
import { variantsOf } from "./judgeOptions.ts";
import { namesOf } from "./price/judgeProductPrice.ts";

/** Something is there or sold out. Null where the sentence speaks of options, which are judged by themselves. */
export function judgeStock(piece: PieceOf<"stock">, judging: Judging): Judgement | null {
  const subject = subjectOf(piece, judging);
  if (subject.kind === "unknown") return unbacked(`Ninguna herramienta devolvió "${subject.words}".`);
  const sentence = sentenceAt(judging.read.sentences, piece.start);
  const options = judging.read.options.filter(
    ({ start, claimed }) =>
      claimed && sentence !== undefined && start >= sentence.start && start < sentence.end,
  );
  const known = subject.kind === "open" ? [] : subject.products.filter(({ available }) => available !== null);
  if (known.length === 0) {
    // That something isn't there is what a search without results says.
    if (!piece.available && subject.kind === "open") return null;
    return unbacked("Ninguna herramienta dijo si hay stock de eso.");
  }
  if (options.length > 0 && !piece.available) return null;
  const fits = known.filter(({ available }) => available?.value === piece.available);
  if (fits.length > 0 && (piece.available || fits.length === known.length || subject.kind !== "products"))
    return backed(fits.flatMap(({ available }) => available?.factId ?? []));
  return wrong(`${namesOf(known)} ${piece.available ? "está agotado" : "está disponible"}, según la tienda.`);
}

/** How many are left. Only small stocks are told to the model, so only those may be told to customers. */
export function judgeUnits(piece: PieceOf<"units">, judging: Judging): Judgement {
  const subject = subjectOf(piece, judging);
  const products =
    subject.kind === "products"
      ? subject.products
      : subject.kind === "open"
        ? [...judging.know.products.values()]
        : [];
  const group = groupNear(piece, judging);
  const counts = products.flatMap((product) => countsOf(product, group));
  const { units } = piece;
  // Only small stocks are told: of any other there is plenty.
  if (units === "many") {
    const there = products.flatMap(({ available }) => (available?.value === true ? [available.factId] : []));
    return there.length > 0 && counts.length === 0
      ? backed(there)
      : wrong("De eso no quedan muchas unidades, según la tienda.");
  }
  const single = counts.find(({ count }) => units === null || count === units);
  if (single !== undefined) return backed([single.factId]);
  const sum = counts.reduce((total, { count }) => total + count, 0);
  if (units !== null && counts.length > 1 && sum === units)
    return derived(counts.map(({ factId }) => factId));
  return counts.length === 0
    ? unbacked("Ninguna herramienta dijo cuántas unidades quedan.")
    : wrong(`No quedan ${units ?? "pocas"}: la tienda dice ${counts.map(({ count }) => count).join(", ")}.`);
}

function countsOf(product: KnownProduct, group: OptionGroup | null): KnownProduct["units"] {
  if (group === null) return product.units;
  const variants = variantsOf(product, group).map(({ id }) => id);
  return product.units.filter(
    (unit) => unit.variants === null || unit.variants.some((id) => variants.includes(id)),
  );
}

function groupNear(piece: PieceOf<"units">, { read }: Judging): OptionGroup | null {
  const sentence = sentenceAt(read.sentences, piece.start);
  if (sentence === undefined) return null;
  const groups = read.options.filter(({ start, end }) => start >= sentence.start && end <= sentence.end);
  const distance = (group: OptionGroup): number =>
    Math.min(Math.abs(group.end - piece.start), Math.abs(group.start - piece.end));
  return groups.reduce<OptionGroup | null>(
    (best, group) => (best === null || distance(group) < distance(best) ? group : best),
    null,
  );
}
