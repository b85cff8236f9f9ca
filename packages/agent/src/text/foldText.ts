/** Lower case without accents or repeated blanks, for comparing what people and shops write. */
export function foldText(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}

/** Words of a text, folded and without plural endings ("trajes" and "traje" meet). */
export function wordStems(text: string): string[] {
  return foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map((word) => (word.length > 3 ? word.replace(/s$/, "").replace(/(?<=...)e$/, "") : word));
}
