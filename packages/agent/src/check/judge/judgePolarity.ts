import { intersects } from "../know/matchStatement.ts";
import type { KnownProduct } from "../know/knownProducts.ts";
import type { PieceOf } from "../read/piece.ts";
import { foldProse } from "../text/page.ts";
import { claimsOf, denialsIn, type Claims, type Denied } from "../text/polarity.ts";
import { remembered } from "../text/remembered.ts";
import { subjectOf, type Judging } from "./context.ts";
import { mentionsIn } from "./subject.ts";
import { wrong, type Judgement } from "./judgement.ts";

/**
 * "Es compatible con Xbox" of what is described with "no con Xbox", "damos clases" of a shop that gives none, and the
 * other way round; null where nobody says either.
 */
export function judgePolarity(piece: PieceOf<"polarity">, judging: Judging): Judgement | null {
  const product = productOf(piece, judging);
  const names = new Set(product?.named.words.map(({ root }) => root));
  const told = judging.know.measured.filter(
    (text) =>
      (text.product === null && (text.source === "knowledge" || text.source === "article")) ||
      (text.product !== null && text.product === product?.id && text.source === "product"),
  );
  const others = new Set(
    mentionsIn(judging.read, piece)
      .flatMap(({ products }) => products)
      .filter((id) => id !== product?.id)
      .flatMap((id) => judging.know.products.get(id)?.named.words.map(({ root }) => root) ?? []),
  );
  const { affirmed } = piece;
  // "Pecera más filtro: …": what is bought beside is not said to be in it.
  const said = new Set([...piece.said].filter((root) => !others.has(root) || affirmed.has(root)));
  for (const { text, product: own } of told) {
    const { denials, claims } = readIn(own === null ? text : text.slice(text.indexOf(": ") + 2));
    const general = own === null;
    const turned = denials.find((denial) => isTurned(denial, { said, affirmed, names, claims, general }));
    if (turned !== undefined) return wrong(`La tienda dice que no: "${[...turned.what].join(" ")}".`);
    if (general) continue;
    const denied = [...piece.denied].find(
      (root) => claims.affirmed.has(root) && !claims.denied.has(root) && !names.has(root),
    );
    const contrary =
      denied ??
      [...affirmed].find((root) => claims.denied.has(root) && !claims.affirmed.has(root) && !names.has(root));
    if (contrary !== undefined)
      return wrong(`La descripción de ${product?.name ?? ""} dice lo contrario de "${contrary}".`);
  }
  return null;
}

/** All that is denied is said, and of the same. */
function isTurned(
  { of, what }: Denied,
  {
    said,
    affirmed,
    names,
    claims,
    general,
  }: {
    said: ReadonlySet<string>;
    affirmed: ReadonlySet<string>;
    names: ReadonlySet<string>;
    claims: Claims;
    general: boolean;
  },
): boolean {
  // Of all goods: "Cintas y elásticos no vienen con las puntas" says nothing of a "media punta con elástico".
  const told = general && of.size > 0 ? affirmed : said;
  if (![...what].every((root) => told.has(root))) return false;
  if (of.size > 0) return intersects(of, said) || intersects(of, names);
  // "No tiene tapa; la tapa se pide aparte": it is spoken of otherwise as well.
  return ![...what].every((root) => claims.said.has(root) || names.has(root));
}

/** The one that the sentence names, the first where it names another beside, else the one spoken of. */
export function productOf(piece: PieceOf<"polarity">, judging: Judging): KnownProduct | undefined {
  const [first] = mentionsIn(judging.read, piece);
  const subject = subjectOf(piece, judging);
  const ids = first?.products ?? (subject.kind === "products" ? subject.products.map(({ id }) => id) : []);
  return ids.length === 1 ? judging.know.products.get(ids[0] ?? "") : undefined;
}

const readIn = remembered((text): { denials: Denied[]; claims: Claims } => {
  const folded = foldProse(text);
  const [affirmed, denied, said] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const sentence of folded.split(/(?<=\.)\s|\n/)) {
    const claims = claimsOf(sentence);
    for (const root of claims.affirmed) affirmed.add(root);
    for (const root of claims.denied) denied.add(root);
    for (const root of claims.said) said.add(root);
  }
  return { denials: denialsIn(folded), claims: { affirmed, denied, said } };
});
