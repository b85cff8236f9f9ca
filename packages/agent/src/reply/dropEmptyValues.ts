import { tidy } from "../text/sentences.ts";

const EMPTY = "(?:None|null|undefined|NaN|nil)(?:[.,]\\d{2})?";
const SIGN = "(?:R\\$|US\\$|U\\$S|S\\/|[$€₲])\\s?";
const LABEL = "\\p{L}[\\p{L} ]{0,24}:\\s*";
const BOLD = "\\*{0,2}";

/** "(antes $NaN)" */
const IN_PARENTHESES = new RegExp(`[ \\t]*\\([^()\\n]{0,30}?(?:${SIGN}|:\\s*)${EMPTY}\\s*\\)`, "gu");
/** "Precio: $None", "- Color: null" */
const LABELLED = new RegExp(
  `[ \\t]*[-–—·|,]?[ \\t]*${BOLD}(?:(?:${LABEL})?${BOLD}${SIGN}${BOLD}${EMPTY}|${LABEL}${BOLD}${EMPTY}(?=${BOLD}\\s*(?:[-–—·|,\\n.]|$)))${BOLD}(?:\\.(?=\\s))?`,
  "gu",
);

/** A value that a program left empty is no value: it goes with its label and sign, the rest of the line stays. */
export function dropEmptyValues(text: string): string {
  const rest = text.replace(IN_PARENTHESES, "").replace(LABELLED, "");
  return rest === text ? text : tidy(rest);
}
