import { NUMBER_WORDS, withNumbers } from "../../text/numberWords.ts";

/** "2 unidades", "dos pares" */
const COUNTED = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:\\d+|${NUMBER_WORDS}) (?:unidades|pares|pecas|pairs)(?!\\p{L})`,
  "u",
);

/** What is no size of one: "de 2 plazas" counts nothing. */
const NUMBER = `(?<![\\p{L}\\p{N}.,$]|\\b(?:de|del|talle|n[°º.]?) )(?:\\d{1,2}|${NUMBER_WORDS}|two|three|four|five|six)(?!\\p{L})`;
const OF_SIZE =
  "(?:kil|quil|gram|litr|metr|hora|dia|mes|plaza|cuerpo|puerta|persona|pessoa|porci|porc|cm|kg|ml|cuota|pago|parcela|veces|vezes|anos?|seman|minut|color|cores|talle|tamanh|tamano|modelo|sabor|opcion|version|variante|medida|sin |sem |con |com )";
/** "Tres te salen $ 129.000", "tres planchas te salen", "four of them are $ 676" */
const SEVERAL = new RegExp(
  `${NUMBER}(?:(?: of (?:them|these|those)| (?!${OF_SIZE})\\p{L}{3,}){0,3} (?:te |les |lhe )?(?:salen|saldrian|quedan|quedarian|cuestan|costarian|son|serian|saem|sairiam|ficam|ficariam|custam|are|cost|come to|would (?:be|cost|come to))(?!\\p{L}))`,
  "u",
);
/** "Te llevás 3 ($ 15.600)" */
const BRACKETED = new RegExp(`${NUMBER}(?: (?!${OF_SIZE})\\p{L}{3,}){0,2} \\($`, "u");

const REACH = 60;

/** Whether a folded sentence counts what something costs, or what stands before an amount of it does. */
export function speaksOfSeveral(sentence: string, before: string): boolean {
  const text = withNumbers(sentence);
  return COUNTED.test(text) || SEVERAL.test(text) || BRACKETED.test(withNumbers(before.slice(-REACH)));
}
