import { COLORS } from "../text/optionValues.ts";
import { matchesOf } from "../text/matches.ts";
import { foldSame, type Page } from "../text/page.ts";
import type { Sentence } from "../text/sentences.ts";
import type { PieceOf } from "./piece.ts";

/** "Relleno de pluma", "aroma a limón", "es de tela": a part or a quality, and what it is said to be of. */
const OF =
  /(?<![\p{L}])(\p{L}{4,}) (?:es |son )?(?:de|a) (\p{L}{4,})(?![\p{L}])|(?<![\p{L}])(?:es|son) de (\p{L}{4,})(?![\p{L}])|(?<=[\p{L}\x81] con (?:\p{L}{4,} y )?)(\p{L}{5,})(?![\p{L}])(?! (?:de|que|por))/gu;
/** "Antes de usar": no part of anything. */
const RELATION =
  /^(?:antes|despues|luego|depois|dentro|fuera|fora|cerca|perto|lejos|encima|debajo|ademas|alem|aparte|alrededor|traves)$/;
const TO = /^(?:aroma|sabor|olor|gusto|perfume|fragancia)$/;
/** "Premio Clarín": read of the raw text, for its capital. */
const PROPER = /(?<![\p{L}])(\p{L}{4,}) (?:de )?(\p{Lu}\p{Ll}{3,})(?![\p{L}])/gu;
/** "Luz amarilla" */
const COLORED = new RegExp(`(?<![\\p{L}])(\\p{L}{3,}) (${COLORS})(?![\\p{L}])`, "gu");
/** No stuff: how good, whose, for whom, from when. */
const ASIDE =
  /^(?:calidad|marca|uso|diseno|estilo|moda|temporada|primer|gran|buen|muy|color|talle|tamano|venta|entrega|origen|linea|tipo|nuestr|much|poc|media|alta|baja|larg|cort|hombre|mujer|nene|nena|ninos?$|chicos?$|adult|interior|exterior|regalo|todo|toda|cada|esta|este|estos|estas|aqui|autor|esos|lejos|verdad|nuevo|entre|acuerdo|hasta|mano|maquina|partir|domicilio|tiempo|menos|mas$|manera|forma|punta|lujo|noche|dia$|invierno|verano|abajo|arriba|adelante|atras|ellos|ellas|promo|ofert|rebaj|descuen|gusto|cuidado|vien|tien|trae|confianza|tranquil|anticip|ganas|carino|cualquier|nosotr|ustedes|veint|trein|cuaren|cincuen|sesen|seten|ochen|noven|siete|nueve|cuatro|cinco)/;

const SUPPOSED =
  /\b(?:si|cuando|se voce|quando) (?:no )?(?:vas?|usas?|lo|la|los|las|te|andas|tenes|salis|voce)\b[^,;:.]*$/;

/** Nouns that are said to be of something; against which product's description they are held is the judge's. */
export function readAttributes(page: Page, sentences: readonly Sentence[]): PieceOf<"attribute">[] {
  return sentences.flatMap((sentence) => {
    if (sentence.question) return [];
    const text = page.folded
      .slice(sentence.start, sentence.end)
      .replace(/^(?:no|nao),/, ({ length }) => " ".repeat(length));
    if (/\b(?:no|nao|ni|tampoco|sin)\b/.test(text)) return [];
    const named = matchesOf(page.raw.slice(sentence.start, sentence.end), PROPER).map(
      ({ index, 0: { length }, 1: head = "", 2: word = "" }): PieceOf<"attribute"> => {
        const start = sentence.start + index;
        return { kind: "attribute", start, end: start + length, head: foldSame(head), word: foldSame(word) };
      },
    );
    const told = matchesOf(text, OF).flatMap((match): PieceOf<"attribute">[] => {
      const [words, noun = "", of = "", alone = "", beside = ""] = match;
      const word = of || alone || beside;
      // "Las almohadillas de los Fauno son de tela": which of its parts is not asked.
      const head = / (?:es|son) de /.test(words) ? "" : noun;
      // "Si vas con zapato bajo": the customer's.
      if (SUPPOSED.test(text.slice(0, match.index))) return [];
      if (ASIDE.test(word) || RELATION.test(head) || (/ a \p{L}+$/u.test(words) && !TO.test(head))) return [];
      // What it is said of may be the noun itself: it stands before.
      const lead = head === "" ? words.search(/(?:es|son) de |\p{L}+$/u) : 0;
      const [start, end] = [match.index + lead, match.index + words.length];
      return [{ kind: "attribute", start: sentence.start + start, end: sentence.start + end, head, word }];
    });
    const colored = matchesOf(text, COLORED).map(
      ({ index, 0: { length }, 1: head = "", 2: word = "" }): PieceOf<"attribute"> => {
        const start = sentence.start + index;
        return { kind: "attribute", start, end: start + length, head, word };
      },
    );
    return [...named, ...colored, ...told];
  });
}
