import type { Language } from "@platform/contract";
import { useLocale } from "use-intl";
import type { Locale } from "./locales.ts";

const languages: Readonly<Record<Locale, Language>> = { "es-AR": "es", "pt-BR": "pt", en: "en" };

/** The reader's language, for what the server says in words. */
export function useLanguage(): Language {
  return languages[useLocale()];
}
