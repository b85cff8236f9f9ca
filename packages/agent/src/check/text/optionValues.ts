import { foldText, wordStems } from "../../text/foldText.ts";
import { remembered } from "./remembered.ts";

/** Colours as shops name them, folded, in Spanish, Portuguese and English. */
export const COLORS =
  "negr[oa]s?|pret[oa]s?|blanc[oa]s?|branc[oa]s?|roj[oa]s?|vermelh[oa]s?|azul(?:es)?|celestes?|verdes?|amarill[oa]s?|amarel[oa]s?|naranjas?|laranjas?|ros[ao]s?|rosad[oa]s?|fucsias?|violetas?|lilas?|morad[oa]s?|rox[oa]s?|gris(?:es)?|cinzas?|marron(?:es)?|marrom|beige|bege|crudo|camel|bordos?|bordeaux|vino|natural(?:es)?|(?<!\\b(?:la|tu|su|mi|cada|toda) )piel(?! (?:sec|gras|mixt|sensibl|normal|delicad|madur))|nude|dorad[oa]s?|plateado|plateada|turquesas?|aqua|mostaza|salmon|coral|chocolate|estampad[oa]s?|multicolor|off ?white|black|white|blue|green|pink|grey|gray|(?<!\\b(?:de|la|una|en|mi|tu|su) )red|yellow|orange|purple|violet|lilac|brown|navy|burgundy|maroon|turquoise|teal|ivory|khaki|lavender|golden";
export const COLOR = new RegExp(`^(?:${COLORS})$`);

const FAMILIES: [RegExp, string][] = [
  [/^(?:pret|black)/, "negro"],
  [/^(?:branc|white)/, "blanco"],
  [/^vermelh/, "rojo"],
  [/^amarel/, "amarillo"],
  [/^laranja/, "naranja"],
  [/^(?:cinza|gr[ea]y)/, "gris"],
  [/^(?:rox|purple|violet$)/, "violeta"],
  [/^red$/, "rojo"],
  [/^yellow/, "amarillo"],
  [/^orange/, "naranja"],
  [/^brown/, "marron"],
  [/^turquoise/, "turquesa"],
  [/^lilac/, "lila"],
  [/^golden/, "dorado"],
  [/^blue/, "azul"],
  [/^green/, "verde"],
  [/^(?:pink|rosad)/, "rosa"],
  [/^(?:bordeaux|burgundy)/, "bordo"],
  [/^bege/, "beige"],
  [/^marrom/, "marron"],
];

/** One name per colour, whatever gender, number or language: "negras", "preto" → "negro". */
export function colorRoot(word: string): string {
  const family = FAMILIES.find(([pattern]) => pattern.test(word))?.[1];
  if (family !== undefined) return family;
  const singular =
    word === "gris" ? word : word.replace(/(?<=azul|marron|gris|natural)es$/, "").replace(/s$/, "");
  return singular
    .replace(/^(negr|blanc|roj|amarill|morad|dorad|platead|estampad)a$/, "$1o")
    .replace(/^roso$/, "rosa");
}

/** How a variant's value is compared: a colour by its root, any other word by its stem. */
export const valueRoots = remembered((value): readonly string[] =>
  foldText(value)
    .split(/[^\p{L}\p{N}.,]+/u)
    // "Café (con cafeína)"
    .filter((word) => word !== "" && !/^(?:con|com|de|del|para)$/.test(word))
    .map((word) => (COLOR.test(word) ? colorRoot(word) : (wordStems(word)[0] ?? word))),
);
