import type { AgentInput } from "../input.ts";
import type { Trigger } from "../handoff/findTrigger.ts";
import type { ModelMessage } from "../ports.ts";
import { hasBegun, isDisclosureDue } from "../reply/withDisclosure.ts";
import { localeOfTurn } from "../text/customerLocale.ts";
import { localeOf, type Locale } from "../text/locale.ts";
import { estimateTokens } from "../text/estimateTokens.ts";
import { fingerprint } from "../text/fingerprint.ts";
import { baseWords } from "./baseWords.ts";
import { botNameOf, plainName } from "./names.ts";
import { defaultTemplate } from "./defaultTemplate.ts";
import { fitWords } from "./fitWords.ts";
import { fittingHistory, historyMessages } from "./history.ts";
import { fillPlaceholders, PLACEHOLDERS, type Placeholder } from "./placeholders.ts";
import { rulesFor } from "./rules.ts";
import { summaryMessages } from "./summaryMessages.ts";
import { handedOver, returnedLine, TAIL, triggerLine } from "./tail.ts";
import { dayOf, timeOf } from "./storeClock.ts";

/** A prompt in its three parts: the cached prefix, the conversation, and what changes each time. */
export interface Prompt {
  /** Hash of template and rules before filling: equal for all turns under the same prompt. */
  version: string;
  system: ModelMessage;
  /** What is older than the history; empty where nothing is. */
  summary: ModelMessage[];
  history: ModelMessage[];
  /** Messages that did not fit. */
  historyDropped: number;
  /** Characters of the merchant's words that did not fit. */
  unread: number;
  /** What the merchant's words and the rules take beyond their share of the budget. */
  longWords: number;
  tail: ModelMessage;
  /** How this customer is spoken to; the stable part is in the store's own language. */
  customer: Locale;
  /** What the placeholders stand for, for the tenant's other texts. */
  values: Record<Placeholder, string>;
}

export interface PromptOptions {
  maxTokens: number;
  /** What the merchant's words and the rules may have, and what long ones add to it and the whole; absent, all they want. */
  share?: { tokens: number; more: number };
  /** What hands this turn over whatever the model does. */
  trigger: Trigger | null;
  /** Products that the customer points at without naming them, as the tools show them. */
  about?: Record<string, unknown>[];
}

/** So much of a chat is kept however long the merchant's words are. */
const HISTORY_TOKENS = 600;

/** Builds the prompt of a turn within `maxTokens` and what long words add; history gives way first, then the words. */
export function buildPrompt(input: AgentInput, options: PromptOptions): Prompt {
  const { share = { tokens: Number.POSITIVE_INFINITY, more: 0 } } = options;
  const locale = localeOf(input.store.country, input.store.mainLanguage ?? null);
  const template = ownTemplate(input);
  const rules = rulesFor(locale, {
    instructions: input.store.handoffInstructions,
    topics: input.store.topics ?? [],
  });
  const values = valuesOf(input, locale);
  const base = baseWords(input.store, { values, locale });
  const { words, unread } = fitWords(
    (STORE_CATALOG_KNOWLEDGE) => {
      const filled = { ...values, STORE_CATALOG_KNOWLEDGE };
      return template === null
        ? fillDefault({ ...filled, BOT_NAME: botNameOf(input.store) ?? "" }, locale)
        : fillPlaceholders(template, filled);
    },
    {
      knowledge: values.STORE_CATALOG_KNOWLEDGE,
      maxTokens: share.tokens + share.more - estimateTokens(rules) - estimateTokens(base),
    },
  );
  const system = [base, words, rules].filter((part) => part !== "").join("\n\n");
  const customer = localeOfTurn(input);
  const tail = tailOf(input, { options, customer, locale });
  const summary = summaryMessages(input.summary ?? null, locale);
  const taken = [system, tail, ...summary.map(({ content }) => content ?? "")];
  const longWords = Math.max(estimateTokens(system) - share.tokens, 0);
  const left = options.maxTokens + longWords - taken.reduce((sum, text) => sum + estimateTokens(text), 0);
  const room = { unanswered: input.unanswered, maxTokens: Math.max(left, HISTORY_TOKENS) };
  const kept = fittingHistory(input.history, room);
  const own = `${template ?? defaultTemplate(locale)}\u0000${rules}`;
  const version = fingerprint(base === "" ? own : `${own}\u0000${base}`);
  return {
    version,
    system: { role: "system", content: system },
    summary,
    history: historyMessages(kept, room),
    historyDropped: input.history.filter(({ author }) => author !== "system").length - kept.length,
    unread,
    longWords,
    tail: { role: "system", content: tail },
    customer,
    values,
  };
}

function ownTemplate(input: AgentInput): string | null {
  const template = input.store.promptTemplate?.trim() ?? "";
  return template === "" ? null : template;
}

/** The built-in template without the lines whose value the store has not given. */
function fillDefault(values: Record<Placeholder, string>, locale: Locale): string {
  const lines = defaultTemplate(locale).split("\n");
  const isEmpty = (line: string): boolean =>
    PLACEHOLDERS.some((name) => line.includes(`{${name}}`) && values[name].trim() === "");
  const kept = lines.filter((line, index) => {
    const next = lines[index + 1];
    const introducesNothing = line.endsWith("catálogo:") && next !== undefined && isEmpty(next);
    return (
      !isEmpty(line) &&
      !introducesNothing &&
      !(line.endsWith("catalogue:") && next !== undefined && isEmpty(next))
    );
  });
  return fillPlaceholders(kept.join("\n"), values);
}

function valuesOf(input: AgentInput, locale: Locale): Record<Placeholder, string> {
  const { store } = input;
  return {
    BOT_NAME:
      botNameOf(input.store) ??
      { es: "el asistente", pt: "o assistente", en: "the assistant" }[locale.language],
    STORE_NAME: store.name,
    STORE_DESCRIPTION: store.description ?? "",
    STORE_WEBSITE: store.website ?? "",
    STORE_LOCATION: store.location ?? "",
    STORE_CATALOG_KNOWLEDGE: store.catalogKnowledge ?? "",
    NOW: dayOf(input.now, { timezone: store.timezone, locale }),
    CUSTOMER_NAME:
      plainName(input.customer.name) ?? { es: "cliente", pt: "cliente", en: "customer" }[locale.language],
  };
}

/** Exact time and other things of the moment stand last, so that everything before them stays cached. */
function tailOf(
  input: AgentInput,
  { locale, options, customer }: { locale: Locale; options: PromptOptions; customer: Locale },
): string {
  const { trigger, about = [] } = options;
  const words = TAIL[locale.language];
  const lines = [`${words.time}: ${timeOf(input.now, { timezone: input.store.timezone, locale })}.`];
  const name = plainName(input.customer.name);
  if (name !== null) lines.push(`${words.name}: ${JSON.stringify(name)}.`);
  if (hasBegun(input)) lines.push(words.begun);
  if (isDisclosureDue(input)) lines.push(words.introduced);
  if (customer.language !== locale.language)
    lines.push(`${words.answerIn} ${words.languages[customer.language]}.`);
  if (about.length > 0) lines.push(`${words.about}: ${JSON.stringify(about)}`);
  if (input.store.attendance?.open === false) lines.push(words.closed);
  if (input.waiting)
    lines.push(`${words.waiting}: ${JSON.stringify(handedOver(input.waiting))}. ${words.waitingRule}`);
  if (input.returned)
    lines.push(
      returnedLine(words, input.returned, { timezone: input.store.timezone, locale, now: input.now }),
    );
  if (trigger !== null) lines.push(triggerLine(words, trigger));
  return lines.join("\n");
}
