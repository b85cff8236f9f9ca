import type { Language } from "@platform/contract";
import { said } from "../said.ts";
import { checkWords } from "./words.ts";

/** What a check is called in letters and by the doctor; the panel has its own texts, in each language. */
export function nameOfCheck(check: string, language: Language = "es"): string {
  return said(checkWords[language].rest.names, check) ?? check;
}
