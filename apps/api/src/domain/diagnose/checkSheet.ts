import { verdictOf, type Check } from "./check.ts";
import type { StoreFacts } from "./storeFacts.ts";

const SHOWN = 4;

/** Whether the sheet can be read as a whole: what was written by hand and is no entry, the agent passes over. */
export function checkSheet({ sheetProblems }: Pick<StoreFacts, "sheetProblems">): Check {
  const verdict = verdictOf("sheet");
  if (sheetProblems.length === 0) return verdict("ok", "La ficha de la tienda se lee bien.");
  const named = sheetProblems
    .slice(0, SHOWN)
    .map(({ section, index, message }) => `${section}${index === null ? "" : `[${index}]`} (${message})`);
  const more = sheetProblems.length > SHOWN ? ` y ${sheetProblems.length - SHOWN} más` : "";
  const detail = `Hay datos de la ficha que no se pueden leer, y el bot no los usa: ${named.join("; ")}${more}.`;
  return verdict("warn", detail, "Abrí la ficha de la tienda, revisalos y guardá.");
}
