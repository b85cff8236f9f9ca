import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import { createLocalHandlers } from "./local.ts";
import { hintTopics, type Hints, type Hint, type HintTopic, type PresenceHint } from "./hints.ts";

const CHANNEL_PREFIX = "platform:hints:";
/** A Redis that takes what is written and answers nothing must not fill the memory, nor wake everybody with it later. */
const MAX_UNANSWERED = 1_000;

interface RedisHintsOptions {
  url: string;
  onTrouble: (message: string, error: unknown) => void;
}

/**
 * Hints over Redis publish/subscribe. Redis being away is no error of the caller: this process goes on
 * serving itself, and the connections come back in the background.
 */
export function createRedisHints({ url, onTrouble }: RedisHintsOptions): Hints {
  // Own hints come back from Redis too; they were already served.
  const origin = randomUUID();
  const local = createLocalHandlers(onTrouble);
  const publisher = connectRedis(url, onTrouble);
  const subscriber = connectRedis(url, onTrouble);
  let subscribed = false;
  let unanswered = 0;
  const subscribe = (): void => {
    subscriber.subscribe(...hintTopics.map((topic) => CHANNEL_PREFIX + topic)).then(
      () => (subscribed = true),
      () => (subscribed = false),
    );
  };
  subscriber.on("ready", subscribe);
  subscriber.on("close", () => (subscribed = false));
  subscriber.on("message", (channel: string, text: string) => {
    const received = readEnvelope(channel, text);
    if (received !== undefined && received.origin !== origin) local.deliver(received.topic, received.hint);
  });
  return {
    publish: (topic, hint = {}) => {
      local.deliver(topic, hint);
      // A hint for later is worth nothing: what can't leave now is dropped, the sweeps find the rest.
      if (publisher.status !== "ready" || unanswered >= MAX_UNANSWERED) return;
      unanswered += 1;
      const answered = (): void => void (unanswered -= 1);
      publisher.publish(CHANNEL_PREFIX + topic, JSON.stringify({ origin, hint })).then(answered, answered);
    },
    subscribe: (topic, handler) => local.add(topic, handler),
    healthy: () => publisher.status === "ready" && subscribed,
    close: async () => {
      local.clear();
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}

/**
 * A connection that comes back by itself; what can't leave now fails at once, and what isn't answered within
 * `answerMs` as well: a Redis that hangs must hold up nobody who waits for it.
 */
export function connectRedis(
  url: string,
  onTrouble: (message: string, error: unknown) => void,
  { answerMs }: { answerMs?: number } = {},
): Redis {
  const redis = new Redis(url, {
    ...(answerMs === undefined ? {} : { commandTimeout: answerMs }),
    connectTimeout: 3_000,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResubscribe: false,
    retryStrategy: (attempt) => Math.min(attempt * 200, 2_000),
  });
  let told = false;
  redis.on("error", (error) => {
    if (!told) onTrouble("Redis is away; hints stay in this process until it is back", error);
    told = true;
  });
  redis.on("ready", () => (told = false));
  return redis;
}

interface Received {
  topic: HintTopic;
  origin: string;
  hint: Hint;
}

/** Whatever else is published on our channels is none of our business. */
function readEnvelope(channel: string, text: string): Received | undefined {
  const topic = hintTopics.find((name) => CHANNEL_PREFIX + name === channel);
  if (topic === undefined || text.length > 4_096) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value) || typeof value["origin"] !== "string" || !isRecord(value["hint"])) return undefined;
    const { conversationId, dueAt, presence } = value["hint"];
    return {
      topic,
      origin: value["origin"],
      hint: {
        ...(typeof conversationId === "string" && { conversationId }),
        ...(typeof dueAt === "string" && { dueAt }),
        ...(isPresence(presence) && { presence }),
      },
    };
  } catch {
    return undefined;
  }
}

function isPresence(value: unknown): value is PresenceHint {
  return (
    isRecord(value) &&
    ["tenantId", "personId", "personName"].every((key) => typeof value[key] === "string") &&
    ["here", "typing", "gone"].includes(String(value["state"]))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
