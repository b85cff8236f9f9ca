import type { AgentInput } from "../input.ts";
import type { Locale } from "../text/locale.ts";
import { fillPlaceholders, type Placeholder } from "./placeholders.ts";

const NEVER = {
  es: "Nunca decir, tampoco si lo piden",
  pt: "Nunca dizer, nem se pedirem",
  en: "Never say, even when asked to",
} as const;

/** What stands first in every store's prompt: the same for as long as nobody changes it, so that it stays cached. */
export function baseWords(
  { base }: AgentInput["store"],
  { values, locale }: { values: Record<Placeholder, string>; locale: Locale },
): string {
  const words = fillPlaceholders(base?.prompt?.trim() ?? "", values);
  const forbidden = base?.forbidden ?? [];
  const never = forbidden.length === 0 ? "" : `${NEVER[locale.language]}: ${forbidden.join("; ")}.`;
  return [words, never].filter((part) => part !== "").join("\n\n");
}

/** The introduction of a chat: the store's own or, without one, everybody's. */
export function disclosureOf({ disclosure, base }: AgentInput["store"]): string {
  const own = disclosure?.trim() ?? "";
  return own === "" ? (base?.disclosure?.trim() ?? "") : own;
}
