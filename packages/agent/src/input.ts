import type { HandoffTopic } from "./handoff/findTopic.ts";
import type { Fact, VerdictOutcome } from "./result.ts";

/** Everything a turn knows; the agent keeps nothing between runs. */
export interface AgentInput {
  store: {
    name: string;
    description: string | null;
    website: string | null;
    location: string | null;
    catalogKnowledge: string | null;
    /** IANA name; every date in the prompt is the store's. */
    timezone: string;
    /** ISO 3166 alpha-2; decides default language, register and how numbers are written. */
    country: string;
    /** ISO 639-1, where it is not the country's. */
    mainLanguage?: string | null;
    /** What the assistant calls itself. */
    botName?: string | null;
    /** The merchant's words, said before the first reply of a chat. */
    disclosure?: string | null;
    promptTemplate: string | null;
    /** What stands before every store's words; absent where there is nothing. */
    base?: Base | null;
    handoffInstructions: string | null;
    /** What the customer is told at a handoff, where the tenant wrote one. */
    handoffMessage: string | null;
    /** What people answer, whatever the bot could. */
    topics?: HandoffTopic[];
    /** What else hands over whatever the model does; absent is neither. */
    triggers?: { complaint: boolean; repeatedFailure: boolean };
    /** Whether people attend now; absent where nobody knows. */
    attendance?: Attendance | null;
    sheet: StoreSheet;
    /** Only those that hold on the day of `now`. */
    articles: Article[];
  };
  customer: { name: string | null };
  /** What was said before the history begins, in a model's words: context, never a fact. */
  summary?: string | null;
  /** What the last replies of this conversation stood on. Products are read again before they count. */
  facts?: Fact[];
  /** How the statements of the reply before came to hold. */
  lastVerdict?: VerdictOutcome | null;
  /** The chat waits for a person, and the bot goes on beside: with everything but this. */
  waiting?: Waiting | null;
  /** People have had the chat, within a day, and the bot goes on. */
  returned?: Returned | null;
  /** ISO instant, from the database's clock. */
  now: string;
  /** Oldest first; the messages to answer are the last customer messages. */
  history: HistoryMessage[];
  /** How many customer messages at the end of the history are unanswered. */
  unanswered: number;
  models: { primary: string; fallback: string | null };
}

/** What the bots of all stores are told, as far as this store follows it. */
export interface Base {
  prompt: string | null;
  /** Said before the first reply of a chat where the store has no words of its own for it. */
  disclosure: string | null;
  /** What no reply says, whole words, whatever their capitals and accents. */
  forbidden: string[];
}

export interface Attendance {
  open: boolean;
  /** ISO instant of the next opening; null while open, and where none is known. */
  opensAt: string | null;
  /** The merchant's word for the special day of now. */
  message: string | null;
}

/** What a waiting chat was handed over for. */
export interface Waiting {
  /** The store's topics it is about, by name. */
  topics: string[];
  /** The customer's words that were handed over. */
  asked: string[];
  /** The customer, asking again, has been told that the team knows. */
  told: boolean;
}

/** What became of a chat before it came back to the bot. */
export interface Returned {
  /** Who had it, where that is known. */
  name: string | null;
  /** ISO instants between which a person had it; null where it only waited. */
  from: string | null;
  to: string | null;
  /** What it had been handed over for: the store's topics, and a code of the product or words of the agent. */
  topics: string[];
  reason: string | null;
  /** How many of the messages to answer stood there when somebody gave it back: they were read, and hand nothing over. */
  seen: number;
}

export interface HistoryMessage {
  author: "customer" | "bot" | "human" | "system";
  /** What stood in the bubble, captions and transcripts included. */
  text: string | null;
  /** text, image, audio, video, document, sticker, location, contacts, order, unsupported … */
  type: string;
  /** ISO instant. */
  sentAt: string;
  /** Text of the message this one replies to. */
  quoted: string | null;
  /** What stood here when it was answered; the customer has changed it since. */
  correctedFrom?: string | null;
  /** The product that the quoted bubble showed, where it was one. */
  quotedProductId?: string | null;
  /** What came beside the words. */
  attachment?: Attachment | null;
  /** The picture itself, where the model is to see it. */
  picture?: Picture | null;
}

export interface Picture {
  /** image/jpeg, image/png, image/webp or image/gif. */
  mimeType: string;
  base64: string;
}

/** What a message carries that isn't text. `code` is a SKU or an id, as the WhatsApp catalogue has it. */
export type Attachment =
  /** `lost`: it could not be fetched, opened or heard; `waiting`: not yet. */
  | { kind: "file"; state: "there" | "waiting" | "lost"; name: string | null }
  | { kind: "place"; name: string | null; point: { latitude: number; longitude: number } | null }
  | { kind: "contacts"; contacts: { name: string | null; phone: string | null }[] }
  | { kind: "cart"; lines: CartLine[] }
  /** Asked from a product's page in the WhatsApp catalogue. */
  | { kind: "product"; code: string; name: string | null }
  /** Came from this advertisement. */
  | { kind: "ad"; headline: string; body?: string | null };

export interface CartLine {
  code: string;
  /** As the store calls it; null where nobody has looked or nothing was found. */
  name: string | null;
  quantity: number;
}

/** ISO dates (YYYY-MM-DD), both inclusive, by the store's clock; null is open. Outside of them an entry is no fact. */
export interface Period {
  from: string | null;
  until: string | null;
}

/** What the merchant has filled in about buying. Amounts are cents of the store's currency. */
export interface StoreSheet {
  payments: (Period & {
    method: string;
    discountPercent: number | null;
    /** Whether the discount counts on promotional prices and beside coupons. */
    combines: boolean;
    details: string | null;
  })[];
  instalments: (Period & {
    count: number;
    interestFree: boolean;
    /** Cart total from which it is offered. */
    minCents: number | null;
    /** Cards or methods it is for; null where for all. */
    method: string | null;
  })[];
  shipping: (Period & {
    zone: string;
    /** Null where the checkout computes it. */
    costCents: number | null;
    /** As the merchant says it: "3 a 5 días hábiles". */
    time: string | null;
  })[];
  freeShipping: (Period & { fromCents: number; zone: string | null })[];
  pickup: (Period & { address: string; hours: string | null; details: string | null })[];
  exchanges: (Period & { days: number | null; conditions: string | null })[];
  /** How to pay, to be copied to the letter: account, alias, PIX key. Nothing else may tell where to pay. */
  paymentDetails: string | null;
}

/** A piece of the store's knowledge: a question that customers ask and what the merchant answers. */
export interface Article extends Period {
  id: string;
  title: string;
  body: string;
}

export const EMPTY_SHEET: StoreSheet = {
  payments: [],
  instalments: [],
  shipping: [],
  freeShipping: [],
  pickup: [],
  exchanges: [],
  paymentDetails: null,
};
