import type { Span } from "../text/page.ts";
import { foldSame } from "../text/page.ts";
import { matchesOf } from "../text/matches.ts";
import { remembered } from "../text/remembered.ts";
import { sellingWord } from "../text/sellingWords.ts";
import { placeRoots, rootsOf } from "../text/words.ts";
import { intersects, REST } from "../know/matchStatement.ts";
import { SENDS } from "./judgeHabit.ts";
import { namesZone, placesNear, sentenceText, type Judging } from "./context.ts";
import { wrong, type Judgement } from "./judgement.ts";

/** What follows these is by what goods go: "por Andesmar", "nuestro cadete", "en moto". */
const WAY =
  /\b(?:(?:en|por|con|de|em|com|pel[oa]s?|via)(?: (?:el|la|un|una|o|a|uma?))?|(?:nuestr|noss|propi)[oa]s?) (?:(?:nuestr|noss|propi)[oa]s? )?([a-z]{4,})/g;
/** Behind "de" only a vehicle is one: "a entrega é de bicicleta". */
const VEHICLE = /^(?:moto|bici|camion|auto|carro|combi|tren|trem|barco|avion|aviao|drone)/;
const GOES = /\b(?:va|van|vai|vao|viajan?|llegan?|chegan?|cheg[ao]m?)\b/;
const UNCLAIMED = /\b(?:no|nao|ni|nem|tampoco|sino|solo|apenas|si|se)\b(?!,)/;

/** A part of the merchant's words about where goods are sent, and by what. */
interface Part {
  places: ReadonlySet<string>;
  ways: ReadonlySet<string>;
}

/**
 * "A Villa María llega en moto" of a shop that writes "en la capital entregamos en moto; al interior va por encomienda":
 * by what goods go to one place is not said of another. Null where nobody says so.
 */
export function judgeCarriage(piece: Span, judging: Judging): Judgement | null {
  const text = sentenceText(judging, piece);
  if (UNCLAIMED.test(text)) return null;
  const parts = judging.know.texts.flatMap(({ source, text: written }) =>
    source === "prompt" || source === "tool" ? [] : partsOf(written),
  );
  if (parts.length === 0) return null;
  const said = rootsOf(text);
  const shared = parts.flatMap(({ ways }) => [...ways]).filter((way) => said.has(way));
  if (shared.length === 0) return null;
  const places = placesNear(judging, piece);
  const by = shared.find((way) => !places.has(way));
  if (places.size === 0 || by === undefined) return null;
  const zones = judging.know.sheet.shipping.map(({ zone }) => ({ zone, roots: placeRoots(zone) }));
  const named = zones.filter(({ zone }) => namesZone(zone, piece, judging));
  const spoken = new Set([...places, ...named.flatMap(({ roots }) => [...roots])]);
  const all = new Set(zones.flatMap(({ roots }) => [...roots]));
  const holding = parts.filter(({ ways }) => ways.has(by));
  const isElsewhere = holding.every((part) => {
    const own = [...part.places].filter((root) => all.has(root) && root !== REST);
    return own.length > 0 && !part.places.has(REST) && !intersects(part.places, spoken);
  });
  return isElsewhere ? wrong(`La tienda escribió "${by}" de otro lugar.`) : null;
}

const partsOf = remembered((text): readonly Part[] =>
  text.split(/[.;\n]|, (?:y|e) (?=al? |en |para |no |na )/).flatMap((part) => {
    const folded = foldSame(part);
    const isSent = GOES.test(folded) || folded.split(/[^\p{L}]+/u).some((word) => SENDS.test(word));
    if (!isSent) return [];
    const places = placeRoots(part);
    const ways = matchesOf(folded, WAY).flatMap(({ 0: whole, 1: word = "" }) =>
      (whole.startsWith("de ") && !VEHICLE.test(word)) || sellingWord(word) !== null
        ? []
        : [...rootsOf(word)],
    );
    return ways.length === 0 ? [] : [{ places, ways: new Set(ways) }];
  }),
);
