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
    /** ISO 3166 alpha-2; decides default language and register. */
    country: string;
    promptTemplate: string | null;
    handoffInstructions: string | null;
    /** What the customer is told at a handoff, where the tenant wrote one. */
    handoffMessage: string | null;
  };
  customer: { name: string | null };
  /** ISO instant, from the database's clock. */
  now: string;
  /** Oldest first; the messages to answer are the last customer messages. */
  history: HistoryMessage[];
  /** How many customer messages at the end of the history are unanswered. */
  unanswered: number;
  models: { primary: string; fallback: string | null };
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
}
