import type { PieceOf } from "../read/piece.ts";
import { matchesOf } from "../text/matches.ts";
import { foldSame, type Span } from "../text/page.ts";
import { valueRoots } from "../text/optionValues.ts";
import { rootsOf } from "../text/words.ts";
import { subjectOf, type Judging } from "./context.ts";
import { productsAt } from "./judgeTrait.ts";
import { unbacked, type Judgement } from "./judgement.ts";

/**
 * "Relleno de pluma" of what is described with "relleno sintético": where the shop says of a product what the part or
 * quality is, it is of nothing else. Null where the product's description doesn't speak of it.
 */
export function judgeAttribute(piece: PieceOf<"attribute">, judging: Judging): Judgement | null {
  const { know, read, customer } = judging;
  const subject = subjectOf(piece, judging);
  const ids =
    subject.kind === "products"
      ? subject.products.map(({ id }) => id)
      : [...(productsAt(piece, judging) ?? [])];
  const told = know.toldOf(ids);
  const [head] = rootsOf(piece.head);
  const [word] = rootsOf(piece.word);
  if (word === undefined || told.size === 0 || (piece.head !== "" && (head === undefined || !told.has(head))))
    return null;
  if (isName(piece, ids, judging)) return null;
  if (/ de /.test(read.page.folded.slice(piece.start, piece.end)) && isOtherwise(piece, { ids, judging }))
    return unbacked(`La tienda no dice "${read.page.raw.slice(piece.start, piece.end)}".`);
  const [next = ""] = rootsOf(/^ \p{L}+/u.exec(read.page.folded.slice(piece.end))?.[0] ?? "");
  const isOption = (root: string): boolean =>
    ids.some((id) => know.products.get(id)?.variants.some(({ roots }) => roots.has(root)) === true);
  const isKnown =
    told.has(word) ||
    // "con vista diaria": what an option is called.
    isOption(next) ||
    know.heard().has(word) ||
    rootsOf(customer.folded).has(word) ||
    isOption(word) ||
    valueRoots(piece.word).some(isOption);
  return isKnown
    ? null
    : unbacked(`Ningún dato de la tienda dice "${read.page.raw.slice(piece.start, piece.end)}".`);
}

/** What is just what a product is called: "bolso de cuero". */
function isName({ start, end }: Span, ids: readonly string[], { read }: Judging): boolean {
  return read.mentions.some(
    (mention) =>
      mention.start === start && mention.end === end && mention.products.some((id) => ids.includes(id)),
  );
}

/** "Tapa de cedro" of what is described with "tapa de pino, aros de cedro": the part is told of what it is. */
function isOtherwise(
  { head, word }: PieceOf<"attribute">,
  { ids, judging }: { ids: readonly string[]; judging: Judging },
): boolean {
  if (head === "" || ids.length !== 1) return false;
  const [root = ""] = rootsOf(word);
  const told = judging.know.measured
    .filter(({ product, source }) => product === ids[0] && source === "product")
    .flatMap(({ text }) =>
      matchesOf(
        foldSame(text.slice(text.indexOf(": "))),
        new RegExp(`\\b${head} (?:es )?de (\\p{L}[^.,;]+)`, "gu"),
      ),
    );
  return told.length > 0 && told.every(([, what = ""]) => !rootsOf(what).has(root));
}
