const K = 1.2;
const B = 0.75;

/** Plain BM25 over name and description, words as they are written: what a search is measured against. */
export function createBm25(
  products: { id: string; name: string; description: string | null }[],
): (query: string) => string[] {
  const documents = products.map(({ id, name, description }) => {
    const words = wordsOf(`${name} ${description ?? ""}`);
    return { id, length: words.length, counts: countsOf(words) };
  });
  const usual = documents.reduce((sum, { length }) => sum + length, 0) / documents.length;
  const weightOf = (word: string): number => {
    const found = documents.filter(({ counts }) => counts.has(word)).length;
    return Math.log(1 + (documents.length - found + 0.5) / (found + 0.5));
  };
  return (query) => {
    const wanted = wordsOf(query).map((word) => ({ word, weight: weightOf(word) }));
    const scored = documents.map(({ id, length, counts }) => ({
      id,
      score: wanted.reduce((sum, { word, weight }) => {
        const count = counts.get(word) ?? 0;
        return sum + (weight * count * (K + 1)) / (count + K * (1 - B + (B * length) / usual));
      }, 0),
    }));
    return scored
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => b.score - a.score)
      .map(({ id }) => id);
  };
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function countsOf(words: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
