import { foldText } from "../text/foldText.ts";
import { lightStem, sameStem } from "../text/lightStem.ts";

/** What a store wants people to answer. */
export interface HandoffTopic {
  name: string;
  /** Words or sentences, as customers write them. */
  examples: string[];
  /** What the customer is told; null as at any handoff. */
  text: string | null;
}

/**
 * The topic that a text clearly is about, by the merchant's own examples: all of an example's words that mean
 * something, in whatever form and order, close together, asked for and not denied or only told. What it misses is the
 * model's, which knows the topics as well.
 */
export function findTopic<T extends Pick<HandoffTopic, "examples">>(
  topics: readonly T[],
  text: string,
): T | null {
  const sentences = text.split(/(?<=[.!?;\n])/).map(readSentence);
  return (
    topics.find(({ examples }) =>
      examples.map(readExample).some((example) => sentences.some((sentence) => asksFor(example, sentence))),
    ) ?? null
  );
}

/** Whether a text touches a topic at all: enough to hold back a reply, never to hand over. */
export function touchesTopic({ examples }: Pick<HandoffTopic, "examples">, text: string): boolean {
  const sentences = text.split(/[.!?;\n]/).map(readSentence);
  return examples
    .map(readExample)
    .some((example) => sentences.some(({ words }) => findIn(example, words) !== null));
}

interface Word {
  plain: string;
  stem: string;
  /** Ends a part of the sentence. */
  stop: boolean;
}
interface Sentence {
  words: Word[];
  asked: boolean;
}
interface Example {
  words: Word[];
  /** Those that mean something. */
  content: Word[];
}

const FILLERS = new Set(
  (
    "a al ante con de del desde e el ella ellos en es esta este eso esa esto hay la las le les lo los me mi mis muy " +
    "no nos o para pero por que se si sin su sus te tu un una unas unos y ya yo quiero quisiera quero queria necesito " +
    "preciso tengo tener soy ser um uma uns umas do da dos das na no nas nos ao aos em com pra e ou " +
    "the an and or for to of in on with my your i you we is are do does want need como uds ustedes vos voces"
  ).split(" "),
);
const WINDOW = 4;

function readWords(text: string): Word[] {
  return (text.match(/[\p{L}\p{M}\p{N}]+,?/gu) ?? []).map((token) => {
    const plain = foldText(token.replace(",", ""));
    return { plain, stem: lightStem(plain), stop: token.endsWith(",") };
  });
}

function readSentence(text: string): Sentence {
  return { words: readWords(text.replace(/['’]/g, " ")), asked: /[?¿]/.test(text) };
}

function readExample(text: string): Example {
  const words = readWords(text);
  const content = words.filter(({ plain }) => !FILLERS.has(plain));
  // "factura A", "soy yo": what is left of it would be another thing.
  const tooLittle = content.length < 2 && words.length > 1 && !isFramed(words);
  return { words, content: tooLittle ? [] : content };
}

/** "quiero devolver": a wish and one word. */
function isFramed(words: Word[]): boolean {
  return words.slice(0, -1).every(({ plain }) => FRAMES.has(plain));
}
const FRAMES = new Set(
  "quiero quisiera necesito quero queria preciso tengo que un una la el soy i want need to a the".split(" "),
);

interface Place {
  first: number;
  last: number;
}

function asksFor(example: Example, sentence: Sentence): boolean {
  const place = findIn(example, sentence.words);
  if (place === null) return false;
  const from = sentence.words.findLastIndex(({ stop }, index) => stop && index < place.first) + 1;
  const before = sentence.words.slice(from, place.first).map(({ plain }) => plain);
  if (!sentence.asked && before.some((word) => DENIALS.has(word))) return false;
  if (before.some((word) => TOLD.has(word)) || TOLD.has(sentence.words[place.first]?.plain ?? ""))
    return false;
  if (example.content.length !== 1) return true;
  return isAskedAlone(sentence, { from, place });
}

/** One word only: it is what the message is about where it is asked for, or nearly all that is said. */
function isAskedAlone({ words, asked }: Sentence, { from, place }: { from: number; place: Place }): boolean {
  const end = words.findIndex(({ stop }, index) => stop && index >= place.last);
  const part = words.slice(from, end === -1 ? undefined : end + 1);
  const content = part.filter(({ plain }) => !FILLERS.has(plain) && !GREETINGS.has(plain));
  if (content.length <= 2 && words.length <= 8) return true;
  if (part.slice(0, place.first - from).some(({ plain }) => ASKING.has(plain))) return content.length <= 6;
  return asked && content.length <= 5;
}

/** Where all words of an example stand close together; a phrase without content must stand as it is. */
function findIn({ words, content }: Example, said: Word[]): Place | null {
  if (words.length === 0) return null;
  const wanted = content.length === 0 ? words : content;
  const asItIs = content.length === 0;
  for (let first = 0; first < said.length; first += 1) {
    // The first of them begins the place.
    if (!(asItIs ? meets(words[0], said[first]) : wanted.some((word) => meets(word, said[first])))) continue;
    const span = asItIs ? words.length : wanted.length + WINDOW;
    const window = said.slice(first, first + span);
    const places = wanted.map((word, at) =>
      asItIs ? (meets(word, window[at]) ? at : -1) : window.findIndex((each) => meets(word, each)),
    );
    const last = Math.max(...places);
    if (places.includes(-1) || Math.min(...places) > 0) continue;
    // Two words mean something together only side by side: "busco trabajo" is no "busco ropa de trabajo".
    const between = window.slice(1, last).filter(({ plain }) => !FILLERS.has(plain));
    if (wanted.length === 2 && between.length > 0) continue;
    return { first, last: first + last };
  }
  return null;
}

function meets(word: Word | undefined, said: Word | undefined): boolean {
  if (word === undefined || said === undefined) return false;
  if (word.plain.length < 4 || said.plain.length < 4) return word.plain === said.plain;
  return sameStem(word.stem, said.stem);
}

const DENIALS = new Set("no nao not sin sem without tampoco nunca never ni nem".split(" "));
/** Of something that was, or was heard of. */
const TOLD = new Set(
  "ya gracias obrigado obrigada thanks vi lei dijo dijeron decia aparte ademas si if se idea tema already saw".split(
    " ",
  ),
);
const GREETINGS = new Set(
  "hola buenas buen dia dias tardes noches ola oi bom boa tarde noite hi hello porfa favor please consulta consulto consultar che".split(
    " ",
  ),
);
const ASKING = new Set(
  (
    "quiero quisiera quería queria quero gostaria gustaria necesito preciso busco procuro consulta consultar info informacion precio precios " +
    "hacen tienen venden dan aceptan ofrecen puedo podria pueden como cuanto cual interesa interesan interesaria vendem fazem tem posso want need like can sell propongo hay tengo"
  ).split(" "),
);
