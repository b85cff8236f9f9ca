export interface Run {
  kind: "same" | "added" | "removed";
  text: string;
}

export interface TextDiff {
  /** Places that differ: stretches between words that stayed. */
  changes: number;
  runs: Run[];
}

/** Room for the table of the longest common sequence; beyond it a stretch counts as rewritten. */
const MAX_CELLS = 2_000_000;
/** Lines that share less than this are two lines, and no edit of one. */
const ALIKE = 0.35;

/** What was done to a text: by lines, and by words within lines that were edited. */
export function diffTexts(before: string, after: string): TextDiff {
  // With an end to its last line too, a line added below is that and no edit of the one above.
  const byLine = diffTokens(linesOf(`${before}\n`), linesOf(`${after}\n`));
  const runs: Run[] = [];
  for (const [index, run] of byLine.entries()) {
    const last = byLine[index - 1];
    if (run.kind === "added" && last?.kind === "removed") {
      runs.pop();
      runs.push(...diffWords(last.text, run.text));
    } else runs.push(run);
  }
  const exact = joined(withoutEnd(joined(runs)));
  return { changes: countPlaces(exact), runs: exact };
}

/** Takes the end of the last line away again, from each of the two texts. */
function withoutEnd(runs: readonly Run[]): Run[] {
  const last = runs.at(-1);
  const before = runs.at(-2);
  if (last === undefined) return [];
  const cut = (run: Run): Run => ({ ...run, text: run.text.slice(0, -1) });
  if (last.kind === "same") return [...runs.slice(0, -1), cut(last)];
  if (before === undefined || before.kind !== "same")
    return [...runs.slice(0, -2), ...runs.slice(-2).map(cut)];
  // The other text ended here: what follows begins with the line break.
  return [...runs.slice(0, -2), cut(before), { ...last, text: `\n${last.text.slice(0, -1)}` }];
}

function countPlaces(runs: readonly Run[]): number {
  let places = 0;
  let open = false;
  for (const { kind, text } of runs) {
    if (kind !== "same") {
      if (!open) places += 1;
      open = true;
    } else if (/[\p{L}\p{N}]/u.test(text)) open = false;
  }
  return places;
}

function diffWords(before: string, after: string): Run[] {
  const runs = diffTokens(wordsOf(before), wordsOf(after));
  const same = runs
    .filter(({ kind }) => kind === "same")
    .reduce((sum, { text }) => sum + text.trim().length, 0);
  if (same < ALIKE * Math.max(before.length, after.length)) {
    return [
      { kind: "removed", text: before },
      { kind: "added", text: after },
    ];
  }
  return runs;
}

/** Runs of tokens in the order of the texts; in one place, what was removed stands before what was added. */
function diffTokens(before: readonly string[], after: readonly string[]): Run[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return joined([
    ...before.slice(0, head).map(same),
    ...diffMiddle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map(same),
  ]);
}

const same = (text: string): Run => ({ kind: "same", text });
const removed = (text: string): Run => ({ kind: "removed", text });
const added = (text: string): Run => ({ kind: "added", text });

function diffMiddle(before: readonly string[], after: readonly string[]): Run[] {
  if (before.length * after.length > MAX_CELLS) return [...before.map(removed), ...after.map(added)];
  const width = after.length + 1;
  // lengths[i][j]: the longest sequence that before from i on and after from j on have in common.
  const lengths = new Uint32Array((before.length + 1) * width);
  const lengthAt = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        before[i] === after[j]
          ? lengthAt(i + 1, j + 1) + 1
          : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1));
    }
  }
  const runs: Run[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [old, young] = [before[i], after[j]];
    if (old !== undefined && old === young) {
      runs.push(same(old));
      [i, j] = [i + 1, j + 1];
    } else if (old !== undefined && (young === undefined || lengthAt(i + 1, j) >= lengthAt(i, j + 1))) {
      runs.push(removed(old));
      i += 1;
    } else if (young !== undefined) {
      runs.push(added(young));
      j += 1;
    }
  }
  return runs;
}

/** Neighbours of one kind become one run; between two that stayed, removals come before additions. */
function joined(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  let gone = "";
  let come = "";
  const flush = (): void => {
    if (gone !== "") result.push(removed(gone));
    if (come !== "") result.push(added(come));
    [gone, come] = ["", ""];
  };
  for (const { kind, text } of runs) {
    if (kind === "removed") gone += text;
    else if (kind === "added") come += text;
    else if (text !== "") {
      flush();
      const last = result.at(-1);
      if (last?.kind === "same") last.text += text;
      else result.push({ kind, text });
    }
  }
  flush();
  return result;
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Words with the space after them, so that a rewritten phrase reads as one. */
function wordsOf(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}_{}]+\s?|[^\s\p{L}\p{N}_{}]\s?/gu) ?? [];
}
