import type { HandoffTopic } from "../handoff/findTopic.ts";
import { fitText } from "../text/cutAtSentence.ts";
import type { Language, Register, Locale } from "../text/locale.ts";
import { ENGLISH_RULES } from "./rules.en.ts";
import { SPANISH_RULES } from "./rules.es.ts";
import { PORTUGUESE_RULES } from "./rules.pt.ts";

/** The fixed part of a prompt in one language: when to hand over, and how to write. */
export interface Rules {
  handoff: string;
  /** Stands before the merchant's own handoff instructions. */
  besides: string;
  /** Stands before the list of the store's topics. */
  topics: string;
  output: string;
  /** Last line: which language where the customer's is not clear. */
  language: Partial<Record<Register, string>>;
}

const RULES: Record<Language, Rules> = { es: SPANISH_RULES, pt: PORTUGUESE_RULES, en: ENGLISH_RULES };

/** The merchant's part of when to hand over: own words and topics. */
export interface MerchantRules {
  instructions: string | null;
  topics: readonly Pick<HandoffTopic, "name" | "examples">[];
}

/** The fixed part of every prompt: when to hand over and how to write. */
export function rulesFor(locale: Locale, { instructions, topics }: MerchantRules): string {
  const rules = RULES[locale.language];
  const merchants = instructions?.trim() ?? "";
  const list = topics.map(({ name, examples }) => `- ${JSON.stringify(name)}${examplesOf(examples)}`);
  const own = [
    ...(merchants === "" ? [] : [`\n${rules.besides}:\n${merchants}`]),
    ...(list.length === 0 ? [] : [`\n${rules.topics}:\n${list.join("\n")}`]),
  ].join("");
  return `${rules.handoff}${own}\n\n${rules.output}\n- ${rules.language[locale.register] ?? ""}`;
}

const MAX_EXAMPLES = 6;

function examplesOf(examples: readonly string[]): string {
  const shown = examples.slice(0, MAX_EXAMPLES).map((each) => fitText(each.trim(), 60));
  return shown.length === 0 ? "" : `: ${shown.join("; ")}`;
}

/** Lines of the fixed part that may not appear in a reply, in every language. */
export const INTERNAL_LINES: readonly string[] = Object.values(RULES)
  .flatMap(({ handoff, output, language }) => [handoff, output, ...Object.values(language)])
  .flatMap((text) => text.split("\n"))
  .map((line) => line.replace(/^[-#\s]+/, "").trim());
