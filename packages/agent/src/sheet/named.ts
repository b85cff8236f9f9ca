import { foldText, wordStems } from "../text/foldText.ts";

/** Other words for a way to pay, as customers say them. */
const METHODS: Record<string, string> = {
  transf: "transferencia",
  transfer: "transferencia",
  transferir: "transferencia",
  transfiriendo: "transferencia",
  transferindo: "transferencia",
  deposito: "transferencia",
  cbu: "transferencia",
  cvu: "transferencia",
  alia: "transferencia",
  cash: "efectivo",
  dinheiro: "efectivo",
  contado: "efectivo",
  mp: "mercado",
  mercadopago: "mercado",
  credito: "tarjeta",
  debito: "debito",
  cartao: "tarjeta",
  card: "tarjeta",
};

/** Other names of places that zones are called by. */
const PLACES: Record<string, string> = {
  "capital federal": "caba",
  "ciudad autonoma de buenos aires": "caba",
  "ciudad de buenos aires": "caba",
  "gran buenos aires": "gba",
  conurbano: "gba",
  "provincia de": "",
};

const FILLERS = new Set(
  wordStems("de la el los las del en y o con por para a al todo toda pago pagar medio bancaria zona envio"),
);

/** Entries whose own words the customer used; all of them where nothing was named, none where nothing fits. */
export function byMethod<T extends { method: string | null }>(entries: T[], wanted: string | null): T[] {
  const words = methodWords(wanted ?? "");
  if (words.length === 0) return entries;
  return entries.filter(
    ({ method }) => method === null || methodWords(method).some((word) => words.includes(word)),
  );
}

/** Entries whose zone names the place; null where none does, which is no reason to think that it isn't served. */
export function byPlace<T extends { zone: string | null }>(entries: T[], place: string | null): T[] | null {
  const words = placeWords(place ?? "");
  if (words.length === 0) return null;
  const named = entries.filter(
    ({ zone }) => zone !== null && placeWords(zone).some((word) => words.includes(word)),
  );
  return named.length === 0 ? null : named;
}

function methodWords(text: string): string[] {
  return words(foldText(text)).map((word) => METHODS[word] ?? word);
}

function placeWords(text: string): string[] {
  let folded = foldText(text);
  if (folded === "capital") return ["caba"];
  for (const [name, known] of Object.entries(PLACES)) folded = folded.replaceAll(name, known);
  return words(folded);
}

function words(folded: string): string[] {
  return wordStems(folded).filter((word) => !FILLERS.has(word));
}
