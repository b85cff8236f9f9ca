import { foldSame } from "./page.ts";
import { remembered } from "./remembered.ts";

/**
 * What shops name by its region or by its whole name, and customers by a quarter, a town or in short: by the smallest
 * region first. Towns of a province that is called like its capital are left out: a shop's "Mendoza" may be either.
 */
const REGIONS: readonly [regions: readonly string[], places: string][] = [
  [
    ["CABA", "Capital"],
    "Palermo|Caballito|Belgrano|Villa Crespo|Villa Urquiza|Villa Devoto|Villa del Parque|Almagro|Recoleta|Flores|Colegiales|N[uú]ñez|Saavedra|Boedo|San Telmo|Barracas|Balvanera|Chacarita|Villa Luro|Parque Patricios|Parque Chacabuco|Puerto Madero|Mataderos|Liniers|Coghlan|Villa Ort[uú]zar|Villa Pueyrred[oó]n",
  ],
  [
    ["GBA"],
    "Quilmes|Avellaneda|Lan[uú]s|Lomas de Zamora|Banfield|Temperley|Adrogu[eé]|Bernal|Berazategui|Florencio Varela|Ezeiza|Mor[oó]n|Ituzaing[oó]|Haedo|Ramos Mej[ií]a|San Justo|La Matanza|Hurlingham|Caseros|San Mart[ií]n|Vicente L[oó]pez|San Isidro|Olivos|Tigre|San Fernando|San Miguel|Moreno|Merlo|Escobar|Pilar",
  ],
  [["Entre Ríos", "Litoral"], "Paran[aá]|Concordia|Gualeguaych[uú]|Gualeguay|Concepci[oó]n del Uruguay"],
  [["Chaco", "NEA"], "Resistencia"],
  [["Misiones", "NEA", "Litoral"], "Posadas|Ober[aá]|Puerto Iguaz[uú]"],
  [["La Pampa"], "Santa Rosa|General Pico"],
  [["Río Negro", "Patagonia"], "Viedma|Bariloche|General Roca|Cipolletti|El Bols[oó]n"],
  [["Chubut", "Patagonia"], "Rawson|Trelew|Puerto Madryn|Comodoro Rivadavia|Esquel"],
  [["Santa Cruz", "Patagonia"], "R[ií]o Gallegos|El Calafate|Caleta Olivia"],
  [["Tierra del Fuego", "Patagonia"], "Ushuaia|R[ií]o Grande(?! do)"],
  [["Patagonia"], "Neuqu[eé]n|R[ií]o Negro|Chubut|Santa Cruz|Tierra del Fuego"],
  [["Cuyo"], "Mendoza|San Juan|San Luis"],
  [["NOA"], "Salta|Jujuy|Tucum[aá]n|Catamarca|Santiago del Estero|La Rioja"],
  [["NEA"], "Chaco|Corrientes|Formosa|Misiones"],
  [["São Paulo", "Sudeste"], "SP"],
  [["Rio de Janeiro", "Sudeste"], "RJ|Rio(?! (?:\\p{Lu}|de Janeiro))"],
  [["Belo Horizonte", "Minas Gerais", "Sudeste"], "BH|Beag[aá]"],
  [["Minas Gerais", "Sudeste"], "Belo Horizonte|Uberl[aâ]ndia|Juiz de Fora"],
  [["Espírito Santo", "Sudeste"], "Vit[oó]ria|Vila Velha"],
  [["Sudeste"], "S[aã]o Paulo|Rio de Janeiro|Minas Gerais|Esp[ií]rito Santo|Campinas|Niter[oó]i"],
  [["Porto Alegre", "Rio Grande do Sul", "Sul"], "POA"],
  [["Rio Grande do Sul", "Sul"], "Porto Alegre|Caxias do Sul|Pelotas"],
  [["Paraná", "Sul"], "Curitiba|Londrina|Maring[aá]"],
  [["Santa Catarina", "Sul"], "Florian[oó]polis|Floripa|Joinville|Blumenau"],
  [["Sul"], "Paran[aá]|Santa Catarina|Rio Grande do Sul"],
  [["Bahia", "Nordeste"], "Salvador"],
  [["Pernambuco", "Nordeste"], "Recife|Olinda"],
  [["Ceará", "Nordeste"], "Fortaleza"],
  [
    ["Nordeste"],
    "Bahia|Pernambuco|Cear[aá]|Natal|Rio Grande do Norte|Jo[aã]o Pessoa|Para[ií]ba|Macei[oó]|Alagoas|Aracaju|Sergipe|Teresina|Piau[ií]|S[aã]o Lu[ií]s|Maranh[aã]o",
  ],
  [["Norte"], "Manaus|Amazonas|Bel[eé]m|Par[aá]|Acre|Rond[oô]nia|Roraima|Amap[aá]|Tocantins|Palmas"],
  [["Centro-Oeste"], "Bras[ií]lia|Distrito Federal|Goi[aá]s|Goi[aâ]nia|Cuiab[aá]|Campo Grande|Mato Grosso"],
];
const PLACES = REGIONS.map(
  ([regions, places]) => [regions, new RegExp(`(?<![\\p{L}])(?:${places})(?![\\p{L}])`, "gu")] as const,
);

const regionsIn = remembered((raw): readonly { place: string; regions: readonly string[] }[] =>
  PLACES.flatMap(([regions, places]) => (raw.match(places) ?? []).map((place) => ({ place, regions }))),
);

/**
 * A raw text with the regions of the places that it names behind it: "a Quilmes" is to the GBA as well. A place to which
 * the shop delivers by its own name is in no other of the zones, and of several the smallest is meant.
 */
export function withRegions(raw: string, zones: readonly string[]): string {
  const found = regionsIn(raw);
  if (found.length === 0) return raw;
  const folded = zones.map((zone) => ` ${foldSame(zone).replace(/[^\p{L}\p{N}]+/gu, " ")} `);
  const isZone = (name: string): boolean => folded.some((zone) => zone.includes(` ${foldSame(name)} `));
  const regions = found.flatMap(({ place, regions: own }) =>
    isZone(place) ? [] : own.filter(isZone).slice(0, 1),
  );
  return regions.length === 0 ? raw : `${raw} ${regions.join(" ")}`;
}
