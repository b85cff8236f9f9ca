import type { ModelErrorCode } from "./ports.ts";

/** Something a tool returned and a reply may therefore state. */
export interface Fact {
  id: string;
  kind:
    | "product"
    | "price"
    | "promotional_price"
    | "stock"
    | "variant"
    | "link"
    | "image"
    | "coupon"
    /** Goods that a coupon is limited to, as the shop names them. */
    | "coupon_goods"
    | "order"
    | "order_state"
    /** One line of an order; the text is the product's name, `value` how many of it. */
    | "order_item"
    /** The day on which an order was placed; `value` is an ISO date. */
    | "order_date"
    | "tracking"
    | "category"
    /** Percent off with a payment method or coupon; `value` is the percent. */
    | "discount"
    /** What one of several instalments costs; `value` is cents, the text says how many. */
    | "instalment"
    /** Computed by a tool from other facts: total, saving, what is missing for free shipping; `value` is cents. */
    | "amount"
    /** Cost or condition of a delivery or pickup; `value` is cents where it is an amount. */
    | "shipping"
    /** A day or span that a tool named; `value` is an ISO date. */
    | "date"
    /** Words of the merchant's that hold today: an article, conditions of an exchange, opening hours. */
    | "policy";
  /** As a customer would read it: "$ 89.900", "https://…", "38 disponible". */
  text: string;
  /** Machine value: cents, code, address, state. */
  value: string | number | boolean | null;
  /** What it is about: a product's, variant's or order's id. */
  subject: string | null;
  /** Ids of the variants it holds for; absent where it holds for all of the product. */
  variants?: string[];
  tool: string;
  callId: string;
  /** ISO instant at which the tool was asked: what it says is at least as new. */
  at: string;
}

/** One WhatsApp message of a reply; links stand in the text. */
export type Bubble =
  | { type: "text"; text: string; factIds: string[] }
  | { type: "image"; text: string; imageUrl: string; factIds: string[] };

export type TraceStep =
  | {
      kind: "model";
      model: string;
      durationMs: number;
      /** Estimated where the call was given up: the provider has read it all the same. */
      inputTokens: number;
      cachedTokens: number;
      outputTokens: number;
      text: string | null;
      toolCalls: string[];
      error: string | null;
    }
  | {
      kind: "tool";
      callId: string;
      tool: string;
      arguments: unknown;
      result: unknown;
      durationMs: number;
      error: string | null;
    };

export type ClaimKind =
  | "price"
  /** A total, a saving, what is missing, what something holds from. */
  | "amount"
  | "discount"
  | "instalments"
  | "shipping"
  | "stock"
  | "option"
  | "date"
  | "hours"
  /** Days for exchanges, warranty, expiry. */
  | "policy"
  | "link"
  | "coupon"
  | "order"
  | "order_state"
  | "tracking"
  | "payment_details"
  | "phone"
  | "email"
  | "place"
  | "promise"
  /** That a product is the one in the customer's picture. */
  | "likeness"
  /** A number with a unit: size, weight, hours, composition. */
  | "measure";

/** Something that a reply states, and what it stands on. */
export interface Claim {
  kind: ClaimKind;
  /** Which bubble, and which characters of it. */
  bubble: number;
  start: number;
  end: number;
  text: string;
  /**
   * A fact says so; facts recompute to it; the merchant's words say so; it only repeats the customer.
   * Or: facts say otherwise; nothing says so.
   */
  status: "backed" | "derived" | "approved" | "echo" | "false" | "unbacked";
  factIds: string[];
  /** Whose words it is, where it is approved: "knowledge", "sheet", "article" … */
  source: string | null;
  /** Why it is refused, for the model and for people. */
  reason: string | null;
}

/** A reply that was not sent because some of what it states does not hold. */
export interface Refusal {
  texts: string[];
  claims: Claim[];
}

/** How the statements of a reply came to hold: at once, after mending how they were written, after one repair … */
export type VerdictOutcome =
  | "passed"
  | "mended"
  | "repaired"
  /** … or by saying facts alone … */
  | "safe"
  /** … or not at all: a person takes over. */
  | "handed_over";

/** What the fact check came to. */
export interface Verdict {
  outcome: VerdictOutcome;
  /** Statements of what was sent. */
  claims: Claim[];
  /** What the model had written before, oldest first. */
  refusals: Refusal[];
}

export interface Trace {
  promptVersion: string;
  model: string;
  steps: TraceStep[];
  /** What tools of this run returned, and what the reply stands on from turns before. */
  facts: Fact[];
  /** Null where nothing was said that could be checked. */
  check: Verdict | null;
  inputTokens: number;
  cachedTokens: number;
  outputTokens: number;
  /** Messages of the history that did not fit. */
  historyDropped: number;
  /** Characters of the merchant's words that did not fit, cut from their end. */
  promptUnread: number;
}

export type FailureCode = ModelErrorCode | "too_many_rounds" | "turn_timeout" | "empty_reply";

/**
 * What set a handoff off: the model or the customer's wish, one of the store's own topics, a complaint, two failures
 * in a row, a proof of payment that a person has to look at, or replies whose statements nothing backs.
 */
export type HandoffCause = "agent" | "topic" | "complaint" | "repeated_failure" | "receipt" | "fact_check";

/**
 * What a run of the agent comes to. Effects (a handoff) are only wishes here: the turn's commit
 * applies them once, and a superseded run leaves nothing behind.
 */
export type AgentResult =
  | { kind: "reply"; bubbles: Bubble[]; trace: Trace }
  | {
      kind: "handoff";
      cause: HandoffCause;
      reason: string;
      summary: string;
      wantedAction: string | null;
      /** Which of the store's topics it is about, by name. */
      topic?: string | null;
      /** The chat waited already, and the customer is told that the team knows. */
      again?: boolean;
      /** For the person who follows, not for the customer. */
      suggestedReply?: string | null;
      /** What the customer is told, before the bot goes quiet. */
      bubbles: Bubble[];
      trace: Trace;
    }
  | { kind: "silence"; reason: string; trace: Trace }
  | { kind: "failure"; code: FailureCode; message: string; trace: Trace };
