/**
 * Hints between processes that something is worth a look. PostgreSQL holds the truth, and
 * every listener also looks by itself every second or two, so that a lost hint costs a second at most.
 */
export const hintTopics = ["live", "turn", "send", "interrupt", "media", "catalog", "presence"] as const;
export type HintTopic = (typeof hintTopics)[number];

/** Kept small: what to look at, never the thing itself. `dueAt` is an ISO 8601 instant. */
export interface Hint {
  conversationId?: string;
  dueAt?: string;
  /** Who looks at the chat or writes in it: nothing but a hint, and nowhere else. */
  presence?: PresenceHint;
}

export interface PresenceHint {
  tenantId: string;
  personId: string;
  personName: string;
  state: "here" | "typing" | "gone";
}

export type HintHandler = (hint: Hint) => void | Promise<void>;

export interface Hints {
  /** Never throws and never waits: handlers of this process run at once, the others when Redis allows. */
  publish(topic: HintTopic, hint?: Hint): void;
  /** Handlers may throw; that is reported and disturbs nobody. Returns the way to stop listening. */
  subscribe(topic: HintTopic, handler: HintHandler): () => void;
  /** Whether hints reach the other processes right now. */
  healthy(): boolean;
  close(): Promise<void>;
}

export interface HintsOptions {
  redisUrl?: string | undefined;
  /** Told of Redis being away and of handlers that threw; at most once per outage. */
  onTrouble?: (message: string, error: unknown) => void;
}
