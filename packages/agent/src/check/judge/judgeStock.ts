import type { KnownProduct, VariantKnown } from "../know/knownProducts.ts";
import type { OptionGroup } from "../read/readOptions.ts";
import type { PieceOf } from "../read/piece.ts";
import { sentenceAt } from "../read/readStock.ts";
import type { Measure } from "../text/measures.ts";
import type { Span } from "../text/page.ts";
import { clauseAround } from "../text/sentences.ts";
import { subjectOf, type Judging } from "./context.ts";
import { backed, derived, unbacked, wrong, type Judgement } from "./judgement.ts";
import { goneOfMeasure, variantsMeasured } from "./judgeMeasure.ts";
import { variantsOf } from "./judgeOptions.ts";
import { namesOf } from "./price/judgeProductPrice.ts";

/** Something is there or sold out. Null where the sentence speaks of options, which are judged by themselves. */
export function judgeStock(piece: PieceOf<"stock">, judging: Judging): Judgement | null {
  const subject = subjectOf(piece, judging);
  // That something else isn't there is what a search without results says.
  if (subject.kind === "unknown")
    return piece.available ? unbacked(`Ninguna herramienta devolvió "${subject.words}".`) : null;
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
  const measured = measuredBeside(piece, judging);
  if (measured.length > 0 && !piece.available) {
    const there = known.flatMap((product) => variantsMeasured(product, measured, judging.know));
    return there.length === 0
      ? backed(known.map(({ nameFact }) => nameFact))
      : wrong(`De ${namesOf(known)} sí hay de esa medida, según la tienda.`);
  }
  const gone = known.flatMap(({ id }) => goneOfMeasure(id, measured, judging.know));
  if (gone.length > 0 && known.every((each) => variantsMeasured(each, measured, judging.know).length === 0))
    return wrong(`De ${namesOf(known)} no hay de esa medida, según la tienda.`, gone);
  // "Los de 60 están agotados"
  const size = piece.available
    ? undefined
    : SIZE.exec(judging.read.page.folded.slice(sentence?.start, piece.start))?.[1];
  if (size !== undefined)
    return known.some(({ variants }) => variants.some(({ roots }) => roots.has(size)))
      ? wrong(`De ${namesOf(known)} sí hay de ${size}, según la tienda.`)
      : backed(known.map(({ nameFact }) => nameFact));
  const fits = known.filter(({ available }) => available?.value === piece.available);
  if (fits.length > 0 && (piece.available || fits.length === known.length || subject.kind !== "products"))
    return backed(fits.flatMap(({ available }) => available?.factId ?? []));
  return wrong(`${namesOf(known)} ${piece.available ? "está agotado" : "está disponible"}, según la tienda.`);
}

const SIZE = /\b(?:el|l[ao]s?|[ao]s?) (?:de |x ?)(\d+)(?: \p{L}+){0,2} $/u;

/** "El de 7,5 kg está agotado": the measures by which the clause says which variant it means. */
function measuredBeside({ start, end }: Span, { read }: Judging): Measure[] {
  const sentence = sentenceAt(read.sentences, start);
  if (sentence === undefined) return [];
  const clause = clauseAround(read.page, sentence, { start, end });
  return read.pieces.flatMap((each) =>
    each.kind === "measure" &&
    each.start >= clause.start &&
    each.end <= clause.end &&
    /(?:^ ?|\b(?:de|en|em|in|bolsa|tamano|x|por) )$/.test(read.page.folded.slice(clause.start, each.start))
      ? each.measures
      : [],
  );
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
  const option = products.flatMap(({ variants }) => variants).find((each) => isOption(each, piece, judging));
  if (option !== undefined) return backed([option.factId]);
  const counts = products.flatMap((product) => countsOf(product, piece, judging));
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

/** "60 peças" of a puzzle that comes in 60 and 120: the number begins what an option is called. */
function isOption({ name }: VariantKnown, { start, end }: Span, { read: { page } }: Judging): boolean {
  const at = start + Math.max(0, page.folded.slice(start, end).search(/\d/));
  return /^\d+ \p{L}/u.test(name) && page.folded.startsWith(name, at);
}

function countsOf(product: KnownProduct, piece: Span, judging: Judging): KnownProduct["units"] {
  const variants = variantsBeside(product, piece, judging);
  if (variants === null) return product.units;
  return product.units.filter(
    (unit) => unit.variants === null || unit.variants.some((id) => variants.includes(id)),
  );
}

/** The variants that are meant at a place, by the options nearest to it or by the measure told last; null: all. */
export function variantsBeside(product: KnownProduct, place: Span, judging: Judging): string[] | null {
  const { read, know } = judging;
  const sentence = sentenceAt(read.sentences, place.start);
  if (sentence === undefined) return null;
  const group = groupNear(place, { sentence, judging });
  if (group !== null) return variantsOf(product, group).map(({ id }) => id);
  const measures = read.pieces.flatMap((each) =>
    each.kind === "measure" && each.start >= sentence.start && each.end <= place.start ? [each.measures] : [],
  );
  const variants = variantsMeasured(product, measures.at(-1) ?? [], know);
  return variants.length === 0 ? null : variants;
}

function groupNear(
  place: Span,
  { sentence, judging }: { sentence: Span; judging: Judging },
): OptionGroup | null {
  const within = ({ start, end }: Span): OptionGroup[] =>
    judging.read.options.filter((group) => group.start >= start && group.end <= end);
  // "(último par en negro)"
  const beside = within(clauseAround(judging.read.page, sentence, place));
  // "…; el otro está agotado" is of another.
  const before = within({ start: sentence.start, end: place.start }).slice(-1);
  const isParted = judging.read.page.folded.slice(place.end, sentence.end).startsWith(";");
  const groups = beside.length > 0 ? beside : isParted && before.length > 0 ? before : within(sentence);
  const distance = (group: OptionGroup): number =>
    Math.min(Math.abs(group.end - place.start), Math.abs(group.start - place.end));
  return groups.reduce<OptionGroup | null>(
    (best, group) => (best === null || distance(group) < distance(best) ? group : best),
    null,
  );
}
