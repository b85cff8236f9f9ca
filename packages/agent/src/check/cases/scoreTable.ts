import type { Case } from "./parseCases.ts";

interface Judged extends Case {
  /** The check let it pass. */
  passed: boolean;
}

/** Per kind of fact, tuned and held out apart: cases, caught, false alarms, as a Markdown table. */
export function scoreTable(judged: readonly Judged[]): string {
  const kinds = [...new Set(judged.map(({ kind }) => kind))].sort();
  const rows = [...kinds, null].map((kind) => {
    const own = judged.filter((each) => kind === null || each.kind === kind);
    const cells = [own.filter(({ heldOut }) => !heldOut), own.filter(({ heldOut }) => heldOut)].map(cellsOf);
    return `| ${kind ?? "**all**"} | ${cells.join(" | ")} |`;
  });
  return [
    "| kind | false | caught | true | false alarms | false, held out | caught | true, held out | false alarms |",
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}

function cellsOf(judged: readonly Judged[]): string {
  const lies = judged.filter(({ holds }) => !holds);
  const truths = judged.filter(({ holds }) => holds);
  const caught = lies.filter(({ passed }) => !passed).length;
  const alarms = truths.filter(({ passed }) => !passed).length;
  return [lies.length, caught, truths.length, alarms].join(" | ");
}
