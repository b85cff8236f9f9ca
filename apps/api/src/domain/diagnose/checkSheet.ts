import { verdictOf, type Check } from "./check.ts";
import type { StoreFacts } from "./storeFacts.ts";
import type { Words } from "./words.ts";

const SHOWN = 4;

/** Whether the sheet can be read as a whole: what was written by hand and is no entry, the agent passes over. */
export function checkSheet(
  { rest: { sheet } }: Words,
  { sheetProblems }: Pick<StoreFacts, "sheetProblems">,
): Check {
  const verdict = verdictOf("sheet");
  if (sheetProblems.length === 0) return verdict("ok", sheet.fine);
  const named = sheetProblems
    .slice(0, SHOWN)
    .map(({ section, index, message }) => `${section}${index === null ? "" : `[${index}]`} (${message})`);
  const more = sheetProblems.length > SHOWN ? sheet.more(`${sheetProblems.length - SHOWN}`) : "";
  return verdict("warn", sheet.problems(`${named.join("; ")}${more}`));
}
