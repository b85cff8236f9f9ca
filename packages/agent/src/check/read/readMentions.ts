import { matchesOf } from "../text/matches.ts";
import { wordStems } from "../../text/foldText.ts";
import { valueRoots } from "../text/optionValues.ts";
import { foldSame, type Page, type Span } from "../text/page.ts";
import { remembered } from "../text/remembered.ts";
import type { Sentence } from "../text/sentences.ts";
import { rootOf } from "../text/words.ts";
import { isPartOfNamed, type Word, type WordsAbout } from "./isPartOfNamed.ts";

/** A place where products are named; several where the words fit more than one. */
export interface Mention extends Span {
  products: string[];
  /** "2 mallas", "tres pares de medias": how many of it, where the words say so. */
  quantity: number | null;
  /** The name of something else that shares words with these: "Galaxy S24". */
  foreign: boolean;
}

interface NameWord {
  root: string;
  weight: number;
}

export interface NamedProduct {
  id: string;
  /** As the shop writes it, folded. */
  name: string;
  words: readonly NameWord[];
}

/** A number and its unit are one word, as shops write them: "256 GB". */
const WORD =
  /(?<!\d[.,]|\$ ?)\d+ (?:gb|tb|w|mah|ml|cm|kg|mts?|m)(?![\p{L}\p{N}])|\p{L}[\p{L}\p{N}]*|(?<!\d[.,]|\$ ?|\d)\d[\p{L}\p{N}]*(?![.,]\d| ?%)/giu;
/** A small number alone is no name: "la de 50". */
const SMALL = /^\d{1,2}$/;
const MEASURED = /^\d+\p{L}{0,3}$/u;

/** What a product's name is recognised by: its first word and its proper names weigh most. */
export function nameOf({ id, name }: { id: string; name: string }): NamedProduct {
  return { id, ...readName(name) };
}

const readName = remembered((written): Omit<NamedProduct, "id"> => {
  const words = matchesOf(written, WORD).flatMap(([word], index): NameWord[] => {
    const [stem = ""] = wordStems(word.replace(" ", ""));
    if (stem.length < 2 || FILLER.has(stem)) return [];
    const proper = index > 0 && (/^\p{Lu}/u.test(word) || /\d/.test(word));
    return [{ root: rootOf(stem), weight: index === 0 || proper ? 2 : 1 }];
  });
  return { name: foldSame(written), words };
});

const FILLER = new Set(
  wordStems("de del da do das dos la el los las o a os as y e con com para por en em the of sin sem"),
);
/** Words that stand between the words of a name: "el A15 de 256 GB". */
const BETWEEN = /^(?:[ \-–/·*_]|de|del|da|do|la|el|los|las|o|a|con|para|en|em| y )*$/;

interface MentionContext {
  products: readonly NamedProduct[];
  sentences: readonly Sentence[];
  isKnownWord: (root: string) => boolean;
  wordsAbout: WordsAbout;
  /** Products named last before the text. */
  earlier: () => readonly string[];
}

/**
 * Finds products by the words of their names, in any order and also in part. `known` are other
 * words that may stand beside a name without making it another product: options, colours.
 */
export function readMentions(
  page: Page,
  { products, sentences, isKnownWord, wordsAbout, earlier }: MentionContext,
): Mention[] {
  if (products.length === 0) return [];
  const index = indexOf(products);
  // "15 kg" is an option of two words.
  const isOwn = (root: string): boolean =>
    index.has(root) || (root.match(/\d+|\D+/g) ?? []).every(isKnownWord);
  const isOwnWord = ({ root, written }: Word): boolean =>
    isOwn(root) || valueRoots(written).every(isKnownWord);
  let recent: readonly string[] | null = null;
  // "La yerba:\n500 g a $ 5.600": a measure alone is of what was named before, unless that has a twin of it.
  let named: string[] = [];
  return sentences.flatMap((sentence) => {
    const words = wordsOf(page, sentence);
    const rootsOf = (id: string): string[] =>
      products.find((each) => each.id === id)?.words.map(({ root }) => root) ?? [];
    const isMeasureOfOther = (run: readonly Word[], fitting: readonly string[]): boolean => {
      const isMeasure = run.every(({ root }) => MEASURED.test(root));
      const other =
        isMeasure &&
        named.length > 0 &&
        !fitting.some((id) => rootsOf(id).some((root) => named.includes(root)));
      if (!isMeasure) named = fitting.flatMap(rootsOf).filter((root) => !MEASURED.test(root));
      return other;
    };
    return runsOf(page, words, index).flatMap((run): Mention[] => {
      const weights = weigh(run, index);
      const best = Math.max(0, ...weights.values());
      const fitting = [...weights].filter(([, weight]) => weight === best).map(([id]) => id);
      const [first, last] = [run[0], run.at(-1)];
      if (first === undefined || last === undefined) return [];
      if (run.every(({ root }) => SMALL.test(root)) || isMeasureOfOther(run, fitting)) return [];
      if (isPartOfNamed(page, { run, words, fitting, named: () => recent ?? earlier(), wordsAbout }))
        return [];
      if (best < 2 && !isNickname(page, { sentence, run: { start: first.start, end: last.end }, fitting }))
        return [];
      recent = fitting;
      const end = wholeName(page, { first, last, products, fitting });
      return [
        {
          start: first.start,
          end,
          products: fitting,
          quantity: quantityBefore(page, { start: sentence.start, end: first.start }),
          foreign: isForeign(page, { words, end, isOwn: isOwnWord }),
        },
      ];
    });
  });
}

/** A proper name goes on behind the words of one that is known: "Galaxy S24". */
function isForeign(
  page: Page,
  { words, end, isOwn }: { words: readonly Word[]; end: number; isOwn: (word: Word) => boolean },
): boolean {
  const beside = words.filter(({ start }) => start >= end).slice(0, 2);
  const at = beside.findIndex((word, place) => {
    const gap = page.folded.slice(place === 0 ? end : (beside[place - 1]?.end ?? 0), word.start);
    return /^[ -]?$/.test(gap) && isProper(word.written) && !isOwn(word);
  });
  return at === 0 || (at === 1 && isProper(beside[0]?.written ?? ""));
}

/**
 * Where the whole name stands there, all of it is name: "Redecillas para rodete (3 unidades)"; so is a small number behind
 * it, where the shop writes it so: "los Brisa 3".
 */
function wholeName(
  page: Page,
  input: { first: Span; last: Span; products: readonly NamedProduct[]; fitting: readonly string[] },
): number {
  const { first, last, products, fitting } = input;
  const own = products.filter(({ id }) => fitting.includes(id));
  const tail = /^ \d{1,2}(?![\p{L}\p{N}.,])/u.exec(page.folded.slice(last.end, last.end + 5))?.[0] ?? "";
  const numbered = page.folded.slice(last.start, last.end) + tail;
  const written = own.find(({ name }) => page.folded.startsWith(name, first.start));
  return Math.max(
    last.end + (own.some(({ name }) => name.includes(numbered)) ? tail.length : 0),
    written === undefined ? 0 : first.start + written.name.length,
  );
}

/** "las convertibles": a word of one product's name alone, used as its name. */
function isNickname(
  page: Page,
  { sentence, run, fitting }: { sentence: Span; run: Span; fitting: readonly string[] },
): boolean {
  if (fitting.length !== 1 || run.end - run.start < 6) return false;
  return /(?:^|[^\p{L}])(?:el|la|los|las|o|a|os|as|hay|tenemos|tengo|unas?|unos?|estas|estos|tus|temos) $|^[^\p{L}\p{N}]*$/u.test(
    page.folded.slice(sentence.start, run.start),
  );
}

function indexOf(products: readonly NamedProduct[]): Map<string, Map<string, number>> {
  const index = new Map<string, Map<string, number>>();
  for (const { id, words } of products) {
    for (const { root, weight } of words) {
      const entry = index.get(root) ?? new Map<string, number>();
      entry.set(id, weight);
      index.set(root, entry);
    }
  }
  return index;
}

/** Words of a sentence. */
function wordsOf(page: Page, sentence: Sentence): Word[] {
  const text = page.free.slice(sentence.start, sentence.end);
  return matchesOf(text, WORD).map((match) => {
    const start = sentence.start + match.index;
    const end = start + match[0].length;
    const joined = match[0].replace(" ", "");
    return { start, end, root: rootOf(wordStems(joined)[0] ?? joined), written: page.raw.slice(start, end) };
  });
}

function runsOf(
  page: Page,
  words: readonly Word[],
  index: ReadonlyMap<string, ReadonlyMap<string, number>>,
): Word[][] {
  const runs: Word[][] = [];
  for (const word of words) {
    const entry = matchOf(word, index);
    if (entry === null) continue;
    const last = runs.at(-1);
    const previous = last?.at(-1);
    const close = previous !== undefined && BETWEEN.test(page.folded.slice(previous.end, word.start));
    // A second first word begins another name, unless it belongs to a name that fits all so far.
    if (last !== undefined && close && fitsTogether([...last, word], index)) last.push(word);
    else runs.push([word]);
  }
  return runs;
}

function matchOf(
  word: Word,
  index: ReadonlyMap<string, ReadonlyMap<string, number>>,
): ReadonlyMap<string, number> | null {
  const exact = index.get(word.root);
  if (exact !== undefined) return exact;
  // "el de 256" means the one of 256GB.
  return /^\d{3,4}$/.test(word.root) ? (index.get(`${word.root}gb`) ?? null) : null;
}

function fitsTogether(
  run: readonly Word[],
  index: ReadonlyMap<string, ReadonlyMap<string, number>>,
): boolean {
  const weights = weigh(run, index);
  return [...weights.keys()].some((id) => run.every((word) => matchOf(word, index)?.has(id) === true));
}

function weigh(
  run: readonly Word[],
  index: ReadonlyMap<string, ReadonlyMap<string, number>>,
): Map<string, number> {
  const weights = new Map<string, number>();
  for (const word of run) {
    for (const [id, weight] of matchOf(word, index) ?? []) weights.set(id, (weights.get(id) ?? 0) + weight);
  }
  return weights;
}

function isProper(written: string): boolean {
  return (
    /^\p{Lu}[\p{L}]{2,}/u.test(written) || /(?=.*\d)(?=.*\p{L})/u.test(written) || /^\d{3,4}$/.test(written)
  );
}

/** "Un par de mesas": what comes in pairs is counted by them. */
const PAIR_OF = /\bu[nm] par d[eo]s? (?:las? |los? )?$/u;
const QUANTITY =
  /(?:^|[^\p{L}\p{N}.,$])(\d{1,2}|un|una|um|uma|dos|dois|duas|tres|cuatro|quatro|cinco|seis|siete|sete|ocho|oito|nueve|nove|diez|dez|doce|doze)(?: ?x| (?:pares|unidades|pecas|unids?\.?))?(?: de)?(?: (?:las?|los|os|as|o|a))? ?[*_]*$/u;
const WORDS =
  "un una um uma dos dois duas tres cuatro quatro cinco seis siete sete ocho oito nueve nove diez dez doce doze".split(
    " ",
  );
const VALUES = [1, 1, 1, 1, 2, 2, 2, 3, 4, 4, 5, 6, 7, 7, 8, 8, 9, 9, 10, 10, 12, 12];

function quantityBefore(page: Page, { start, end }: Span): number | null {
  if (PAIR_OF.test(page.folded.slice(start, end))) return 2;
  const written = QUANTITY.exec(page.folded.slice(start, end))?.[1];
  if (written === undefined) return null;
  return /^\d/.test(written) ? Number(written) : (VALUES[WORDS.indexOf(written)] ?? null);
}
