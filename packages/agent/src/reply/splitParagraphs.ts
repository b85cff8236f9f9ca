import type { SeenProduct } from "../tools/factBook.ts";
import { foldText } from "../text/foldText.ts";
import { containsAddress } from "./factsInText.ts";

/** A piece of a reply and the products it names, the one it is about first. */
export interface Paragraph {
  text: string;
  /** Products named by link or exact name. */
  named: string[];
  /** Products named by link. */
  linked: string[];
}

/** WhatsApp's caption limit bounds what may be glued together for one picture. */
const MAX_GLUED = 1_024;

/**
 * Paragraphs of a reply. One that lists several products, each on its own lines, is split between
 * them; the parts of one product spread over several paragraphs (name, price, link) are joined.
 */
export function splitParagraphs(text: string, products: SeenProduct[]): Paragraph[] {
  const blocks = text
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== "");
  const paragraphs = blocks.flatMap((block) => splitBlock(block, products));
  return joinScattered(paragraphs);
}

function inspect(text: string, products: SeenProduct[]): Paragraph {
  const linked = products
    .filter(
      (product) =>
        containsAddress(text, product.url) || (product.imageUrl !== null && text.includes(product.imageUrl)),
    )
    .map(({ id }) => id);
  const byName = namesIn(text, products).filter((id) => !linked.includes(id));
  return { text, named: [...linked, ...byName], linked };
}

function splitBlock(block: string, products: SeenProduct[]): Paragraph[] {
  const whole = inspect(block, products);
  const lines = block.split("\n");
  if (whole.named.length < 2 || lines.length < 2) return [whole];
  const parts: string[][] = [[]];
  const owners: (string | null)[] = [null];
  for (const line of lines) {
    const [owner = null] = inspect(line, products).named;
    if (owner !== null && owner !== owners.at(-1)) {
      parts.push([]);
      owners.push(owner);
    }
    parts.at(-1)?.push(line);
  }
  return parts.filter((part) => part.length > 0).map((part) => inspect(part.join("\n").trim(), products));
}

/** "*Name*", "$ 89.900", "https://…" as three paragraphs are one product. */
function joinScattered(paragraphs: Paragraph[]): Paragraph[] {
  const joined: Paragraph[] = [];
  for (let index = 0; index < paragraphs.length; index += 1) {
    const paragraph = paragraphs[index];
    if (paragraph === undefined) break;
    const end = linkAhead(paragraphs, index);
    const group = paragraphs.slice(index, end + 1);
    const [id = ""] = paragraph.named;
    joined.push(
      end === index
        ? paragraph
        : { text: group.map((part) => part.text).join("\n"), named: [id], linked: [id] },
    );
    index = end;
  }
  return joined;
}

/** Index of the paragraph, at most three on, that carries the link of the product named at `index`. */
function linkAhead(paragraphs: Paragraph[], index: number): number {
  const start = paragraphs[index];
  const [id] = start?.named ?? [];
  if (
    start === undefined ||
    id === undefined ||
    start.named.length > 1 ||
    start.linked.length > 0 ||
    start.text.endsWith("?")
  )
    return index;
  for (let ahead = index + 1; ahead <= index + 3; ahead += 1) {
    const next = paragraphs[ahead];
    if (next === undefined || next.named.some((other) => other !== id)) return index;
    const length = paragraphs.slice(index, ahead + 1).reduce((sum, part) => sum + part.text.length + 1, 0);
    if (next.linked.includes(id)) return length <= MAX_GLUED ? ahead : index;
  }
  return index;
}

/** Longest names first, each match taken out, so that "Medias" isn't seen inside "Medias de red". */
function namesIn(text: string, products: SeenProduct[]): string[] {
  let rest = ` ${foldText(text)} `;
  const found: { id: string; at: number }[] = [];
  for (const product of [...products].sort((a, b) => b.name.length - a.name.length)) {
    const name = foldText(product.name);
    const at = findPhrase(rest, name);
    // A one-word name is also a common word: only as the shop writes it.
    if (at === -1 || (!name.includes(" ") && !text.includes(product.name))) continue;
    rest = `${rest.slice(0, at)}${"\uE002".repeat(name.length)}${rest.slice(at + name.length)}`;
    found.push({ id: product.id, at });
  }
  return found.sort((a, b) => a.at - b.at).map(({ id }) => id);
}

function findPhrase(text: string, phrase: string): number {
  for (let at = text.indexOf(phrase); at !== -1 && phrase !== ""; at = text.indexOf(phrase, at + 1)) {
    const around = `${text.charAt(at - 1)}${text.charAt(at + phrase.length)}`;
    if (!/[\p{L}\p{N}\uE002]/u.test(around)) return at;
  }
  return -1;
}
