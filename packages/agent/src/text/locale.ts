export type Language = "es" | "pt" | "en";

export interface Locale {
  language: Language;
  /** BCP 47, for dates. */
  tag: string;
  /** "vos" instead of "tú". */
  voseo: boolean;
  currency: string;
}

const VOSEO = new Set(["AR", "UY", "PY"]);
const LANGUAGES: Record<string, Language> = {
  BR: "pt",
  PT: "pt",
  US: "en",
  GB: "en",
  CA: "en",
  AU: "en",
  NZ: "en",
  IE: "en",
};
const CURRENCIES: Record<string, string> = {
  AR: "ARS",
  BR: "BRL",
  MX: "MXN",
  CL: "CLP",
  CO: "COP",
  UY: "UYU",
  PE: "PEN",
  PY: "PYG",
  PT: "EUR",
  ES: "EUR",
};

/** What a store's country decides: default language, register and currency. */
export function localeOf(country: string): Locale {
  const code = country.trim().toUpperCase();
  const language = LANGUAGES[code] ?? "es";
  const known = /^[A-Z]{2}$/.test(code);
  return {
    language,
    tag: known ? `${language}-${code}` : "es-AR",
    voseo: VOSEO.has(code) || !known,
    currency: CURRENCIES[code] ?? (language === "en" ? "USD" : "ARS"),
  };
}
