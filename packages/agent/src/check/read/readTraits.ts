import { matchesOf } from "../text/matches.ts";
import { foldSame, type Page } from "../text/page.ts";
import type { Sentence } from "../text/sentences.ts";
import type { PieceOf } from "./piece.ts";

/** What goods are made of, folded; longer names first. */
const MATERIALS =
  "cuero (?:ecologico|sintetico|vegano|vacuno|legitimo|genuino|de [a-z]{4,})|ecocuero|cuerina|cuero|couro(?: (?:sintetico|ecologico|legitimo))?|leather|faux leather|gamuza|nobuk|charol|camurca|suede|lona|canvas|algodon|algodao|cotton|lino|linho|linen|lana|wool|merino|seda|silk|poliester|polyester|nylon|lycra|acrilico|acero(?: (?:inoxidable|quirurgico))?|aco(?: inox)?|stainless steel|aluminio|aluminum|hierro|ferro|bronce|bronze|plata(?: 925)?|prata|silver|oro|ouro|plastico|plastic|vidrio|vidro|glass|ceramica|ceramic|porcelana|bambu|bamboo|mdf|melamina|aglomerado|pino(?: macizo)?|pine|roble(?: macizo)?|oak|nogal|algarrobo|petiribi|eucalipto|guayubira|madera(?: maciza)?|madeira(?: macica)?|solid wood|parafina|cera (?:vegetal|de soja|de abejas?|de soya|de abelha)|silicona|silicone|goma|caucho|borracha|rubber|eva|neoprene|terciopelo|pana|chenille|veludo";
const MADE = new RegExp(
  `\\b(?:es|son|e|sao|is|are|estan? hech[oa]s?|hech[oa]s?|feit[oa]s?|made|fabricad[oa]s?|confeccionad[oa]s?|capellada|suela|solado|material|tela|estructura|forro|tapizad[oa]s?)(?: [a-z]+){0,2}? (?:de|en|em|of|from|out of) (?:puro |pura |real |genuine )?(${MATERIALS})(?![\\p{L}\\p{N}])(?: (?:y|e|con|com|and) (${MATERIALS})(?![\\p{L}\\p{N}]))?`,
  "gu",
);
/** What somebody with an allergy, or in the rain, relies on. */
const TRAITS =
  /\b(?:impermeables?|waterproof|a prueba de agua|a prova d.?agua|resistentes? (?:al|a) (?:agua|rayones|golpes)|water.?resistant|hipoalergenic[oa]s?|hypoallergenic|antideslizantes?|antiderrapantes?|non.?slip|sin tacc|(?:sin|sem|libre de) (?:gluten|lactosa|azucar|acucar|alcohol|parabenos|conservantes|sulfatos|perfume)|gluten.?free|apt[oa]s? (?:para )?(?:celiac[oa]s|vegan[oa]s|diabetic[oa]s|horno|microondas|lavavajillas)|(?:puede[ns]?|podes|pode[m]?) comer(?:l[oa]s?)?[^.;:,]{0,16} (?:celiac[oa]s?|diabetic[oa]s?|alergic[oa]s?)|vegan[oa]?s?|cruelty.?free|organic[oa]?s?|certificad[oa]s?|certified|aprobad[oa]s? por (?:la )?anmat|dermatologicamente|industria argentina|importad[oa]s?|imported|biodegradables?|reciclad[oa]s?|pet.?friendly|deslactosad[oa]s?|bivolt|bluetooth|wi-?fi|nfc|mips|anti ?manchas?|con cierre magnetico|inalambric[oa]s?|sem fio|wireless|(?:primer[oa]?|segund[oa]|tercer[oa]?|ultim[oa]) (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)s? de(?:l| cada) mes|aleman(?:a|es|as)?|japon(?:es|esa)(?:es|as)?|italian[oa]s?|frances(?:a|es|as)?|suiz[oa]s?|american[oa]s?|corean[oa]s?|hech[oa]s? a mano|feit[oa]s? a mao|handmade)(?![\p{L}])/gu;
/** Where goods come from: read of the raw text, for its capital. */
const ORIGIN =
  /(?<=\b(?:vienen? de|origen:?|de origen|producid[oa]s? en|hech[oa]s? en|fabricad[oa]s? en|made in|feit[oa]s? (?:em|no|na)|vem d[eoa]) )\p{Lu}\p{L}{3,}/gu;
/** Denied, and relied on all the same. */
const FREE_OF =
  /\b(?:no|nao) (?:tienen?|contienen?|llevan?|tem|contem|leva) (?:gluten|tacc|lactosa|azucar|acucar|alcohol|conservantes|parabenos)\b/gu;
const UNSURE =
  /\b(?:no|nao|not|ni|nem|tampoco|ningun[oa]?|si (?:busc|quer|necesit|prefer|es\b|son\b)|depende|consult|verific|buscas|tenes que)\b|n['’]t\b/;

/** What goods are said to be: of leather, waterproof, without gluten. */
export function readTraits(page: Page, sentences: readonly Sentence[]): PieceOf<"trait">[] {
  return sentences.flatMap((sentence) => {
    // "No, son sin TACC": an answer denies nothing of what follows.
    const text = page.folded
      .slice(sentence.start, sentence.end)
      .replace(/^(?:no|nao),/, ({ length }) => " ".repeat(length));
    if (sentence.question) return [];
    const of = (match: RegExpExecArray, trait: string): PieceOf<"trait"> => {
      const start = sentence.start + match.index;
      return { kind: "trait", start, end: start + match[0].length, trait };
    };
    const free = matchesOf(text, FREE_OF).map((match) => of(match, match[0]));
    if (free.length > 0 || UNSURE.test(text)) return free;
    return [
      ...matchesOf(text, MADE).flatMap((match) => [
        of(match, match[1] ?? ""),
        ...(match[2] === undefined ? [] : [of(match, match[2])]),
      ]),
      ...matchesOf(page.raw.slice(sentence.start, sentence.end), ORIGIN).map((match) =>
        of(match, foldSame(match[0])),
      ),
      ...matchesOf(text, TRAITS).map((match) => of(match, match[0])),
    ];
  });
}
