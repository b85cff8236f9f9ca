import { remembered } from "./remembered.ts";

/** What shops name by its region or by its whole name, and customers by a quarter, a town or in short: folded, by region. */
const REGIONS: readonly [region: string, places: string][] = [
  [
    "CABA Capital",
    "Palermo|Caballito|Belgrano|Villa Crespo|Villa Urquiza|Villa Devoto|Villa del Parque|Almagro|Recoleta|Flores|Colegiales|N[uú]ñez|Saavedra|Boedo|San Telmo|Barracas|Balvanera|Chacarita|Villa Luro|Parque Patricios|Parque Chacabuco|Puerto Madero|Mataderos|Liniers|Coghlan|Villa Ort[uú]zar|Villa Pueyrred[oó]n",
  ],
  [
    "GBA",
    "Quilmes|Avellaneda|Lan[uú]s|Lomas de Zamora|Banfield|Temperley|Adrogu[eé]|Bernal|Berazategui|Florencio Varela|Ezeiza|Mor[oó]n|Ituzaing[oó]|Haedo|Ramos Mej[ií]a|San Justo|La Matanza|Hurlingham|Caseros|San Mart[ií]n|Vicente L[oó]pez|San Isidro|Olivos|Tigre|San Fernando|San Miguel|Moreno|Merlo|Escobar|Pilar",
  ],
  ["São Paulo", "SP"],
  ["Rio de Janeiro", "RJ"],
  ["Belo Horizonte", "BH|Beag[aá]"],
  ["Porto Alegre", "POA"],
];
const PLACES = REGIONS.map(
  ([region, places]) => [region, new RegExp(`(?<![\\p{L}])(?:${places})(?![\\p{L}])`, "u")] as const,
);

/** A raw text with the regions of the places that it names behind it: "a Quilmes" is to the GBA as well. */
export const withRegions = remembered((raw): string => {
  const regions = PLACES.flatMap(([region, places]) => (places.test(raw) ? [region] : []));
  return regions.length === 0 ? raw : `${raw} ${regions.join(" ")}`;
});
