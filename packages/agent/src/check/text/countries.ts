/** Countries as people write them, folded, with cities that everybody takes for abroad. */
const NAMES: readonly (readonly [code: string, names: string])[] = [
  ["AR", "argentina|buenos aires"],
  ["UY", "uruguay|montevideo|punta del este"],
  ["CL", "chile|santiago de chile|valparaiso"],
  ["PY", "paraguay"],
  ["BO", "bolivia"],
  ["PE", "peru"],
  ["BR", "brasil|brazil|rio de janeiro|sao paulo|florianopolis"],
  ["MX", "mexico|ciudad de mexico|cdmx"],
  ["CO", "colombia|bogota|medellin"],
  ["EC", "ecuador"],
  ["VE", "venezuela"],
  ["ES", "espana|spain|madrid"],
  ["US", "estados unidos|united states|miami"],
  ["IT", "italia|italy"],
  ["PT", "portugal|lisboa"],
];

/** For a pattern. */
export const COUNTRIES = [...NAMES.map(([, names]) => names), "europa|europe"].join("|");

/** Whether a name is of the country of that code, or of a city in it. */
export function isIn(name: string, code: string): boolean {
  return NAMES.some(([each, names]) => each === code && names.split("|").includes(name));
}
