import { verdictOf, type Found } from "./check.ts";
import type { StoreFacts } from "./storeFacts.ts";

const SHOWN = 4;

/** Whether the sheet can be read as a whole: what was written by hand and is no entry, the agent passes over. */
export function checkSheet({ sheetProblems }: Pick<StoreFacts, "sheetProblems">): Found {
  const verdict = verdictOf("sheet");
  if (sheetProblems.length === 0) return verdict("ok", ({ rest }) => rest.sheet.fine);
  const named = sheetProblems
    .slice(0, SHOWN)
    .map(({ section, index, message }) => `${section}${index === null ? "" : `[${index}]`} (${message})`);
  const beyond = sheetProblems.length - SHOWN;
  return verdict("warn", ({ rest: { sheet } }) =>
    sheet.problems(`${named.join("; ")}${beyond > 0 ? sheet.more(`${beyond}`) : ""}`),
  );
}
