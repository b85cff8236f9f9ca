const DEPTH = 10;

/**
 * nDCG@10 of a ranking: gain 2^rating − 1, products that nobody rated count 0. Null where nothing is relevant, as
 * then every ranking is as good.
 */
export function ndcg(ranking: string[], ratings: ReadonlyMap<string, number>): number | null {
  const ideal = gainOf([...ratings.values()].toSorted((a, b) => b - a));
  return ideal === 0 ? null : gainOf(ranking.map((id) => ratings.get(id) ?? 0)) / ideal;
}

function gainOf(ratings: number[]): number {
  return ratings
    .slice(0, DEPTH)
    .reduce((sum, rating, index) => sum + (2 ** rating - 1) / Math.log2(index + 2), 0);
}
