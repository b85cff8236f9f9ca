import { valueRoots } from "../text/optionValues.ts";
import { BLOT, type Page } from "../text/page.ts";
import type { Sentence } from "../text/sentences.ts";
import type { OptionGroup } from "./readOptions.ts";

const LABEL =
  /^(?:(en stock|em estoque|in stock|disponibles?|disponive(?:l|is)|hay|available)|(agotad[oa]s?|sin stock|esgotad[oa]s?|sem estoque|sold out)|(?:talles?|colou?r(?:es|s)?|cores|cor|tamanhos?|sizes?|opciones|opcoes|variantes))[*_ ]*: */;
/** "35: Medio; 36: Medio: $ 112.900": where variants differ in price it stands behind them. */
const PRICE_BEHIND = /:? *(?:(?:ar|us|r)?\$ ?\d.*)$/;
const MAX_ELEMENT = 30;

/**
 * A line that lists options as shops do: "En stock: Negro: 36, 38; Rosa: 38". Each combination is
 * meant by itself. Null where the line is none.
 */
export function readOptionList(
  page: Page,
  { sentence, values }: { sentence: Sentence; values: ReadonlySet<string> },
): OptionGroup | null {
  const text = page.folded.slice(sentence.start, sentence.end);
  const label = LABEL.exec(text);
  const body = text
    .slice(label?.[0].length ?? 0)
    .replace(PRICE_BEHIND, "")
    .replace(/[.*_ ]+$/, "");
  const combinations = combinationsOf(body);
  if (combinations === null) return null;
  const known = combinations.some((roots) => roots.some((root) => values.has(root)));
  // Without a label only the product's own values make a list of it, and nothing else may stand there.
  if (label === null && page.free.slice(sentence.start, sentence.end).includes(BLOT)) return null;
  if (label === null && !(known && body.includes(":") && headsAre(body, values))) return null;
  const offset = label?.[0].length ?? 0;
  return {
    start: sentence.start + offset,
    end: sentence.start + offset + body.length,
    colors: [],
    sizes: [],
    range: false,
    listed: combinations,
    available: label?.[2] === undefined,
    claimed: true,
    question: false,
  };
}

/** "Negro: 36, 38" is a list, "Perfecto, anotado: talle M" is none. */
function headsAre(body: string, values: ReadonlySet<string>): boolean {
  return body.split(/;| · /).every((part) => {
    const [head = "", ...rest] = part.split(":");
    return rest.length === 0 || valueRoots(head).some((root) => values.has(root));
  });
}

function combinationsOf(body: string): string[][] | null {
  const combinations: string[][] = [];
  for (const part of body.split(/;| · /)) {
    const [first = "", ...rest] = part.split(":");
    if (rest.length > 1) return null;
    const elements = (rest[0] ?? first)
      .split(/,(?!\d{1,2} ?(?:l|kg|g|ml|m|cm|mm)\b)| y | e /)
      .map((element) => element.trim());
    const head = rest.length === 1 ? first.trim() : "";
    for (const element of elements) {
      if (element === "" || element.length > MAX_ELEMENT || element.split(" ").length > 4) return null;
      // "En negro: 36 y 38"
      combinations.push([...valueRoots(head.replace(/^(?:en|em) /, "")), ...valueRoots(element)]);
    }
  }
  return combinations.length === 0 ? null : combinations;
}
