/**
 * The nerve between processes: hints that something is worth a look. PostgreSQL holds the truth, and
 * every listener also looks by itself every second or two, so that a lost hint costs a second at most.
 */
export const nerveTopics = ["live", "turn", "send", "interrupt", "media", "catalog", "presence"] as const;
export type NerveTopic = (typeof nerveTopics)[number];

/** Kept small: what to look at, never the thing itself. `dueAt` is an ISO 8601 instant. */
export interface NerveHint {
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

export type NerveHandler = (hint: NerveHint) => void | Promise<void>;

export interface Nerve {
  readonly kind: "memory" | "redis";
  /** Never throws and never waits: handlers of this process run at once, the others when Redis allows. */
  publish(topic: NerveTopic, hint?: NerveHint): void;
  /** Handlers may throw; that is reported and disturbs nobody. Returns the way to stop listening. */
  subscribe(topic: NerveTopic, handler: NerveHandler): () => void;
  /** Whether hints reach the other processes right now. */
  healthy(): boolean;
  close(): Promise<void>;
}

export interface NerveOptions {
  redisUrl?: string | undefined;
  /** Told of Redis being away and of handlers that threw; at most once per outage. */
  onTrouble?: (message: string, error: unknown) => void;
}
