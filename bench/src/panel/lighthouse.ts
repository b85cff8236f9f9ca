import lighthouse from "lighthouse";

const CATEGORIES = ["performance", "accessibility", "best-practices"] as const;

export type Scores = Record<(typeof CATEGORIES)[number], number>;

/**
 * Lighthouse's scores of 100, with its mobile preset, in the browser at this port, which keeps who is signed in.
 * Nothing that it found is left out: `faults` names each audit that took points.
 */
export async function scorePage(url: string, port: number): Promise<{ scores: Scores; faults: string[] }> {
  const result = await lighthouse(url, {
    port,
    logLevel: "silent",
    output: "json",
    onlyCategories: [...CATEGORIES],
    disableStorageReset: true,
  });
  if (result === undefined) throw new Error(`Lighthouse has nothing to say about ${url}`);
  const { categories, audits, runtimeError } = result.lhr;
  if (runtimeError) throw new Error(`Lighthouse on ${url}: ${runtimeError.message}`);
  const score = (name: string): number => Math.round((categories[name]?.score ?? Number.NaN) * 100);
  const faults = Object.values(categories).flatMap(({ auditRefs }) =>
    auditRefs
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
      .map(({ id }) => `${id} ${audits[id]?.displayValue ?? ""}`.trim()),
  );
  return {
    scores: {
      performance: score("performance"),
      accessibility: score("accessibility"),
      "best-practices": score("best-practices"),
    },
    faults: [...new Set(faults)],
  };
}
