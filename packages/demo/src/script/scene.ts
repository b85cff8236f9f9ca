import type { Shop } from "../shop/shop.ts";
import type { SampleName } from "@platform/simulator";

/** What a person reads; a function where it states something of the shop. */
export type Words = string | ((shop: Shop) => string);

/** A moment before the demo's first start: minutes ago, or an hour of the store's clock some days ago. */
export type When = { minutesAgo: number } | { daysAgo: number; time: string };

/** One customer of one store, from the first message to how the chat stands now. */
export interface Scene {
  /** Names the scene in tests; nobody sees it. */
  key: string;
  store: "dance" | "electronics";
  contact: Contact;
  lines: Line[];
  /** Who answers now, the bot unless told. */
  owner?: Owner;
  unread?: number;
  labels?: string[];
  /** The bot never answers this contact. */
  excluded?: boolean;
}

export interface Contact {
  name: string | null;
  /** `+` and digits; null where the customer hides it. */
  phone: string | null;
  userId?: string;
}

export type Owner =
  /** Since the last handoff, or since a moment for a reason of the product's own. */
  | { kind: "waiting"; since?: When; reason?: string }
  /** Negative minutes: the time is over, and nobody has looked since. */
  | { kind: "person"; who: "romina" | "operator" | "phone"; minutesLeft: number };

export type Line = At | Customer | Bot | Person | Notice | Reaction;

/** The next line happens then; the lines after it follow at their own pace. */
export interface At {
  kind: "at";
  when: When;
}

export interface Customer {
  kind: "customer";
  type: string;
  words: Words | null;
  details: Record<string, unknown> | null;
  file: File | null;
  /** Lets later lines quote this one or react to it. */
  key: string | null;
  quotes: string | null;
  /** What became of it where the lines after it don't say so. */
  outcome: string | null;
}

export interface File {
  kind: "image" | "audio" | "video" | "document" | "sticker";
  sample: SampleName;
  transcript: string | null;
  fileName: string | null;
  state: "stored" | "pending" | "failed";
}

export interface Bot {
  kind: "bot";
  uses: ToolUse[];
  says: Bubble[];
  /** Of each bubble, the last one for all after it; read unless told. */
  delivery: Delivery[];
  result: "reply" | "handoff" | "silence" | "superseded" | "overtaken" | "failure";
  handoff: { cause: string; reason: string; summary: string | null; wanted: string | null } | null;
  reason: string | null;
  key: string | null;
}

export type Bubble = Words | { product: string };

export type ToolUse =
  | { tool: "search_specific_products"; query: string; found: string[]; variant: string | null }
  | { tool: "search_by_category"; query: string; found: string[] }
  | { tool: "browse_general_storefront"; found: string[] }
  | { tool: "get_product_details"; name: string }
  | { tool: "purchase_link"; name: string; variant: string }
  | { tool: "cupones_list" }
  | { tool: "orders"; number: string | null; found: string[] }
  | { tool: "derivhumano"; reason: string; summary: string; wanted: string | null };

/** How far a message got. */
export type Delivery =
  | "accepted"
  | "sent"
  | "delivered"
  | "read"
  | "draft"
  /** No answer came, and no status either. */
  | "unknown"
  /** A picture that was refused, and left as text. */
  | "picture_refused"
  /** A picture that the provider took and could not fetch; its text followed. */
  | "picture_lost"
  | { cancelled: string }
  /** `when`: refused at once, or reported by a status after it was taken. */
  | { failed: string; says: string; when: "request" | "status" };

export interface Person {
  kind: "person";
  words: Words;
  who: "romina" | "operator" | "phone" | "api";
  delivery: Delivery;
  file: File | null;
  quotes: string | null;
  key: string | null;
}

export interface Notice {
  kind: "notice";
  text: string;
  details: Record<string, unknown> | null;
}

export interface Reaction {
  kind: "reaction";
  to: string;
  emoji: string;
  author: "customer" | "human";
}
