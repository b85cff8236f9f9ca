import { matchesOf } from "../text/matches.ts";
import type { Page } from "../text/page.ts";
import type { Sentence } from "../text/sentences.ts";
import type { PieceOf, Relation } from "./piece.ts";

const COSTS = "(?:sale|cuesta|vale|esta|queda|tiene|sai|custa|fica|tem)[nm]?|saem|cost|costs|are|is|have|has";
const CHEAP = "(?:barat|economic|accesible|acessive|convenient|en cuenta|em conta)\\w*";

/** Prices of two products compared, without a number. */
const RELATIONS: readonly [Relation, RegExp][] = [
  [
    "same",
    new RegExp(
      `(?<=\\b(?:${COSTS})(?: [a-z]+)?(?: a| al| pelo| the)? )(?:lo mismo|igual|o mesmo|(?:al? |el |o |ao )?(?:mismo|mesmo) (?:precio|preco|valor)|(?:the )?same(?: price)?)(?![\\p{L}])(?! (?:de|para|no|a)\\b)`,
      "gu",
    ),
  ],
  [
    "less",
    new RegExp(
      `\\b(?:mas|mais) ${CHEAP}(?= (?:que|do que)\\b)|\\b(?:cheaper|less expensive) than\\b|(?<=\\b(?:${COSTS}) )(?:menos|less)(?= (?:que|do que|than)\\b(?! \\d))`,
      "g",
    ),
  ],
  [
    "more",
    new RegExp(
      `\\b(?:mas|mais) car[oa]s?(?= (?:que|do que)\\b)|\\bmore expensive than\\b|(?<=\\b(?:${COSTS}) )(?:mas|mais|more)(?= (?:que|do que|than)\\b(?! \\d))`,
      "g",
    ),
  ],
  ["half", new RegExp(`(?<=\\b(?:${COSTS}) )(?:la mitad|a metade)(?= (?:que|de|d[oa]|do que)\\b)`, "g")],
  ["double", new RegExp(`(?<=\\b(?:${COSTS}) )(?:el doble|o dobro)(?= (?:que|de|d[oa]|do que)\\b)`, "g")],
  ["triple", new RegExp(`(?<=\\b(?:${COSTS}) )(?:el triple|o triplo)(?= (?:que|de|d[oa]|do que)\\b)`, "g")],
  [
    "least",
    new RegExp(
      `\\b(?:el|la|lo|los|las|o|a|os|as|nuestr[oa]s?|noss[oa]s?)(?: (?!que\\b)[a-z]+){0,2} (?:mas|mais) ${CHEAP}(?![a-z])(?! (?:que|do que) (?!tenemos|hay|tengo|vi\\b|encontre|temos|tem\\b|vendemos|te puedo))|\\b(?:cheapest|least expensive|most affordable)\\b|\\b(?:lo|el|la) que menos (?:sale|cuesta|vale)\\b|\\b(?:el|o) (?:menor|precio mas bajo|preco mais baixo)(?: precio| preco)?\\b`,
      "g",
    ),
  ],
  [
    "most",
    new RegExp(
      "\\b(?:el|la|lo|los|las|o|a|os|as|nuestr[oa]s?|noss[oa]s?)(?: (?!que\\b)[a-z]+){0,2} (?:mas|mais) car[oa]s?(?![a-z])(?! (?:que|do que) (?!tenemos|hay|tengo|vi\\b|encontre|temos|tem\\b|vendemos|te puedo))|\\bmost expensive\\b",
      "g",
    ),
  ],
];
const ANY =
  /\b(?:doble|dobro|mitad|metade|tripl[eo])\b|\bmismo\b|\bmesmo\b|\bigual\b|\bsame\b|\b(?:mas|mais|menos|menor) |\bcheap|\bexpensive|\baffordable/;
/** Somebody looks for it, or is asked. */
const SOUGHT =
  /\b(?:busc|quer[eé]|quier|prefer|mostr|muestr|te paso|te dej|necesit|procur|looking|want|show|si te|si es)\w*/;

/** "La malla sale lo mismo que el bolso", "es más barata que la otra", "lo más barato que tenemos". */
export function readComparisons(page: Page, sentences: readonly Sentence[]): PieceOf<"comparison">[] {
  if (!ANY.test(page.folded)) return [];
  return sentences.flatMap((sentence) => {
    const text = page.folded.slice(sentence.start, sentence.end);
    if (sentence.question || !ANY.test(text) || SOUGHT.test(text)) return [];
    return RELATIONS.flatMap(([relation, pattern]) =>
      matchesOf(text, pattern).map(({ index, 0: words }): PieceOf<"comparison"> => {
        const start = sentence.start + index;
        return { kind: "comparison", relation, start, end: start + words.length };
      }),
    );
  });
}
