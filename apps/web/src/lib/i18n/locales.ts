import es from "./messages/es-AR.json";

export const locales = ["es-AR", "pt-BR", "en"] as const;
export type Locale = (typeof locales)[number];
/** Spanish is the source: the other dictionaries have exactly its keys. */
export type Messages = typeof es;

export const localeNames: Record<Locale, string> = {
  "es-AR": "Español",
  "pt-BR": "Português",
  en: "English",
};

const loaders: Record<Locale, () => Promise<Messages>> = {
  "es-AR": () => Promise.resolve(es),
  "pt-BR": () => import("./messages/pt-BR.json").then((module) => module.default),
  en: () => import("./messages/en.json").then((module) => module.default),
};

export function loadMessages(locale: Locale): Promise<Messages> {
  return loaders[locale]();
}

export const defaultLocale: Locale = "es-AR";
export const defaultMessages: Messages = es;

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}
