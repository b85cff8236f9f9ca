import type { Contender, Figures, Row } from "./bench.ts";
import { summarise } from "./report/statistics.ts";

/**
 * Measures the contenders by turns: what else the machine does meets all of them. The first round warms up
 * and is not counted; each round begins with another one.
 */
export async function alternate(
  contenders: Contender[],
  { rounds, tell }: { rounds: number; tell: (line: string) => void },
): Promise<Row[]> {
  const found = new Map<string, Figures[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    const first = round % contenders.length;
    for (const contender of [...contenders.slice(first), ...contenders.slice(0, first)]) {
      const figures = await contender.measure();
      if (round > 0) found.get(contender.name)?.push(figures);
      tell(`${round === 0 ? "warm-up" : `round ${round}`}  ${contender.name}: ${inWords(figures)}`);
    }
  }
  return [...found].flatMap(([who, measured]) => toRows(who, measured));
}

/** A row per figure, in the order of the first measurement. */
export function toRows(who: string, measured: Figures[]): Row[] {
  return Object.keys(measured[0] ?? {}).map((figure) => {
    const values = measured.map((figures) => figures[figure] ?? Number.NaN);
    return { who, figure, values, ...summarise(values) };
  });
}

function inWords(figures: Figures): string {
  return Object.entries(figures)
    .map(([figure, value]) => `${value.toFixed(value < 100 ? 2 : 0)} ${figure}`)
    .join(", ");
}
