import { denialAt } from "../read/denials.ts";
import type { Piece } from "../read/piece.ts";
import type { Today } from "../read/readDays.ts";
import { readText, type Lexicon } from "../read/readText.ts";
import { sentenceAt } from "../read/readStock.ts";
import { weekdaysIn } from "../read/readTimes.ts";
import { inReach } from "../text/inReach.ts";
import type { Span } from "../text/page.ts";
import { clauseAround } from "../text/sentences.ts";
import { methodsIn, placeRoots, rootsOf } from "../text/words.ts";

/** Whose words something stands on. */
export type Source = "knowledge" | "prompt" | "sheet" | "article" | "store" | "person" | "product" | "tool";

/** A text that a reply may repeat. */
export interface ApprovedText {
  source: Source;
  text: string;
  /** A fact whose words these are. */
  factId?: string;
  /** Where a delivery entry holds. */
  zone?: string | null;
}

/** What words around a piece say it is about. */
export interface About {
  /** Of the clause. */
  roots: ReadonlySet<string>;
  /** Of the whole sentence. */
  context: ReadonlySet<string>;
  methods: ReadonlySet<string>;
  weekdays: ReadonlySet<number>;
}

/** One thing that an approved text states. */
export interface Statement {
  piece: Piece;
  about: About;
  /** The whole text, folded. */
  text: string;
  source: Source;
  factId: string | null;
  zone: ReadonlySet<string> | null;
}

interface Read {
  piece: Piece;
  about: About;
  folded: string;
}

/** Approved texts are the same for every reply of a store: what they state is read once. */
const cache = new Map<string, readonly Read[]>();
const MAX_CACHED = 2_000;

export function statementsOf(texts: readonly ApprovedText[], today: Today): Statement[] {
  return texts.flatMap(({ text, source, factId = null, zone = null }) => {
    const places = zone === null ? null : placeRoots(zone);
    return readOnce(text, today).map(({ piece, about, folded }) => ({
      piece,
      about,
      text: folded,
      source,
      factId,
      zone: places,
    }));
  });
}

const UNSTATED = new Set<Piece["kind"]>([
  "number",
  "trait",
  "attribute",
  "side",
  "schedule",
  "polarity",
  "feature",
]);

function readOnce(text: string, today: Today): readonly Read[] {
  const key = `${today.day} ${text}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const read = readText(inReach(text), plainLexicon(today));
  // What the merchant denies backs no claim: "no hacemos envíos a Chile". Numbers and traits are looked for as they stand.
  const stated = read.pieces
    .filter(({ kind }) => !UNSTATED.has(kind))
    .filter((piece) => denialAt(read, piece) === null)
    .map((piece) => ({ piece, about: aboutOf(read, piece), folded: read.page.folded }));
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(key, stated);
  return stated;
}

function plainLexicon(today: Today): Lexicon {
  return {
    products: [],
    valuesOf: () => new Set(),
    allValues: () => new Set(),
    isKnownWord: () => false,
    wordsAbout: () => ({ values: new Set(), told: new Set() }),
    earlier: () => [],
    zones: [],
    orderNumbers: [],
    couponCodes: [],
    today,
    pictured: false,
    echoes: () => new Set(),
  };
}

/** Where a semicolon parts a sentence, other goods, zones or days are told behind it. */
function partOf(folded: string, { start, end }: Span, place: Span): Span {
  const before = folded.slice(start, place.start).lastIndexOf(";");
  const after = folded.slice(place.end, end).indexOf(";");
  return { start: before < 0 ? start : start + before + 1, end: after < 0 ? end : place.end + after };
}

/**
 * "Los colchones tienen 5 años de garantía y las almohadas 1 año": each of several values has what stands before it, and
 * what follows where the sentence begins with one.
 */
function ownPart(
  read: ReturnType<typeof readText>,
  place: Span & { kind?: Piece["kind"] },
  sentence: Span,
): Span {
  const others = read.pieces.filter(
    ({ kind, start, end }) => kind === place.kind && start >= sentence.start && end <= sentence.end,
  );
  const [first] = others;
  if (first === undefined || others.length < 2) return sentence;
  const before = others.findLast(({ end }) => end <= place.start);
  const after = others.find(({ start }) => start >= place.end);
  const isNamedFirst = rootsOf(read.page.folded.slice(sentence.start, first.start)).size > 0;
  return isNamedFirst
    ? { start: before?.end ?? sentence.start, end: after === undefined ? sentence.end : place.end }
    : { start: before === undefined ? sentence.start : place.start, end: after?.start ?? sentence.end };
}

/** The words around a piece of a text that has been read. */
export function aboutOf(read: ReturnType<typeof readText>, place: Span & { kind?: Piece["kind"] }): About {
  const sentence = partOf(read.page.folded, sentenceAt(read.sentences, place.start) ?? place, place);
  const clause = clauseAround(read.page, sentence, place);
  const whole = read.page.folded.slice(sentence.start, sentence.end);
  const part = ownPart(read, place, sentence);
  const [start, end] = [Math.max(clause.start, part.start), Math.min(clause.end, part.end)];
  const own = read.page.folded.slice(start, end);
  const near = methodsIn(own);
  // A unit alone says nothing of what it is of.
  const beside = `${read.page.folded.slice(start, Math.max(start, place.start))} ${read.page.folded.slice(place.end, end)}`;
  const roots = rootsOf(beside).size > 0 ? rootsOf(own) : rootsOf(whole);
  return {
    // "Las sartenes, de 24": what it is of stands before the comma.
    roots,
    context: rootsOf(whole),
    methods: near.size > 0 ? near : methodsIn(whole),
    weekdays: weekdaysIn(whole),
  };
}
