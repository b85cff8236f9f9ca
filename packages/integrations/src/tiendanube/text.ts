import { record, text } from "../json/read.ts";
import { decodeEntities } from "./html.ts";

/**
 * One language of a text that the store keeps as a map: its main language, then Spanish, then the
 * first that says something. Plain strings and PHP's empty map (`[]`) are accepted.
 */
export function localized(value: unknown, language: string, max?: number): string | null {
  if (typeof value === "string") return text(value, max);
  const map = record(value);
  if (map === null) return null;
  const candidates = [map[language], map.es, ...Object.values(map)];
  for (const candidate of candidates) {
    const found = text(candidate, max);
    if (found !== null) return found.trim();
  }
  return null;
}

/** A name as a person reads it; shops paste entities into names too. */
export function localizedName(value: unknown, language: string): string | null {
  const name = localized(value, language, 500);
  return name === null ? null : decodeEntities(name);
}

/** The names of the other languages, each once, without the one that is shown. */
export function otherNames(value: unknown, shown: string): string[] {
  const names = Object.values(record(value) ?? {}).map((name) => localizedName(name, ""));
  return [...new Set(names)].filter((name) => name !== null && name !== shown).slice(0, 10) as string[];
}

/** An absolute http or https address; `//host` becomes https, anything else is none. */
export function webAddress(value: unknown): string | null {
  if (typeof value !== "string" || value.length > 2048) return null;
  const address = value.trim().replace(/^\/\//, "https://");
  const url = URL.parse(address);
  return url !== null && (url.protocol === "https:" || url.protocol === "http:") ? address : null;
}

/** Pictures: the store's image host speaks https everywhere, even where a product still says http. */
export function secureAddress(value: unknown): string | null {
  const address = webAddress(value);
  // A port of its own is no picture server of the platform's: what listens there need not speak TLS.
  return address === null || new URL(address).port !== "" ? address : address.replace(/^http:/i, "https:");
}
