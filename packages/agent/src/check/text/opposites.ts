import { anyOf } from "../../text/anyOf.ts";
import { matchesOf } from "./matches.ts";

/**
 * What can't both be true of a thing, folded: of each pair the words for the one and for the other. A language has few of
 * them in which goods are told apart.
 */
const PAIRS: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\b(?:lav|sec)\w*[^.;,]{0,24} a mano\b/,
    /\blav\w*[^.;,]{0,24} (?:a maquina|en (?:el )?(?:lavarropas|lavavajillas))\b|\bapt[oa]s? (?:para )?lavarropas\b/,
  ],
  [
    /\b(?:viene|llega|va|entrega\w*|envia\w*|te l[oa])(?:n|s|mos)?(?: (?:ya|te|llega|todo))* (?:pre)?armad[oa]s?\b/,
    /\b(?:requiere|necesita|hay que|para|sin|lo) (?:el )?arma(?:r|do|rl[oa])\b|\bdesarmad[oa]s?\b|\bcon instructivo\b/,
  ],
  [
    /\b(?:de|en|para|apt[oa]s?|adentro|dentro)(?: de| para| la)* (?:interior(?:es)?|casa)\b/,
    /\b(?:de|en|para|apt[oa]s?|al)(?: para)? (?:exterior(?:es)?|aire libre)\b/,
  ],
  [
    /\b(?:se (?:usan?|aplican?|pone|toma)|de uso|us[ao]l[oa]s?|aplical[oa]s?|crema) (?:solo )?(?:de|durante el|por el|por la manana) ?dia\b/,
    /\b(?:se (?:usan?|aplican?|pone|toma)|de uso|us[ao]l[oa]s?|aplical[oa]s?|crema) (?:solo )?(?:de|por la) noche\b/,
  ],
  [
    /\b(?:pleno sol|sol (?:directo|pleno))\b/,
    /\b(?:luz indirecta|media sombra|a la sombra|poca luz|sin sol)\b/,
  ],
  [
    /(?<!\bno (?:es|son) |\bno )\btoxic[oa]s?\b/,
    /\b(?:no (?:es|son)|sin ser) toxic[oa]s?\b|\bno toxic[oa]s?\b|\bpet.?friendly\b/,
  ],
  [
    /\b(?:luz|luces|foco|lampara|tono|tom)s? (?:led )?(?:calid[oa]|quente)s?\b/,
    /\b(?:luz|luces|foco|lampara|tono|tom)s? (?:led )?fri[oa]s?\b/,
  ],
  [/\b(?:tapa|pasta|capa) dura\b/, /\b(?:tapa|pasta) blanda\b|\bcapa mole\b|\brustica\b/],
  [/\bmanga(?:s)? larga(?:s)?\b/, /\bmanga(?:s)? corta(?:s)?\b|\bsin mangas\b|\bbreteles\b/],
  [/\b(?:regulable|ajustable|reclinable)s?\b/, /\b(?:base|altura|respaldo|tira|apoyabrazos) fij[oa]s?\b/],
  [
    /\binalambric[oa]s?\b|\bbluetooth\b/,
    /\b(?:con|por) cable\b(?! (?:usb|de carga|cargador))|\bcablead[oa]s?\b/,
  ],
  [/\bin.?ear\b|\bintraural(?:es)?\b/, /\bvincha\b|\bover.?ear\b|\bon.?ear\b/],
  [/\brecargables?\b/, /\b(?:usa|lleva|funciona)n?(?: con| a)?(?: una| dos| \d)? pilas?\b/],
  [/\b(?:para|de) (?:hombres?|varon(?:es)?|caballeros?)\b/, /\b(?:para|de) (?:mujer(?:es)?|damas?)\b/],
  [/\b(?:con|tiene|trae|lleva) (?:el )?forro\b|\bforrad[oa]s?\b/, /\bsin forro\b/],
  [
    /\bcalza (?:chico|justo)\b|\bun (?:numero|talle) mas\b/,
    /\bcalza (?:grande|amplio)\b|\bun (?:numero|talle) menos\b/,
  ],
  [
    /\b(?:corte|calce|ajuste|fit) (?:holgado|amplio|oversize)\b|\boversized?\b/,
    /\b(?:corte|calce|ajuste|fit) (?:entallado|ajustado|slim)\b|\bentallad[oa]s?\b/,
  ],
];

const ONE_OF_THEM = anyOf(PAIRS.flat());

/** "Poca luz", "riego escaso", "bajo en grasas": much or little of something, by what it is of. */
const MUCH =
  /\b(much[oa]s?|abundantes?|poc[oa]s?|escas[oa]s?) (\p{L}{3,})|\b(\p{L}{3,}) (abundantes?|escas[oa]s?|frecuente|espaciado)\b|\b(alt|baj|ric|pobre)[oa]?s? en (\p{L}{3,})/gu;
const LITTLE = /^(?:poc|escas|espaciad|baj|pobre)/;

export interface Side {
  /** Which pair, or of what there is much or little. */
  pair: string;
  side: 0 | 1;
  index: number;
  length: number;
}

/** Which of the pairs a folded text speaks of, and which side it takes. */
export function sidesIn(folded: string): Side[] {
  const sides = (ONE_OF_THEM.test(folded) ? PAIRS : []).flatMap(([one, other], pair) => [
    ...sideOf(one.exec(folded), { pair: String(pair), side: 0 }),
    ...sideOf(other.exec(folded), { pair: String(pair), side: 1 }),
  ]);
  const amounts = matchesOf(folded, MUCH).flatMap((match) => {
    const noun = match[2] ?? match[3] ?? match[6] ?? "";
    const little = LITTLE.test(match[1] ?? match[4] ?? match[5] ?? "");
    return sideOf(match, { pair: noun.replace(/s$/, ""), side: little ? 1 : 0 });
  });
  return [...sides, ...amounts];
}

function sideOf(match: RegExpExecArray | null, side: Pick<Side, "pair" | "side">): Side[] {
  return match === null ? [] : [{ ...side, index: match.index, length: match[0].length }];
}
