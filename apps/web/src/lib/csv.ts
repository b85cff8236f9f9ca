export type Cell = string | number | null;

/**
 * Where a spreadsheet would begin a formula, whoever wrote it: at the start of a cell, and after each sign that one of
 * another language parts cells at.
 */
const FORMULA = /(^|[,;|\t\r\n])(?=[\s"']*[=+\-@＝＋－＠]|[\t\r])/g;
/** Nothing that is seen, and some spreadsheets pass over them on their way to a formula. */
const INVISIBLE = /(?![\t-\r\x80-\x9f])\p{Cc}/gu;

/**
 * Text for a spreadsheet, with semicolons as those in Spanish and Portuguese expect, and numbers with the reader's own
 * decimal sign. No text becomes a formula.
 */
export function toCsv(rows: readonly (readonly Cell[])[], locale: string): string {
  const decimal = new Intl.NumberFormat(locale).format(0.5).includes(",") ? "," : ".";
  const lines = rows.map((row) => row.map((cell) => written(cell, decimal)).join(";"));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

function written(cell: Cell, decimal: string): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(Math.round(cell * 10_000) / 10_000).replace(".", decimal);
  const safe = cell.replace(INVISIBLE, "").replace(FORMULA, "$1'");
  return /[;"\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function download(name: string, text: string, type = "text/csv"): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
