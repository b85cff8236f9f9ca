import { intersects } from "../know/matchStatement.ts";
import { foldSame, type Span } from "../text/page.ts";
import { matchesOf } from "../text/matches.ts";
import { remembered } from "../text/remembered.ts";
import { withRegions } from "../text/regions.ts";
import { placeRoots, rootsOf } from "../text/words.ts";
import { SENDS } from "./judgeHabit.ts";
import { sentenceText, subjectOf, type Judging } from "./context.ts";
import { mentionsIn } from "./subject.ts";
import { wrong, type Judgement } from "./judgement.ts";

const NAME = "\\p{Lu}[\\p{L}.]+(?: (?:(?:de|del|da|do|la|los|las) )?\\p{Lu}\\p{L}+)*";
/** "Alquilamos bicicletas solo en Bahía Blanca", "las plantas se envían solo a Zona Norte y CABA" */
const ONLY_IN = new RegExp(
  `([^.;:\\n]{6,80}?) (?:s[oóô]l[oa]mente|[uú]nicamente|somente|apenas|s[oóô](?:lo)?) (?:en|a|para|em|na|no)(?: (?:la|el|o|a))? (${NAME}(?:(?:, | y | e )${NAME})*)`,
  "gu",
);
const PLACE = new RegExp(
  `(?<!\\p{L})(?:[aA]l?|[eE]n|[pP]ara|[hH]asta|[eE]m|[nN][ao]|to|in)(?: (?:la|el|o|a))? (${NAME})`,
  "gu",
);
const ACT = /(?<!\p{L})(\p{L}{4,}?)(?:[aei]mos|[aei]n|[aei]r(?:l[oa]s?)?|[ae]s)(?!\p{L})/gu;
const LETTERS = 5;
const UNCLAIMED = /\b(?:no|nao|ni|nem|tampoco|sino|solo|solamente|somente|apenas|si|not|don.t|only)\b(?!,)/;

/** What the merchant's words say to be done in some places alone. */
interface Confined {
  /** How the verb begins. */
  act: string;
  /** Of what it is done to. */
  goods: ReadonlySet<string>;
  places: ReadonlySet<string>;
}

/** "En Monte Hermoso también alquilamos" of a shop that does it elsewhere alone. Null where nobody says so. */
export function judgeConfined(piece: Span, judging: Judging): Judgement | null {
  const text = sentenceText(judging, piece);
  if (UNCLAIMED.test(text)) return null;
  const told = judging.know.texts.flatMap(({ source, text: written }) =>
    source === "prompt" || source === "tool" ? [] : confinedIn(written),
  );
  const acts = told.filter(({ act }) => new RegExp(`(?<!\\p{L})${act}`, "u").test(text));
  if (acts.length === 0) return null;
  const { raw } = judging.read.page;
  const zones = judging.know.sheet.shipping.map(({ zone }) => zone);
  const places = matchesOf(raw.slice(piece.start, piece.end), PLACE).flatMap(([, name = ""]) => [
    ...placeRoots(withRegions(name, zones)),
  ]);
  if (places.length === 0) return null;
  const said = rootsOf(text);
  const [mention] = mentionsIn(judging.read, piece);
  const subject = subjectOf(mention ?? piece, judging);
  const names =
    subject.kind === "products"
      ? subject.products.flatMap(({ named }) => named.words.map(({ root }) => root))
      : [];
  const elsewhere = acts.find(
    ({ act, goods, places: own }) =>
      !intersects(own, new Set(places)) &&
      // Nearly everything is sent: what alone goes nowhere else has to be named.
      (!SENDS.test(act) || intersects(goods, new Set([...said, ...names]))),
  );
  return elsewhere === undefined ? null : wrong("La tienda escribió que eso lo hace sólo en otro lugar.");
}

const confinedIn = remembered((text): readonly Confined[] =>
  matchesOf(text, ONLY_IN).flatMap(([, before = "", where = ""]) => {
    const folded = foldSame(before);
    const act = matchesOf(folded, ACT).at(0)?.[1]?.slice(0, LETTERS);
    return act === undefined ? [] : [{ act, goods: rootsOf(folded), places: placeRoots(where) }];
  }),
);
