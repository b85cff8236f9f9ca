import { intersects } from "../know/matchStatement.ts";
import type { KnownProduct } from "../know/knownProducts.ts";
import type { Statement } from "../know/statements.ts";
import type { PieceOf } from "../read/piece.ts";
import type { Mention } from "../read/readMentions.ts";
import { sentenceAt } from "../read/readStock.ts";
import type { Span } from "../text/page.ts";
import { rootsOf } from "../text/words.ts";
import { subjectOf, type Judging } from "./context.ts";
import { mentionsIn } from "./subject.ts";

/** "15% en frutos secos": the merchant's words name what is spoken of. */
export function isOfNamed({ about }: Statement, piece: Span, judging: Judging): boolean {
  const subject = subjectOf(piece, judging);
  return subject.kind === "products" && isMeantBy(about.context, { products: subject.products, judging });
}

const GOODS =
  /^(?: (?:off|de descuento|menos|de desconto))?(?: en| em)(?: (?:las?|los|el|tod[oa]s?|nuestr[oa]s?))* (\p{L}{4,}(?: (?:de|para|do|da) (?:el |la |los |las )?\p{L}{4,})?)/u;

/** "10% off en alimento de gato" is none on dogs' food: who names some of a promotion's goods names no others beside. */
export function isOnGoods(
  { about, piece: stated, text }: Statement,
  piece: Span,
  { read }: Judging,
): boolean {
  const goods = GOODS.exec(read.page.folded.slice(piece.end, piece.end + 70))?.[1];
  const roots = [...rootsOf(goods ?? "")];
  const some = roots.some((root) => about.context.has(root));
  // "15% off en accesorios" says nothing of guitars.
  if (!some && roots.length > 0 && GOODS.test(text.slice(stated.end, stated.end + 70))) return false;
  return !some || roots.every((root) => about.context.has(root));
}

const ON_GOODS =
  /^ (?:en|em|de|on|in)(?: (?:las?|los|el|os?|as?|tod[oa]s?|nuestr[oa]s?|noss[oa]s?|all|the|our))* (\p{L}{4,})/u;

const ON =
  /^ (?:en|em|de|on|in)(?: (?:las?|los|el|os?|as?|tod[oa]s?|nuestr[oa]s?|noss[oa]s?|all|the|our))* ?$/u;

/** A promotion on some goods holds of no others: the words name the product that the sentence names. */
export function isOf(roots: ReadonlySet<string>, piece: PieceOf<"deal">, judging: Judging): boolean {
  const sentence = sentenceAt(judging.read.sentences, piece.start);
  const mentions = sentence === undefined ? [] : mentionsIn(judging.read, sentence);
  if (mentions.length === 0) {
    // "2x1 en camperas", where no such thing is known
    const goods = ON_GOODS.exec(judging.read.page.folded.slice(piece.end, sentence?.end))?.[1];
    return goods === undefined || intersects(rootsOf(goods), roots) || rootsOf(goods).size === 0;
  }
  // "en mallas no, pero los martes hay 2x1 en medias": the goods that follow are meant.
  const following = mentions.find(
    ({ start }) => start >= piece.end && ON.test(judging.read.page.folded.slice(piece.end, start)),
  );
  // "llevás dos mallas y pagás una": the product stands within the promotion's own words.
  const within = mentions.find(({ start, end }) => start < piece.end && end > piece.start);
  const named = within ?? following;
  if (named === following && mentions.some((each) => isJoined(each, { named, roots, judging }))) return false;
  const subject = subjectOf(named === undefined ? piece : { start: named.end, end: named.end }, judging);
  if (subject.kind === "open") return true;
  return subject.kind === "unknown"
    ? subject.words === "" || intersects(rootsOf(subject.words), roots)
    : isMeantBy(roots, { products: subject.products, judging });
}

const JOINS = /^(?:,| y| e| and)(?: e[nm]| de)?(?: (?:[ao]s?|el|l[ao]s?))? $/;

/** "2x1 en medias y en camperas": other goods beside those that are meant. */
function isJoined(
  { start, products }: Mention,
  { named, roots, judging }: { named: Mention | undefined; roots: ReadonlySet<string>; judging: Judging },
): boolean {
  if (named === undefined || start <= named.end) return false;
  const known = products.flatMap((id) => judging.know.products.get(id) ?? []);
  return (
    JOINS.test(judging.read.page.folded.slice(named.end, start)) &&
    !isMeantBy(roots, { products: known, judging })
  );
}

/** Of the products that share words with a promotion's, those that share most are meant; all that is named must be. */
function isMeantBy(
  roots: ReadonlySet<string>,
  { products, judging }: { products: readonly KnownProduct[]; judging: Judging },
): boolean {
  const shared = ({ named }: KnownProduct): number =>
    named.words.reduce((sum, { root, weight }) => sum + (roots.has(root) ? weight : 0), 0);
  const most = Math.max(...[...judging.know.products.values()].map(shared));
  return most > 0 && products.every((product) => shared(product) === most);
}
