import {
  storeDay,
  type AgentInput,
  type Attendance,
  type Base,
  type HandoffTopic,
  type HistoryMessage,
  type Picture,
  type Returned,
  type Waiting,
} from "@platform/agent";
import type { BudgetLevel } from "@platform/contract";
import type { MirrorState } from "../../catalog/port/mirrorState.ts";
import { attachmentOf } from "./attachment.ts";
import type { StoreIntent } from "./intentOf.ts";
import { earlierFacts } from "./carriedFacts.ts";
import { articlesOn, readSheet, sheetOn, type ArticleRow, type SheetRow } from "./sheet.ts";

/** What a run knows of its store (packages/db/functions/29_store_context.sql). */
export interface StoreContext {
  tenantId: string;
  tenant: ClaimedTenant;
  /** How what is kept here of the store's own shop is; null where it has none. */
  mirror: MirrorState | null;
  sheet: SheetRow | null;
  articles: ArticleRow[];
  /** What every store's bot is told, as far as this one follows it. */
  base: Base;
  handoff: {
    handoff_instructions: string | null;
    handoff_message: string | null;
    on_complaint: boolean;
    on_repeated_failure: boolean;
  } | null;
  /** The active ones, in the merchant's order. */
  topics: HandoffTopic[];
  /** What its chats may be about, in the order in which they are tried. */
  intents: StoreIntent[];
  attendance: Attendance;
  /** The database's clock. */
  now: string;
}

/** Whom a run is for. */
export interface CustomerContext {
  contactKey: string;
  contactPhone: string | null;
}

/** The whole context of one due conversation. */
export interface TurnClaim extends StoreContext, CustomerContext {
  conversationId: string;
  token: string;
  epoch: string;
  inboundSeq: string;
  attempts: number;
  superseded: number;
  contactName: string | null;
  budget: TurnBudget;
  lastInboundId: string | null;
  unanswered: number;
  /** Facts of the last turns, newest turn first. */
  facts: unknown[][] | null;
  lastVerdict: AgentInput["lastVerdict"];
  /** What the chat waits for a person for; null where it doesn't wait. */
  waiting: Waiting | null;
  /** Who had the chat before the bot, within a day; null where nobody had, and while it waits. */
  returned: Returned | null;
  /** What was said before the history, in a model's words. */
  summary: string | null;
  /** How many messages the history should hold; while a summary is under way, there are more. */
  historyMessages: number;
  history: ClaimedMessage[];
}

/** What `claim_due_turns` answers (packages/db/functions/30_turn.sql). */
export type ClaimedTurn = Omit<TurnClaim, keyof StoreContext> & { store: StoreContext };

export function toTurnClaim({ store, ...chat }: ClaimedTurn): TurnClaim {
  return { ...store, ...chat };
}

/**
 * What is left to spend (packages/db/functions/35_budget.sql). Once a limit is reached: `over`, everything goes on and
 * somebody is told; `grace`, a cheaper model may still answer; `spent`, nothing may be asked any more.
 */
export interface TurnBudget {
  level: BudgetLevel;
  /** Which of the store's limits is nearer. */
  period: "day" | "month";
  /** This customer has taken what a day allows. */
  customerSpent: boolean;
  /** The customer has been told today that a person will answer. */
  told: boolean;
}

/** The tenant's row as it stands; secrets are still sealed. */
export interface ClaimedTenant {
  id: number;
  store_name: string;
  store_description: string | null;
  store_website: string | null;
  store_location: string | null;
  store_catalog_knowledge: string | null;
  system_prompt_template: string | null;
  prompt_number: number;
  /** False while the operator has the store suspended. */
  is_active: boolean;
  timezone: string;
  country: string;
  main_language: string | null;
  bot_name: string | null;
  disclosure: string | null;
  /** Whether carts may become draft orders at the store. */
  draft_checkout: boolean;
  openai_api_key: string | null;
  openai_base_url: string | null;
  openai_model: string | null;
  openai_fallback_model: string | null;
  model_prices: unknown;
  tiendanube_store_id: string | null;
  tiendanube_access_token: string | null;
  ycloud_api_key: string | null;
}

export interface ClaimedMessage {
  id: string;
  role: "user" | "assistant" | "human_supervisor" | "system";
  type: string;
  text: string | null;
  sent_at: string;
  /** As the provider's adapter left it (`mapDetails` in packages/integrations). */
  details: Record<string, unknown> | null;
  transcript: string | null;
  transcript_state: "pending" | "done" | "failed" | null;
  media_state: "pending" | "stored" | "failed" | null;
  mime_type: string | null;
  file_name: string | null;
  file_size: number | null;
  storage_key: string | null;
  quoted: string | null;
  /** The product that the quoted bubble showed; only of messages to answer. */
  quoted_product_id: string | null;
  unanswered: boolean;
}

const authors = { user: "customer", assistant: "bot", human_supervisor: "human", system: "system" } as const;

/** By what a message is followed from its webhook to its reply: the newest of the messages that are answered. */
export function correlationOf({ history }: Pick<TurnClaim, "history">): string | null {
  return history.findLast(({ unanswered }) => unanswered)?.id ?? null;
}

/** The claim in the agent's words. `pictures` are those it may see, by message. */
export function toAgentInput(
  claim: TurnClaim,
  { models, pictures }: { models: AgentInput["models"]; pictures: ReadonlyMap<string, Picture> },
): AgentInput {
  return {
    store: toAgentStore(claim),
    customer: { name: claim.contactName },
    now: new Date(claim.now).toISOString(),
    history: claim.history.map((message) => ({
      ...toHistoryMessage(message),
      picture: pictures.get(message.id) ?? null,
    })),
    unanswered: claim.unanswered,
    summary: claim.summary,
    facts: earlierFacts(claim),
    lastVerdict: claim.lastVerdict ?? null,
    waiting: claim.waiting,
    returned: toReturned(claim.returned),
    models,
  };
}

/** As JSON has it: the database writes its instants otherwise. */
function toReturned(returned: Returned | null): Returned | null {
  if (returned === null) return null;
  const instant = (at: string | null): string | null => (at === null ? null : new Date(at).toISOString());
  return { ...returned, from: instant(returned.from), to: instant(returned.to) };
}

/** The store in the agent's words. */
export function toAgentStore(context: StoreContext): AgentInput["store"] {
  const { tenant, handoff } = context;
  const today = storeDay(context.now, tenant.timezone);
  return {
    name: tenant.store_name,
    description: tenant.store_description,
    website: tenant.store_website,
    location: tenant.store_location,
    catalogKnowledge: tenant.store_catalog_knowledge,
    timezone: tenant.timezone,
    country: tenant.country,
    mainLanguage: tenant.main_language,
    botName: tenant.bot_name,
    disclosure: tenant.disclosure,
    promptTemplate: tenant.system_prompt_template,
    base: context.base,
    handoffInstructions: handoff?.handoff_instructions ?? null,
    handoffMessage: handoff?.handoff_message ?? null,
    topics: context.topics,
    triggers: {
      complaint: handoff?.on_complaint ?? true,
      repeatedFailure: handoff?.on_repeated_failure ?? true,
    },
    attendance: toAttendance(context.attendance),
    sheet: sheetOn(readSheet(context.sheet).sheet, today),
    articles: articlesOn(context.articles, today),
  };
}

/** As JSON has it: of the database's answer only what a customer may be told. */
export function toAttendance({ open, opensAt, message }: Attendance): Attendance {
  return { open, opensAt: opensAt === null ? null : new Date(opensAt).toISOString(), message };
}

export function toHistoryMessage(message: ClaimedMessage): Omit<HistoryMessage, "picture"> {
  return {
    author: authors[message.role],
    text: message.text ?? message.transcript,
    type: message.type,
    sentAt: new Date(message.sent_at).toISOString(),
    quoted: message.quoted,
    correctedFrom: correctedFrom(message),
    quotedProductId: message.quoted_product_id,
    attachment: attachmentOf(message),
  };
}

/** Only where an answer stands to the words before (packages/db/functions/22_amendments.sql). */
function correctedFrom({ details }: ClaimedMessage): string | null {
  const before = details?.["corrected"] === undefined ? null : details["editedFrom"];
  return typeof before === "string" ? before : null;
}
