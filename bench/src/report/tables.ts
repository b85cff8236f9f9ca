import type { BenchResult, JudgedGoal, Row } from "../bench.ts";

/** The result as Markdown, for the terminal and for `docs/performance.md`. */
export function toTables({ name, title, rows, goals, notes }: BenchResult): string[] {
  return [
    `### ${name}: ${title}`,
    "",
    "| what | figure | median | min | max |",
    "| --- | --- | ---: | ---: | ---: |",
    ...rows.map(rowLine),
    "",
    ...(goals.length === 0
      ? []
      : ["| goal | measured | |", "| --- | ---: | --- |", ...goals.map(goalLine), ""]),
    ...notes.map((note) => `- ${note}`),
    ...(notes.length === 0 ? [] : [""]),
  ];
}

function rowLine({ who, figure, median, min, max }: Row): string {
  return `| ${who} | ${figure} | ${[median, min, max].map(inDigits).join(" | ")} |`;
}

function goalLine({ text, value, reached }: JudgedGoal): string {
  const verdict = value === null ? "not measured here" : verdictOf(reached);
  return `| ${text} | ${value === null ? "" : inDigits(value)} | ${verdict} |`;
}

function verdictOf(reached: boolean | null): string {
  if (reached === null) return "";
  return reached ? "reached" : "missed";
}

/** Three digits or all whole ones. */
function inDigits(value: number): string {
  if (Number.isNaN(value)) return "";
  const decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
  return value.toFixed(decimals);
}
