import { matchesOf } from "../text/matches.ts";
import { wordStems } from "../../text/foldText.ts";
import { COLOR as COLOR_NAME, COLORS, colorRoot, valueRoots } from "../text/optionValues.ts";
import { BLOT, foldSame, type Page, type Span } from "../text/page.ts";
import type { Sentence } from "../text/sentences.ts";

/** Sizes and colours that are said to be there, or not, together: "negro: 36 y 38". */
export interface OptionGroup extends Span {
  colors: string[];
  sizes: string[];
  /** "del 36 al 40": what lies between is meant too. */
  range: boolean;
  /** Of a list: each combination by its roots, in place of colours and sizes. */
  listed: string[][] | null;
  available: boolean;
  /** The sentence speaks of what can be had; elsewhere options only tell which variant is meant. */
  claimed: boolean;
  /** Offered in a question: "¿la preferís en negro o en azul?" */
  question: boolean;
}

type Named = Pick<OptionGroup, "start" | "end" | "colors" | "sizes" | "range">;

/** "con tarjeta Naranja" is a way to pay. */
const COLOR = new RegExp(
  `(?<![\\p{L}\\p{N}]|\\b(?:tarjetas?|billetera) )(?:${COLORS})(?![\\p{L}\\p{N}])`,
  "gu",
);
const LETTERS = "xxxl|xxl|xgg|xl|xg|xs|gg|pp|s|m|l|p|g|u|xxs";
const SIZE_CUE =
  /(?<!\p{L})(?:talles?|tallas?|numeros?|nros?\.?|tamanhos?|tam\.?|sizes?|n°|nº|calce)(?: (?:en|el|del|desde|de|no|do|o|es|son|:))*/u;
const SIZE = new RegExp(
  `(?<![\\p{L}\\p{N}$.,/#-]|\\ba las? )(?:\\d{1,2}(?:[.,]5)?|(?:${LETTERS})(?:/(?:${LETTERS}))?|unico)(?![\\p{L}\\p{N}%/-]|[.,]\\d|\\u00b0| ?(?:cm|mts?|m|kg|gb|tb|w|hs|h|horas?|min|dias?|cuotas?|pares|unidades|piezas|pecas|pieces|anos|%|x|fotos|mil|pesos|reais|lucas|grados|denier|modelos?|opciones|colores|talles|cores|de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep|oct|nov|dic))(?![\\p{L}]))`,
  "gu",
);
/** A number of the product's kind may stand between these. */
const AMONG =
  /^(?:$|[.,;:)]| (?:y|e|o|u|ou|a|al|en|em|no|na|de|para|si|solo|so|tambien|disponibles?|agotad\w+|esta|estan|la|lo|las|los|se|tengo|tenemos|hay|tem|temos|and|or|to|in|is|are|we|only|available|[-–])(?![\p{L}\p{N}]))/u;

/** Words with which a sentence says what can be had. */
const AVAILABILITY =
  /\b(?:hay|tenemos|tenes|tengo|tiene|tienen|tem|temos|ten(?:er)?|disponi\w*|stock|estoque|vienen?|vem|qued[ao]n?|esta(?:n)?|agot(?:ad\w*|o|aron)|esgot\w*|(?:acab|termin)(?:o|aron)|acab(?:ou|aram)|los hay|la hay|consegui\w*|lo hay|las hay|solo en|so (?:em|no|na)|preferi\w*|queres|quer(?:es)?|llegan|existe[nm]?|ofrecemos|available|comes?|have)\b/;
/** "Yes, the Clara in black 36 …": whoever was asked for it has it. */
const AFFIRMED = /^[¡! ]*(?:si|sim|yes|claro|of course|sure|por supuesto)[,!:]/;
/** "Las Medias de red: negro en M", "Las Medias de red negras: M", "Medias de red en negro, del S al L". */
const OFFERED = new RegExp(
  `\\x81[*_ ]*(?:(?:${COLORS}) ?)?:|^[^\\p{L}\\x81]*(?:(?:el|la|los|las|o|a|os|as) )?\\x81+[*_]*,? (?:(?:solo|so|tambien|vienen|disponibles) )?(?:en|em|del|do) `,
  "u",
);
const NEGATIVE =
  /\b(?:no|nao|sin|sem|tampoco|ni|(?:is|are|do|does|did|have|was)n['’]t|agotad[oa]s?|esgotad[oa]s?|se (?:(?:nos|me|te) )?(?:agot|acab|termin)(?:o|aron)|(?:acab|esgot)(?:ou|aram)|not|sold out|out of stock)\b/;
const BREAK =
  /(?<=\b(?:no|nao|not|n['’]t) [^:,;.]{0,40}):(?= (?:esta|viene|hay|tenemos|queda|tem|vem|solo|so|it|we)\b)|(?<=\b(?:no|nao|not|n['’]t|sin|sem|agotad[oa]s?|agoto|esgotad[oa]s?|acabou) [^:,;.]{0,40}|\b(?:agotad[oa]s?|agoto|esgotad[oa]s?|acabou)),(?= (?:(?:el|la|los|las|os?|as?|the) [^,;.]{1,30} )?(?:esta|estan|vienen?|hay|tenemos|tengo|quedan?|tem|vem|solo|it|we|they|comes)\b)|,(?= (?:en|em) [a-z]+ (?:ya )?(?:no|nao)\b)|\((?=[^)]{0,30}\b(?:agot|sin stock|esgotad|no (?:hay|queda)|ultim|qued[ao]))|;|\.(?=\s)|\n|\bpero\b|\basi que\b|\bbut\b|\bmas (?:sim|si|em|en|tem|temos|na|no)\b|\bsino\b|(?:, (?:y |e )?| (?:y|e) )(?=(?:no|nao) (?:en|em|hay|tem|la|lo|las|los|esta|tenemos|queda)\b)|, (?:y )?(?=si\b|sim\b|solo\b|so\b|only\b)|,(?= (?:o|a|os|as) (?:pret|branc|azul|vermelh|verd))|, (?=(?:but )?not? (?:in )?\w+)|,? (?:y|e)(?= (?:a|o|as|os|la|el) (?:pret|branc|negr|blanc|azul))|,(?= (?:y |e )?(?:el|la|los|las|en|[ao]s?) [^,;.]{1,25} (?:esta|estan|estao|se) (?:\w+ )?(?:agot|esgot|acab|termin))/g;

interface Token extends Span {
  type: "color" | "size";
  value: string;
}

export interface OptionContext {
  page: Page;
  sentence: Sentence;
  /** Values of the products the sentence may be about, each by its words: "negro", "38". */
  values: ReadonlySet<string>;
  /** The sentence names a product, or a pronoun stands for one. */
  aboutProduct: boolean;
}

/** The option groups of a sentence in words. */
export function readOptions({ page, sentence, values, aboutProduct }: OptionContext): OptionGroup[] {
  const text = page.folded.slice(sentence.start, sentence.end);
  const claimed =
    AVAILABILITY.test(text) ||
    AFFIRMED.test(text) ||
    OFFERED.test(page.free.slice(sentence.start, sentence.end));
  const tokens = tokensOf({ page, sentence, values, aboutProduct });
  if (tokens.length === 0) return [];
  return segmentsOf(text, sentence.start).flatMap((segment) => {
    const own = tokens.filter(({ start }) => start >= segment.start && start < segment.end);
    const words = page.folded.slice(segment.start, segment.end);
    const available = !NEGATIVE.test(
      words.replace(/\bno (?:tamanho|cartao|g|p|m|gg|pix)\b/g, " ").replace(/^(?:no|nao), /, ""),
    );
    const groups = groupsOf(own, (from, to) => page.folded.slice(from, to));
    const last = groups.at(-1);
    const stranger = STRANGER.exec(page.folded.slice(last?.end, segment.end))?.[1];
    // "En gris, negro y terracota": what is listed with options is one as well.
    if (claimed && last !== undefined && stranger !== undefined && own.at(-1)?.type === "color")
      last.colors.push(wordStems(stranger)[0] ?? stranger);
    return groups.map((group) => ({
      ...group,
      listed: null,
      available,
      claimed,
      question: sentence.question,
    }));
  });
}

const STRANGER = /^ (?:y|e|o|ou) (?:en |em )?(\p{L}{5,})(?= ?(?:[.,;!)\n]|$|\p{Extended_Pictographic}))/u;

function segmentsOf(text: string, offset: number): Span[] {
  const segments: Span[] = [];
  let start = 0;
  for (const match of matchesOf(text, BREAK)) {
    // "no hay en rojo, solo en negro" turns; "talle L, solo en negro" goes on.
    const goesOn = /^ (?:y )?(?:so(?:lo)?|only)\b/.test(text.slice(match.index + 1));
    if (match[0] !== ";" && goesOn && !NEGATIVE.test(text.slice(start, match.index))) continue;
    segments.push({ start: offset + start, end: offset + match.index });
    start = match.index;
  }
  return [...segments, { start: offset + start, end: offset + text.length }];
}

function tokensOf({ page, sentence, values, aboutProduct }: OptionContext): Token[] {
  const text = page.free.slice(sentence.start, sentence.end);
  const at = (match: RegExpExecArray): Span => ({
    start: sentence.start + match.index,
    end: sentence.start + match.index + match[0].length,
  });
  const colors = matchesOf(text, COLOR).map((match): Token => {
    return { ...at(match), type: "color", value: colorRoot(match[0]) };
  });
  const cue = SIZE_CUE.test(text);
  const scale = scaleOf(values);
  const sizes = matchesOf(text, SIZE).flatMap((match): Token[] => {
    const span = at(match);
    const written = page.raw.slice(span.start, span.end);
    const value = match[0].replace(",", ".");
    if (/^[a-z/]+$/.test(value) && value !== "unico" && written !== written.toUpperCase()) return [];
    if (!cue && isNameBefore(page, { sentence, start: span.start, values })) return [];
    const after = text.slice(span.end - sentence.start);
    const own = /^\d/.test(value)
      ? values.has(value) || (scale.has(Number(value)) && AMONG.test(after))
      : scale.letters;
    // A number is a size where it is called one, or where the product comes in such sizes.
    const called = cue && (!/^\d/.test(value) || (Number(value) >= 16 && Number(value) <= 60));
    return called || (aboutProduct && own) ? [{ ...span, type: "size", value }] : [];
  });
  const colorSpots = new Set(colors.map(({ start }) => start));
  const own = aboutProduct ? ownValues(text, { values, at, taken: colorSpots }) : [];
  const named = [...colors, ...own].sort((a, b) => a.start - b.start);
  return [...together(named, page), ...sizes].sort((a, b) => a.start - b.start);
}

/** "Ryzen 5": a name that is none of the product's options, nor the product's. */
function isNameBefore(
  page: Page,
  { sentence, start, values }: { sentence: Span; start: number; values: ReadonlySet<string> },
): boolean {
  const [, name = ""] = /\p{Ll},? (\p{Lu}\p{L}{2,}) $/u.exec(page.raw.slice(sentence.start, start)) ?? [];
  if (name === "" || page.free.startsWith(BLOT, start - name.length - 1)) return false;
  return !valueRoots(name).some((root) => values.has(root)) && !COLOR_NAME.test(foldSame(name));
}

/** "Tapa dura" is one value of two words, and "la diaria en rojo" one of two values: both hold of it. */
function together(tokens: readonly Token[], page: Page): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    if (last !== undefined && /^ (?:en |de |color )?$/.test(page.folded.slice(last.end, token.start)))
      joined.splice(-1, 1, { ...last, end: token.end, value: `${last.value}/${token.value}` });
    else joined.push(token);
  }
  return joined;
}

/** A word, or a code: "D45", "010". */
const OWN_WORD = /(?<![\p{L}\p{N}])(?:\p{L}{3,}|\p{L}+\d[\p{L}\d]*|\d+\p{L}+|0\d{2,})(?![\p{L}\p{N}])/gu;

/** Option values of the product that no list of colours knows: "Estampada", "Media dureza". */
function ownValues(
  text: string,
  {
    values,
    at,
    taken,
  }: { values: ReadonlySet<string>; at: (match: RegExpExecArray) => Span; taken: ReadonlySet<number> },
): Token[] {
  return matchesOf(text, OWN_WORD).flatMap((match): Token[] => {
    const span = at(match);
    const [stem = ""] = wordStems(match[0]);
    return values.has(stem) && !taken.has(span.start)
      ? [{ ...span, type: /^\d/.test(stem) ? "size" : "color", value: stem }]
      : [];
  });
}

const LETTER_SIZE = new RegExp(`^(?:${LETTERS})$`);

/** In which sizes the product comes: letters, or numbers of about this range. */
function scaleOf(values: ReadonlySet<string>): { letters: boolean; has: (size: number) => boolean } {
  const numbers = [...values].map(Number).filter((value) => Number.isFinite(value));
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  return {
    letters: [...values].some((value) => LETTER_SIZE.test(value)),
    has: (size) => numbers.length > 1 && size >= least - 6 && size <= most + 6,
  };
}

/** What stands on both sides of an amount is priced apart. */
const PRICE_BETWEEN = /\)|\$ ?\d|\d[.,]\d{3}(?!\d)|\d mil\b/;

/** Colours and sizes that follow one another belong together; where the first sort comes again, a new group begins. */
function groupsOf(tokens: readonly Token[], textBetween: (from: number, to: number) => string): Named[] {
  const groups: (Named & { first: Token["type"]; both: boolean })[] = [];
  let previous: Token | null = null;
  for (const token of tokens) {
    let group = groups.at(-1);
    const priced = previous !== null && PRICE_BETWEEN.test(textBetween(previous.end, token.start));
    // "M y S en ese color, o en verde M y L": behind the comma other ones are told.
    const parted =
      token.type === "color" &&
      previous?.type === "size" &&
      /, (?:y|o|e|ou|and|or) /.test(textBetween(previous.end, token.start));
    if (group === undefined || priced || parted || (group.both && token.type === group.first)) {
      const { start, end } = token;
      // "En rojo la M a $ 1.899 y la XL a $ 1.599": the colour goes on.
      const colors = priced && token.type === "size" ? (group?.colors ?? []) : [];
      group = { start, end, colors: [...colors], sizes: [], range: false, first: token.type, both: false };
      groups.push(group);
    }
    if (token.type !== group.first) group.both = true;
    if (token.type === "color") group.colors.push(token.value);
    else {
      const gap = previous?.type === "size" ? textBetween(previous.end, token.start) : "";
      if (/^ ?(?:al?|ao|ate el|hasta(?: el)?|ate(?: o)?|-|–) ?(?:talle |o )?$/.test(gap)) group.range = true;
      group.sizes.push(token.value);
    }
    group.end = token.end;
    previous = token;
  }
  return groups.map(({ first: _first, both: _both, ...group }) => group);
}
