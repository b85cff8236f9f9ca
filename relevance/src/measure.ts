import type { Sql } from "@platform/db";
import { loadCatalogue } from "./loadCatalogue.ts";
import { createMethods, type Rank } from "./methods.ts";
import { ndcg } from "./ndcg.ts";
import type { EvaluationSet, Judged } from "./sets.ts";

export interface Measured {
  method: string;
  /** Mean nDCG@10 over the queries for which anything is relevant. */
  all: number;
  tuning: number;
  heldOut: number;
}

/** Ranks every query of a set by every method, or those named, over a catalogue loaded for it. */
export async function measure(sql: Sql, set: EvaluationSet, only?: string[]): Promise<Measured[]> {
  const tenantId = await loadCatalogue(sql, set);
  const measured: Measured[] = [];
  for (const { name, rank } of createMethods(sql, { tenantId, set })) {
    if (only?.includes(name) === false) continue;
    const tuning = await scores(rank, set.tuning);
    const heldOut = await scores(rank, set.heldOut);
    measured.push({
      method: name,
      all: mean([...tuning, ...heldOut]),
      tuning: mean(tuning),
      heldOut: mean(heldOut),
    });
  }
  return measured;
}

async function scores(rank: Rank, judged: Judged[]): Promise<number[]> {
  const each: number[] = [];
  for (const { query, ratings } of judged) {
    const score = ndcg(await rank(query), ratings);
    if (score !== null) each.push(score);
  }
  return each;
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
