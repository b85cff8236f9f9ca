import type { PieceOf } from "../read/piece.ts";
import { readMeasures } from "../read/readMeasures.ts";
import { sentenceAt } from "../read/readStock.ts";
import { openPage, type Span } from "../text/page.ts";
import { remembered } from "../text/remembered.ts";
import { clauseAround } from "../text/sentences.ts";
import { matchesOf } from "../text/matches.ts";
import { NUMBER, sameMeasure, type Measure } from "../text/measures.ts";
import type { Knowledge } from "../know/knowledge.ts";
import { subjectOf, type Judging } from "./context.ts";
import { approved, backed, ECHO, unbacked, type Judgement } from "./judgement.ts";
import { mentionsIn } from "./subject.ts";

/** A number with its unit must stand in what the tools or the merchant said, in whatever unit. */
export function judgeMeasure(piece: PieceOf<"measure">, judging: Judging): Judgement | null {
  const { read, know, customer, spoken } = judging;
  const sentence = sentenceAt(read.sentences, piece.start);
  if (sentence === undefined || sentence.question) return null;
  const products = subjects(sentence, piece, judging);
  if (RULE.test(read.page.folded.slice(sentence.start, sentence.end))) return null;
  if (products === null && isHarmless(piece)) return null;
  if (isAmountSold(piece, { products, judging })) return null;
  const fitting = know.measured.filter(({ product }) => product === null || (products?.has(product) ?? true));
  const side = SIDE.exec(read.page.folded.slice(piece.end, piece.end + 20))?.[1] ?? null;
  const sources = piece.measures.map((measure) =>
    fitting.find(({ text }) => isMeasured(text, measure, piece.measures.length === 1 ? side : null)),
  );
  const { text: own } = sources[0] ?? {};
  if (own !== undefined && isOfOtherOption(own, { piece, sentence, products, judging }))
    return unbacked(`De otra opción se dice "${read.page.raw.slice(piece.start, piece.end)}".`);
  const open = piece.measures.filter((_, index) => sources[index] === undefined);
  const [source] = sources;
  if (open.length === 0 && source !== undefined) return approved(source);
  const isIn = (texts: readonly string[]): boolean =>
    open.every((measure) => texts.some((text) => isMeasured(text, measure)));
  // What was told before was held against what was known then.
  if (isIn(spoken)) return backed([]);
  const written = matchesOf(read.page.folded.slice(piece.start, piece.end), FIGURES);
  const isTheirs =
    isIn(customer.texts) ||
    (written.length > 0 && written.every(([number]) => repeats(customer.folded, number)));
  if (isTheirs && !isAffirmed(piece, judging)) return ECHO;
  // "El de 7,5 kg está agotado": that it isn't there is held against the options by itself.
  if (MISSING.test(read.page.folded.slice(piece.end, sentence.end))) return null;
  return unbacked(`Ningún dato de la tienda dice "${read.page.raw.slice(piece.start, piece.end)}".`);
}

/** Products that a measure may be of: that which its clause names, else its sentence, else what was spoken of. Null: any. */
function subjects(sentence: Span, piece: PieceOf<"measure">, judging: Judging): ReadonlySet<string> | null {
  const own = mentionsIn(judging.read, clauseAround(judging.read.page, sentence, piece));
  const nearest = own.filter(({ end }) => end <= piece.start).at(-1) ?? own[0];
  const all = mentionsIn(judging.read, sentence);
  // "Es de vidrio de 5 mm; el filtro va aparte"
  const isParted = judging.read.page.folded.slice(piece.end, all[0]?.start).includes(";");
  if (nearest === undefined && all.length > 0 && isParted && all.every(({ start }) => start > piece.end))
    return null;
  // "El kit viene con una vela de 90 g, un spray y …": what is named behind it may stand beside it in the one before.
  const earlier = judging.read.mentions.filter(({ end }) => end <= piece.start).slice(-1);
  const isAhead = all.every(({ start }) => start > piece.end);
  const named = nearest !== undefined ? [nearest] : isAhead && all.length > 1 ? [...all, ...earlier] : all;
  if (named.length > 0) return new Set(named.flatMap((mention) => mention.products));
  const subject = subjectOf(piece, judging);
  return subject.kind === "products" ? new Set(subject.products.map(({ id }) => id)) : null;
}

/** "El talle 36 equivale a unos 23 cm", "la norma IP54 …": said of no product. */
const RULE =
  /\b(?:norma|estandar|padrao|standard|equivale\w*|suele\w*|costuma\w*|en general|em geral|normalmente|usually|guia de talles|tabla de (?:talles|medidas)|tabela de medidas|(?:ya )?casi no (?:viene|se usa)\w*)\b/;

const SOLD_BY = /\b(?:por|x) (metro|kilo|litro)\b/;

/** "$ 1.680 cada 100 g": the price is held against the facts. */
const EACH = /\$ ?\d[\d.,]*[*_)]* ?(?:cada|por|los|las|x|\/|per) ?$/;
/** "3 kilos te salen $ 16.200" */
const COSTS =
  /^(?: (?!de \d)[^,.;:$\d]{1,30})? (?:te |les )?(?:salen|quedan|costarian|serian|son|saem|ficam|seriam|come to|would be)(?: (?:a|en|por|em))? (?:r|ar)?\$/;

/** "4 metros" of what is sold by the metre: so much is bought. */
function isAmountSold(
  { start, end }: Span,
  { products, judging: { read, know } }: { products: ReadonlySet<string> | null; judging: Judging },
): boolean {
  const { folded } = read.page;
  if (EACH.test(folded.slice(0, start)) || COSTS.test(folded.slice(end, end + 60))) return true;
  const written = folded.slice(start, end);
  return know.measured.some(({ product, text }) => {
    const unit =
      product !== null && products?.has(product) === true ? SOLD_BY.exec(text.toLowerCase())?.[1] : undefined;
    return unit !== undefined && written.includes(unit);
  });
}

/** Washing at 30 degrees harms nothing. */
function isHarmless({ measures }: PieceOf<"measure">): boolean {
  return measures.every(({ of, values }) => of === "temperature" && values.every((degrees) => degrees <= 30));
}

const MISSING =
  /^[*_)]*(?: (?:ya|por ahora|hoy|esta|estan|estao|se|nos|is|are))* (?:agot(?:ad|o\b|aron)|esgot(?:ad|ou|aram)|sin stock\b|sem estoque\b|sold out\b|out of stock\b|no (?:l[oa]s? )?(?:hay|nos queda|queda|tenemos))/;

/** Ids of the variants of a product, of those that are there, that are of one of these measures. */
export function variantsMeasured(
  { id }: { id: string },
  measures: readonly Measure[],
  { facts }: Knowledge,
): string[] {
  return facts.flatMap(({ kind, subject, text, value }) =>
    kind === "variant" && subject === id && measures.some((measure) => isMeasured(text, measure))
      ? [String(value)]
      : [],
  );
}

/** Facts that say of its sold-out variants that they are, of those of one of these measures. */
export function goneOfMeasure(id: string, measures: readonly Measure[], { facts }: Knowledge): string[] {
  return facts.flatMap((fact) =>
    fact.kind === "stock" &&
    fact.value === false &&
    fact.variants !== undefined &&
    fact.subject === id &&
    measures.some((measure) => isMeasured(fact.text, measure))
      ? [fact.id]
      : [],
  );
}

const FIGURES = new RegExp(NUMBER, "g");

/** "Mido 1,58": people leave the unit away. */
function repeats(said: string, number: string): boolean {
  return said.split(/[^\d.,]+/).some((word) => word.replace(/[.,]$/, "") === number);
}

const AFFIRMS =
  /(?<!\p{L})(?:tienen?|traen?|miden?|pesan?|duran?|vienen?|rinden?|soportan?|aguantan?|bancan?|llegan?|entran?|sirven?|cargan?|tenemos|hay|son|es|tem|t[eê]m|medem?|v[eê]m|são|é|aguentam?|has|have|is|are|lasts?|weighs?|measures?|holds?|supports?|comes?|it['’]s|they['’]re)(?!\p{L})/u;
/** "Sí, de 3 metros tenemos"; "sí, para tu mesa de 80 cm" says it of the table. */
const YES = /^[¡! ]*(?:sí|si,|sim|yes|claro|sure)(?!\p{L})/u;
const THEIRS = /\b(?:tu|tus|su|sus|your|seu|sua|teu|tua)\b/;
const DENIES =
  /\b(?:no|nao|not|nunca|(?:sin|sem)(?! (?:ningun )?(?:problema|drama|duda|vuelta))|ni|tampoco|cannot)\b|n['’]t\b/;
const SUPPOSES = /\b(?:si|se|if|que me (?:decis|dices|pedis|pediste)|you (?:need|asked))\b/;

/** "Sí, tiene 60 horas" says it of the product; "para tu mesa de 80 cm" and "no llega a 60 horas" say what the customer said. */
function isAffirmed({ start }: PieceOf<"measure">, { read }: Judging): boolean {
  const from = sentenceAt(read.sentences, start)?.start ?? 0;
  const clause = /(?:[^,;:.(]|[.,](?=\d))*$/.exec(read.page.folded.slice(from, start))?.[0] ?? "";
  const written = read.page.raw.slice(start - clause.length, start).toLowerCase();
  const isYes = YES.test(read.page.raw.slice(from, start).toLowerCase()) && !THEIRS.test(clause);
  // "Batería: 60 horas" needs no verb.
  const isLabelled = clause.trim() === "" && /: ?$/.test(read.page.folded.slice(from, start));
  return (isYes || isLabelled || AFFIRMS.test(written)) && !DENIES.test(clause) && !SUPPOSES.test(written);
}

/** "El talle M mide 60 cm y el L 80 cm": of the L, 60 cm are wrong, where another measure stands with more of what names it. */
function isOfOtherOption(
  text: string,
  input: {
    piece: PieceOf<"measure">;
    sentence: Span;
    products: ReadonlySet<string> | null;
    judging: Judging;
  },
): boolean {
  const { piece, sentence, products, judging } = input;
  const { read, know } = judging;
  const [measure] = piece.measures;
  if (measure === undefined || piece.measures.length > 1) return false;
  const values = new Set(
    [...(products ?? [])].flatMap((id) =>
      (know.products.get(id)?.variants ?? []).flatMap(({ roots }) => [...roots]),
    ),
  );
  const since = Math.max(
    sentence.start,
    ...read.pieces.flatMap((each) =>
      each.kind === "measure" && each.end <= piece.start && each.measures[0]?.of === measure.of
        ? [each.end]
        : [],
    ),
  );
  const mine = wordsIn(read.page.folded.slice(since, piece.start)).filter((word) => values.has(word));
  const known = measuresIn(text).filter((each) => each.measure.of === measure.of);
  if (mine.length === 0 || known.length < 2) return false;
  const shared = ({ words }: { words: readonly string[] }): number =>
    mine.filter((word) => words.includes(word)).length;
  const most = Math.max(...known.map(shared));
  return most > 0 && known.every((each) => shared(each) < most || !sameMeasure(each.measure, measure));
}

const wordsIn = (folded: string): string[] => folded.split(/[^\p{L}\p{N}]+/u);

/** "28 cm de alto" is no diameter. */
const SIDE = /^ ?(?:de |por )?(alto|altura|ancho|largo|diametro|profundidad|espesor|fondo)\b/;
const SAME_SIDE: Record<string, string> = { altura: "alto", fondo: "profundidad" };

interface KnownMeasure {
  measure: Measure;
  side: string | null;
  /** Those before it, which say what it is of. */
  words: readonly string[];
}

/** Whether a text tells that measure, and of no other side than this. */
export function isMeasured(text: string, measure: Measure, side: string | null = null): boolean {
  return measuresIn(text).some(
    ({ measure: known, side: other }) =>
      sameMeasure(known, measure) && (side === null || other === null || plain(side) === plain(other)),
  );
}

const plain = (side: string): string => SAME_SIDE[side] ?? side;

/** All measures that a text tells. */
export function measuresOf(text: string): readonly Measure[] {
  return measuresIn(text).map(({ measure }) => measure);
}

/** Texts are the same from reply to reply. Of a known one every hour counts, whatever runs so long. */
const measuresIn = remembered((text): readonly KnownMeasure[] => {
  const page = openPage(text);
  /** Where the last measure of a sort ended: "la de 24 cm pesa 900 g" names by one what it tells of the other. */
  const ends = new Map<string, number>();
  return readMeasures(page, null)
    .sort((a, b) => a.start - b.start)
    .flatMap(({ measures, start, end }) => {
      const of = measures[0]?.of ?? "";
      const before = page.folded.slice(ends.get(of) ?? 0, start);
      const words = wordsIn(before.slice(before.search(/(?:[^.;:\n]|(?<=\d)\.(?=\d))*$/)));
      const side = measures.length === 1 ? (SIDE.exec(page.folded.slice(end, end + 20))?.[1] ?? null) : null;
      ends.set(of, end);
      return measures.map((measure) => ({ measure, side, words }));
    });
});
