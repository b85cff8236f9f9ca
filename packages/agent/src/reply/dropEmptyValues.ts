import { tidy } from "../text/sentences.ts";

const EMPTY = "(?:None|null|undefined|NaN|nil)(?:[.,]\\d{2})?";
const SIGN = "(?:R\\$|US\\$|U\\$S|S\\/|[$€₲])\\s?";
const LABEL = "\\p{L}[\\p{L} ]{0,24}:\\s*";
const BOLD = "\\*{0,2}";

/** "(antes $NaN)" */
const IN_PARENTHESES = new RegExp(` ?\\([^()\\n]{0,30}?(?:${SIGN}|:\\s*)${EMPTY}\\s*\\)`, "gu");
/** "Precio: $None", "- Color: null" */
const LABELLED = new RegExp(
  ` ?[-–—·|,]? ?${BOLD}(?:(?:${LABEL})?${BOLD}${SIGN}${BOLD}${EMPTY}|${LABEL}${BOLD}${EMPTY}(?=${BOLD}\\s*(?:[-–—·|,\\n.]|$)))${BOLD}(?:\\.(?=\\s))?`,
  "gu",
);

const ANY = new RegExp(`\\b${EMPTY}\\b`);

/** A value that a program left empty is no value: it goes with its label and sign, the rest of the line stays. */
export function dropEmptyValues(text: string): string {
  if (!ANY.test(text)) return text;
  // Single blanks first: the patterns must not search runs of them.
  const rest = text
    .replace(/[ \t]+/g, " ")
    .replace(IN_PARENTHESES, "")
    .replace(LABELLED, "");
  return rest === text.replace(/[ \t]+/g, " ") ? text : tidy(rest);
}
