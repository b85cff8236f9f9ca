export type Language = "es" | "pt" | "en";

/** How the customer is addressed; it implies the language. */
export type Register = "vos" | "tu" | "voce" | "you";

export interface Locale {
  language: Language;
  register: Register;
  /** BCP 47, for dates. */
  tag: string;
  /** The store's, whatever language is spoken. */
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
  BO: "BOB",
  EC: "USD",
  PT: "EUR",
  ES: "EUR",
};

/**
 * What a store's country and main language (ISO 639-1, possibly with a region: "es", "pt_BR") decide:
 * default language, register and currency. An unknown country is read as Argentina.
 */
export function localeOf(country: string, mainLanguage: string | null = null): Locale {
  const code = country.trim().toUpperCase();
  const region = /^[A-Z]{2}$/.test(code) ? code : "AR";
  return locale(languageIn(mainLanguage) ?? LANGUAGES[region] ?? "es", region);
}

/** The same store, speaking to a customer who writes in `language`. */
export function inLanguage(store: Locale, language: Language): Locale {
  return { ...locale(language, store.tag.slice(-2)), currency: store.currency };
}

function locale(language: Language, region: string): Locale {
  return {
    language,
    register: { es: VOSEO.has(region) ? "vos" : "tu", pt: "voce", en: "you" }[language] as Register,
    tag: `${language}-${region}`,
    currency: CURRENCIES[region] ?? (language === "en" ? "USD" : "ARS"),
  };
}

function languageIn(mainLanguage: string | null): Language | null {
  const code = mainLanguage?.trim().toLowerCase().slice(0, 2) ?? "";
  return code === "es" || code === "pt" || code === "en" ? code : null;
}
