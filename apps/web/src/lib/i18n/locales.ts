import type chats from "./messages/chats/es-AR.json";
import type pages from "./messages/pages/es-AR.json";
import shell from "./messages/shell/es-AR.json";

export const locales = ["es-AR", "pt-BR", "en"] as const;
export type Locale = (typeof locales)[number];
/** Spanish is the source: the other dictionaries have exactly its keys. */
export type Messages = typeof shell & typeof chats & typeof pages;

/** Each part comes with what shows it: the shell with the first paint, the others with their routes. */
export type Part = "shell" | "chats" | "pages";

export const localeNames: Record<Locale, string> = {
  "es-AR": "Español",
  "pt-BR": "Português",
  en: "English",
};

const loaders: Record<Part, Record<Locale, () => Promise<Partial<Messages>>>> = {
  shell: {
    "es-AR": () => Promise.resolve(shell),
    "pt-BR": () => import("./messages/shell/pt-BR.json").then((module) => module.default),
    en: () => import("./messages/shell/en.json").then((module) => module.default),
  },
  chats: {
    "es-AR": () => import("./messages/chats/es-AR.json").then((module) => module.default),
    "pt-BR": () => import("./messages/chats/pt-BR.json").then((module) => module.default),
    en: () => import("./messages/chats/en.json").then((module) => module.default),
  },
  pages: {
    "es-AR": () => import("./messages/pages/es-AR.json").then((module) => module.default),
    "pt-BR": () => import("./messages/pages/pt-BR.json").then((module) => module.default),
    en: () => import("./messages/pages/en.json").then((module) => module.default),
  },
};

export function loadPart(part: Part, locale: Locale): Promise<Partial<Messages>> {
  return loaders[part][locale]();
}

export const defaultLocale: Locale = "es-AR";
export const defaultShell: Partial<Messages> = shell;

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}
