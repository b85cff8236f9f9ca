const COLORS =
  /\b(negr[oa]s?|blanc[oa]s?|ros[ao]s?|salmon|piel|roj[oa]s?|bordo|azul(es)?|celestes?|lilas?|verdes?|gris(es)?|natural(es)?|dorad[oa]s?|platead[oa]s?|marron(es)?|fucsias?|camel|pret[oa]s?|vermelh[oa]s?|black|white|pink)\b/;
const SPOKEN_SIZES: Record<string, string> = {
  "treinta y seis": "36",
  "treinta y siete": "37",
  "treinta y ocho": "38",
  "treinta y nueve": "39",
  cuarenta: "40",
};

/** Size and colour asked for, as one text: "negro 38". */
export function variantIn(folded: string): string | null {
  let text = folded;
  for (const [spoken, digits] of Object.entries(SPOKEN_SIZES)) text = text.replace(spoken, digits);
  const parts = [colorIn(text), sizeIn(text)].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(" ");
}

const FOREIGN_COLORS: [start: string, spanish: string][] = [
  ["pret", "negro"],
  ["black", "negro"],
  ["vermelh", "rojo"],
  ["white", "blanco"],
  ["pink", "rosa"],
];

/** The catalogue's form: singular, and masculine where the colour has both. */
function colorIn(text: string): string | null {
  const word = COLORS.exec(text)?.[0];
  if (word === undefined) return null;
  const foreign = FOREIGN_COLORS.find(([start]) => word.startsWith(start))?.[1] ?? word;
  return foreign.replace(/(?<=[aeo])s$/, "").replace(/^(negr|blanc|roj|dorad|platead)a$/, "$1o");
}

function sizeIn(text: string): string | null {
  const size =
    /\b(s\/m|l\/xl)\b/.exec(text)?.[1] ??
    /\b(?:talles?|tallas?|numero|nro|tamanhos?|tam|sizes?)\s*(\d{1,2}|xs|s|m|l|xl|xxl)\b/.exec(text)?.[1] ??
    /\b(\d{1,2})\s*an(?:it)?os\b/.exec(text)?.[1] ??
    /\b(2\d|3\d|4[0-6])\b(?!\s*(?:mil|k)\b)/.exec(text)?.[1] ??
    /\b(xs|xl|xxl)\b/.exec(text)?.[1];
  return size?.toUpperCase() ?? null;
}

/** "hasta 60 mil" as 60000. */
export function maxPriceIn(folded: string): number | null {
  const match = /(?:hasta|menos de|maximo|no mas de|ate|under)\s*\$?\s*([\d.]+)\s*(mil|k)?/.exec(folded);
  const digits = match?.[1]?.replace(/\./g, "");
  if (!digits) return null;
  const amount = Number(digits) * (match?.[2] ? 1000 : 1);
  return amount >= 1000 ? amount : null;
}

const FILLERS = new Set(
  (
    "hola holis buenas buenos buen dias dia tardes noches que tal como estas va me te se lo la los las el un una unos unas de del en con para por y o a al mi " +
    "tenes tienen tendran tendrias hay busco buscaba necesito quiero queria quisiera precio precios cuanto cuesta cuestan sale salen estan esta vale valen " +
    "mostrame ver algo alguna alguno algun talle talles talla tallas numero nro color favor porfa disponible disponibles stock venden vende gustaria hasta menos " +
    "mil pesos maximo consultar consulta consultarte preguntar pregunta saber info informacion hacer anos anitos hija hijo oi ola tem voces voce quero procuro tamanho preco do da um uma hi hello you have i am looking the any size much how is are for"
  ).split(" "),
);

/** What the shop calls it, for customers who write in Portuguese or English. */
const TRANSLATED: Record<string, string> = {
  meia: "medias",
  meias: "medias",
  sapatilha: "zapatillas",
  sapatilhas: "zapatillas",
  sapato: "zapatos",
  sapatos: "zapatos",
  ponta: "punta",
  danca: "danza",
  saia: "pollera",
  saias: "polleras",
  collant: "malla",
  collants: "mallas",
  bolsa: "bolso",
  tights: "medias",
  stockings: "medias",
  shoe: "zapatos",
  shoes: "zapatos",
  pointe: "punta",
  skirt: "pollera",
  skirts: "polleras",
  leotard: "malla",
  leotards: "mallas",
  bag: "bolso",
  bags: "bolsos",
};

/** The options named in "lo quiero en negra 38 ancha", without the words around them. */
export function optionWords(folded: string): string | null {
  const words = folded
    .replace(/[^\p{L}\p{N}\s/]/gu, " ")
    .split(/\s+/)
    .filter(
      (word) =>
        word !== "" &&
        !FILLERS.has(word) &&
        !/^(llevo|compro|comprar\w*|link|enlace|pasame|pasas|mandame)$/.test(word),
    )
    .map((word) => colorIn(word) ?? word);
  return words.length === 0 ? null : words.join(" ");
}

/** The words that name what is looked for; size and colour go into the variant. */
export function searchWords(folded: string): string {
  const kept = folded
    .replace(/(?:hasta|menos de|maximo|no mas de)\s*\$?\s*[\d.]+\s*(mil|k)?/g, " ")
    .replace(/\b(talles?|tallas?|numero|nro|tamanhos?|sizes?)\s*(\d{1,2}|xs|s|m|l|xl|xxl)\b/g, " ")
    .replace(/treinta y (seis|siete|ocho|nueve)/g, " ")
    .replace(/\b(nen[ae]s?|nin[ao]s?|chicas?|chicos?)\b/g, "infantil")
    .replace(/[^\p{L}\p{N}\s]/gu, " ")
    .split(/\s+/)
    .filter((word) => word !== "" && !FILLERS.has(word) && !/^\d{1,2}$/.test(word))
    .filter((word) => !COLORS.test(word))
    .map((word) => TRANSLATED[word] ?? word);
  // Fillers inside a name matter to no search, but "de" keeps it readable.
  return kept
    .join(" ")
    .replace(
      /\b(zapatillas|zapatos|medias|pollera|malla|bolso) (media punta|punta|tango|jazz|folklore|flamenco|danza|red|ballet)\b/,
      "$1 de $2",
    );
}
