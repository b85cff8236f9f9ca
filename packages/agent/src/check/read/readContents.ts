import type { Page } from "../text/page.ts";
import type { Sentence } from "../text/sentences.ts";
import type { Mention } from "./readMentions.ts";
import type { PieceOf } from "./piece.ts";

const HOLDS =
  /^[^.,;:\n]{0,12}?\b(?:traen?|incluyen?|contienen?|vienen? con|(?:es|son)(?: a base de| con)|traz|vem com|contem|inclui|includes?|contains?|comes with):? /;
const PART = /, ?| (?:y|e|and) /;
const NOUN =
  /^(?:un[oa]?s? |el |la |los |las |uma? |an? |\d+ )*(\p{L}{4,})(?: (?:de|do|da|of) (\p{L}{4,}))?/u;
/** No goods. */
const ASIDE =
  /^(?:envio|frete|garantia|descuento|desconto|cuotas|stock|talles?|colores|cambio|devolucion|precio|mitad|doble|triple|espacio|diferent|distint|vari|muy|much|buen|todo)/;

/** "El mix trae almendras, nueces y pasas": a list of two and more, of what a named product holds. */
export function readContents(
  page: Page,
  { sentences, mentions }: { sentences: readonly Sentence[]; mentions: readonly Mention[] },
): PieceOf<"trait">[] {
  return sentences.flatMap((sentence) => {
    const own = mentions.filter(({ start, end }) => start >= sentence.start && end <= sentence.end);
    const [first] = own;
    if (sentence.question || first?.foreign === true) return [];
    // "Es con salmón": of what was named before.
    const from = first?.end ?? sentence.start;
    const rest = page.folded.slice(from, sentence.end);
    const lead = HOLDS.exec(rest)?.[0];
    if (
      lead === undefined ||
      /\b(?:no|nao|not|tampoco)\b/.test(lead) ||
      (first === undefined && mentions.every(({ end }) => end > from))
    )
      return [];
    const list = /^[^.;:!?\n(—]*/.exec(rest.slice(lead.length))?.[0] ?? "";
    const parts = list.split(PART);
    return parts.flatMap((part): PieceOf<"trait">[] => {
      const [, noun, of] = NOUN.exec(part.trim()) ?? [];
      if (noun === undefined || ASIDE.test(noun)) return [];
      const start = from + lead.length + list.indexOf(part);
      return [
        {
          kind: "trait",
          start,
          end: start + part.length,
          trait: of === undefined ? noun : `${noun} de ${of}`,
        },
      ];
    });
  });
}
