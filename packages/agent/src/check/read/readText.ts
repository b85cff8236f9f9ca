import { openPage, take, type Page, type Span } from "../text/page.ts";
import { splitSentences, type Sentence } from "../text/sentences.ts";
import type { Piece } from "./piece.ts";
import { readFreeShipping, readInstalments, readPercents } from "./readConditions.ts";
import type { WordsAbout } from "./isPartOfNamed.ts";
import { readAttributes } from "./readAttributes.ts";
import { readPhones, readPlaces } from "./readContacts.ts";
import { readCommitments } from "./commitments/readCommitments.ts";
import { readComparisons } from "./readComparisons.ts";
import { readCoupons, readKnownCoupons } from "./readCoupons.ts";
import { readDays, type Today } from "./readDays.ts";
import { readOrderDays } from "./readOrderDays.ts";
import { readDeals } from "./readDeals.ts";
import { readFeatures } from "./readFeatures.ts";
import { readHours } from "./readHours.ts";
import { readAddresses, readDomains, readEmails, readHandles } from "./readLinks.ts";
import { readLacks, readOnSale } from "./readLacks.ts";
import { readLikeness } from "./readLikeness.ts";
import { readMeans } from "./readMeans.ts";
import { readMeasures } from "./readMeasures.ts";
import { readMentions, type Mention, type NamedProduct } from "./readMentions.ts";
import { readMoney, type Amount } from "./readMoney.ts";
import { readNumbers } from "./readNumbers.ts";
import { readOptionList } from "./readOptionLists.ts";
import { readOptions, type OptionGroup } from "./readOptions.ts";
import { readOrderItems } from "./readOrderItems.ts";
import { readOrderNumbers, readOrderStates, readTracking } from "./readOrders.ts";
import { readPayment } from "./readPayment.ts";
import { readPolarity } from "./readPolarity.ts";
import { readPromises } from "./readPromises.ts";
import { readSchedules } from "./readSchedules.ts";
import { readShares } from "./readShares.ts";
import { readSides } from "./readSides.ts";
import { readStock, readUnits, sentenceAt } from "./readStock.ts";
import { readTraits } from "./readTraits.ts";
import { readLengths } from "./readTimes.ts";
import { roleOf } from "./roleOf.ts";

/** What a reader knows beforehand: names to recognise, and the day. */
export interface Lexicon {
  products: readonly NamedProduct[];
  /** Values of the options of a product: "negro", "38". */
  valuesOf(productIds: readonly string[]): ReadonlySet<string>;
  /** The same of all products. */
  allValues(): ReadonlySet<string>;
  isKnownWord(root: string): boolean;
  wordsAbout: WordsAbout;
  /** Products named last before the text. */
  earlier: () => readonly string[];
  /** Where the sheet delivers to, folded: "Sul e Sudeste" names no "Vento Sul". */
  zones: readonly string[];
  orderNumbers: readonly string[];
  couponCodes: readonly string[];
  today: Today;
  /** The customer sent a picture, by which products were looked for. */
  pictured: boolean;
  /** Amounts that the customer spoke of, in cents. */
  echoes: () => ReadonlySet<number>;
}

export interface ReadText {
  page: Page;
  sentences: Sentence[];
  /** In order of their places. */
  pieces: Piece[];
  mentions: Mention[];
  options: (OptionGroup & { sentence: Sentence })[];
}

/**
 * Reads everything out of a text that can be true or false. The order matters: what has been
 * understood as one thing (an address, an account, a name) is not read again as another.
 */
export function readText(raw: string, lexicon: Lexicon): ReadText {
  const page = openPage(raw);
  const addresses = readAddresses(page);
  const payment = readPayment(page);
  const links = [...addresses, ...readEmails(page), ...readHandles(page), ...readDomains(page)];
  const sentences = splitSentences(page);
  const sentenceOf = (at: number): string => {
    const sentence = sentenceAt(sentences, at);
    return sentence === undefined ? "" : page.folded.slice(sentence.start, sentence.end);
  };
  const codes = [
    ...readKnownCoupons(page, lexicon.couponCodes),
    ...payment,
    ...readTracking(page),
    ...readCoupons(page, sentenceOf),
    ...readOrderNumbers(page, lexicon.orderNumbers),
    ...readPhones(page),
  ];
  const mentions = readMentions(page, {
    products: lexicon.products,
    sentences,
    isKnownWord: lexicon.isKnownWord,
    wordsAbout: lexicon.wordsAbout,
    earlier: lexicon.earlier,
  }).filter((mention) => !isInZone(page, { mention, zones: lexicon.zones }));
  for (const mention of mentions) take(page, mention);
  const measures = readMeasures(page, sentenceOf);
  const conditions = [
    ...readPlaces(page),
    ...readInstalments(page, sentences),
    ...readShares(page),
    ...readPercents(page, sentenceOf),
    ...readFreeShipping(page, sentences),
    ...readMeans(page, sentences),
    ...readDeals(page),
    ...(lexicon.orderNumbers.length > 0 ? readOrderDays(page, lexicon.today) : []),
    ...readDays(page, { today: lexicon.today, sentenceOf }),
    ...readLengths(page, sentenceOf),
    ...readHours(page, sentences),
  ];
  const money = moneyOf({ page, sentences, mentions, lexicon });
  const stock = [...readUnits(page, sentences), ...readStock(page, { sentences, mentions, conditions })];
  const states = readOrderStates(page, { sentences, hasOrders: codes.some(({ kind }) => kind === "order") });
  // Delivery that costs nothing is held against what says so, a coupon or the sheet, and is no gift besides.
  for (const each of conditions) if (each.kind === "free_shipping") take(page, each);
  const pieces: Piece[] = [
    ...links,
    ...codes,
    ...measures,
    ...conditions,
    ...money,
    ...stock,
    ...states,
    ...promisesOf(page, { sentences, states }),
    ...ofWholeSentences({ page, sentences, mentions, lexicon }),
  ];
  const options = optionsOf({ page, sentences, mentions, lexicon });
  pieces.push(...unread(page, { sentences, pieces, options }));
  return { page, sentences, mentions, pieces: pieces.sort((a, b) => a.start - b.start), options };
}

/** "Sul e Sudeste" is where something is sent. */
function isInZone(
  { folded }: Page,
  { mention: { start, end }, zones }: { mention: Span; zones: readonly string[] },
): boolean {
  return zones.some((zone) => {
    const at = folded.lastIndexOf(zone, start);
    return at >= 0 && at + zone.length >= end;
  });
}

/** Read beside what else stands there. */
const WHOLE = new Set<Piece["kind"]>(["trait", "attribute", "polarity", "feature"]);

/** What is read last, where nothing else has been: numbers, and days of the week. */
function unread(
  page: Page,
  { sentences, pieces, options }: Pick<ReadText, "sentences" | "pieces" | "options">,
): Piece[] {
  const taken = pieces.filter(({ kind }) => !WHOLE.has(kind));
  return [
    ...readNumbers(page, { sentences, taken: [...taken, ...options] }),
    ...readSchedules(page, { sentences, taken: pieces }),
  ];
}

function ofWholeSentences({ page, sentences, mentions, lexicon }: Reading): Piece[] {
  // "Malla clásica manga larga": what a product is called is said of no other.
  const isOfName = ({ start, end }: Span): boolean =>
    mentions.some(
      (mention) => mention.start <= start && mention.end >= end && mention.end - mention.start > end - start,
    );
  const qualities = [
    ...readTraits(page, sentences),
    ...readSides(page, sentences),
    ...readAttributes(page, sentences),
  ];
  return [
    ...readComparisons(page, sentences),
    ...readLacks(page, sentences),
    ...readOnSale(page, sentences),
    ...qualities.filter((quality) => !isOfName(quality)),
    ...readPolarity(page, sentences),
    ...readFeatures(page, { sentences, mentions }),
    ...(lexicon.orderNumbers.length > 0
      ? readOrderItems(page, { sentences, mentions, orders: lexicon.orderNumbers })
      : []),
    ...(lexicon.pictured ? readLikeness(page, sentences) : []),
  ];
}

/** "Lo estamos preparando" is the state of an order and held against it: no promise besides. */
function promisesOf(
  page: Page,
  { sentences, states }: { sentences: readonly Sentence[]; states: readonly Piece[] },
): Piece[] {
  const isState = ({ start, end }: Piece): boolean =>
    states.some((state) => state.start < end && state.end > start);
  return [
    ...readPromises(page, sentences),
    ...readCommitments(page, sentences).filter((promise) => !isState(promise)),
  ];
}

interface Reading {
  page: Page;
  sentences: readonly Sentence[];
  mentions: readonly Mention[];
  lexicon: Lexicon;
}

function moneyOf({ page, sentences, mentions, lexicon }: Reading): Piece[] {
  const instalments =
    /\d ?x\b|cuota|parcel|\bsin interes|\bcon interes|juros|instal?lment|interest.free|\bmsi\b/.test(
      page.folded,
    );
  return readMoney(page).flatMap((amount): Piece[] => {
    const sentence = sentenceAt(sentences, amount.start);
    if (sentence === undefined || isSize(amount, { page, lexicon })) return [];
    const own = mentions.filter(({ start, end }) => start >= sentence.start && end <= sentence.end);
    const condition = instalments && own.length === 0;
    const [, count] =
      /\b(\d{1,2}) de [*_]*(?:(?:ar|us|r)?\$ ?)?$/.exec(page.folded.slice(sentence.start, amount.start)) ??
      [];
    // "3 cuotas sin interés: te queda en 3 de $ 18.833"
    if (
      count !== undefined &&
      new RegExp(`(?<!\\d)${count} ?(?:x|cuotas|pagos|parcelas|meses|msi)\\b`).test(page.folded)
    )
      return [{ kind: "money", ...amount, role: "instalment" }];
    const role = roleOf({ page, sentence, amount, mentions: own, echoes: lexicon.echoes, condition });
    return [{ kind: "money", ...amount, role }];
  });
}

/** "La Clara está en 38": a size of something is no price. */
function isSize(
  { short, start, end }: Amount,
  { page, lexicon }: Pick<Reading, "page" | "lexicon">,
): boolean {
  return short === true && lexicon.allValues().has(page.folded.slice(start, end));
}

/** Says that something else than a product is meant: the customer's foot, the school's class. */
const PRONOUN =
  /\b(?:la|lo|las|los) (?:hay|tenemos|tengo|queres|preferis|quer)\b|\b(?:o|a) (?:tem|temos|prefere|quer)\b/;

function optionsOf({ page, sentences, mentions, lexicon }: Reading): ReadText["options"] {
  let carried: string[] = [];
  return sentences.flatMap((sentence) => {
    const own = mentions.filter(({ start, end }) => start >= sentence.start && end <= sentence.end);
    if (own.length > 0) carried = own.flatMap(({ products }) => products);
    const text = page.folded.slice(sentence.start, sentence.end);
    const aboutProduct = own.length > 0 || carried.length > 0 || PRONOUN.test(text) || !sentence.question;
    const about = carried.length > 0 ? carried : lexicon.earlier();
    const values = about.length > 0 ? lexicon.valuesOf(about) : lexicon.allValues();
    // With a product's name in it, it is a sentence.
    const list = aboutProduct && own.length === 0 ? readOptionList(page, { sentence, values }) : null;
    const groups = list === null ? readOptions({ page, sentence, values, aboutProduct }) : [list];
    // "Bahía Blanca" is no colour.
    return groups
      .filter((group) => !isInZone(page, { mention: group, zones: lexicon.zones }))
      .map((group) => ({ ...group, sentence }));
  });
}
