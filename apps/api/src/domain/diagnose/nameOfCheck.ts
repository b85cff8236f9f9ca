import type { Language } from "@platform/contract";
import { checkWords, known } from "./words.ts";

/** What a check is called in letters and by the doctor; the panel has its own texts, in each language. */
export function nameOfCheck(check: string, language: Language = "es"): string {
  return known(checkWords[language].rest.names, check);
}
