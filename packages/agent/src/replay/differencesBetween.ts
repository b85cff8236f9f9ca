import type { AgentResult } from "../result.ts";

/** Times are the machine's, and no part of what a run comes to. */
const IGNORED = new Set(["durationMs"]);
const MAX_SHOWN = 20;

/** Where two results differ, as paths with both values; none where they are the same in everything but durations. */
export function differencesBetween(recorded: AgentResult, replayed: AgentResult): string[] {
  const found: string[] = [];
  compare("", { before: plain(recorded), after: plain(replayed), found });
  return found.slice(0, MAX_SHOWN);
}

/** As it is stored: what JSON doesn't know is not there. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}

function compare(path: string, pair: { before: unknown; after: unknown; found: string[] }): void {
  const { before, after, found } = pair;
  if (isObject(before) && isObject(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      if (IGNORED.has(key)) continue;
      compare(path === "" ? key : `${path}.${key}`, { before: before[key], after: after[key], found });
    }
  } else if (before !== after) {
    found.push(`${path}: ${shown(before)} → ${shown(after)}`);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? "nothing").slice(0, 200);
}
