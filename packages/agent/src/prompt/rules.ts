import type { Language, Register, Locale } from "../text/locale.ts";
import { ENGLISH_RULES } from "./rules.en.ts";
import { SPANISH_RULES } from "./rules.es.ts";
import { PORTUGUESE_RULES } from "./rules.pt.ts";

/** The fixed part of a prompt in one language: when to hand over, and how to write. */
export interface Rules {
  handoff: string;
  /** Stands before the merchant's own handoff instructions. */
  besides: string;
  output: string;
  /** Last line: which language where the customer's is not clear. */
  language: Partial<Record<Register, string>>;
}

const RULES: Record<Language, Rules> = { es: SPANISH_RULES, pt: PORTUGUESE_RULES, en: ENGLISH_RULES };

/** The fixed part of every prompt: when to hand over and how to write. `handoff` is the merchant's own text. */
export function rulesFor(locale: Locale, handoff: string | null): string {
  const rules = RULES[locale.language];
  const merchants = handoff?.trim() ?? "";
  const own = merchants === "" ? "" : `\n${rules.besides}:\n${merchants}`;
  return `${rules.handoff}${own}\n\n${rules.output}\n- ${rules.language[locale.register] ?? ""}`;
}

/** Lines of the fixed part that may not appear in a reply, in every language. */
export const INTERNAL_LINES: readonly string[] = Object.values(RULES)
  .flatMap(({ handoff, output, language }) => [handoff, output, ...Object.values(language)])
  .flatMap((text) => text.split("\n"))
  .map((line) => line.replace(/^[-#\s]+/, "").trim());
