/** Everything of it is a letter of its own, however it is normalised. */
const PLAIN = /^[\x20-\x7e]*$/;

/** Lower case without accents or repeated blanks, for comparing what people and shops write. */
export function foldText(text: string): string {
  const bare = PLAIN.test(text) ? text : text.normalize("NFD").replace(/\p{M}+/gu, "");
  return bare.toLowerCase().replace(/\s+/g, " ").trim();
}

/** Words of a text, folded and without plural endings ("trajes" and "traje" meet). */
export function wordStems(text: string): string[] {
  return foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map((word) => (word.length > 3 ? word.replace(/s$/, "").replace(/(?<=...)e$/, "") : word));
}
