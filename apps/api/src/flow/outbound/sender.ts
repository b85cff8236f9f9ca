import type { Sql } from "@platform/db";
import type { OutgoingMessage, SendOutcome, YCloudClient } from "@platform/integrations/ycloud";
import type { Logger } from "pino";
import type { Counters } from "../../metrics/counters.ts";
import type { Hints } from "../../hints/index.ts";
import type { Tracing } from "../../tracing/tracing.ts";
import { bounded } from "../bounded.ts";
import { isCanary } from "../canaryChat.ts";
import { claimSends } from "./claimSends.ts";
import { landCanary } from "./landCanary.ts";
import { handOver, type FileStorage } from "./handOver.ts";
import { waitBefore } from "./waitBefore.ts";
import { createSettler, type Settlement, type Settler } from "./settler.ts";
import type { FileToSend, ReleasedSend, SendPayload } from "./payload.ts";

export interface SenderDeps {
  sql: Sql;
  /** For what waits for rows that somebody holds. */
  beside: Sql;
  hints: Hints;
  log: Logger;
  counters?: Counters;
  tracing?: Tracing;
  /** The tenant's client or, without a key anywhere, null. */
  ycloudFor(input: { tenantId: string; sealedKey: string | null }): Promise<YCloudClient | null>;
  /** Where the files lie that people send. */
  files: FileStorage;
}

export interface Sender {
  /** Sends this message and then whatever the conversation releases next. */
  dispatch(payload: ReleasedSend): void;
  /** Looks for conversations whose outbox is due. */
  kick(): void;
  /**
   * Resolves when nothing is at the provider any more, and what became of it is stored. What the database doesn't take
   * within so many milliseconds is given up: for processes that end.
   */
  drain(patienceMs?: number): Promise<void>;
}

const MAX_IN_FLIGHT = 200;
/** Before a bubble's lease (45 s) and the provider's time (15 s) are over: a request must not start on its own later. */
const START_WITHIN_MS = 25_000;
/** With a file, whose lease is two minutes. */
const START_WITH_FILE_WITHIN_MS = 100_000;
/** A process that ends has 25 s, two of which go by before it drains. */
const DRAIN_MS = 18_000;

/** The way out: requests run outside every transaction, and each ends in `settle_send`. */
export function createSender(deps: SenderDeps): Sender {
  const { log } = deps;
  const running = new Set<Promise<void>>();
  const settler = createSettler(deps);
  let claiming = false;
  let again = false;

  const dispatch = (payload: ReleasedSend): void => {
    const work = sendAll(deps, settler, payload)
      .catch((error: unknown) =>
        log.error(
          { err: error, messageId: payload.messageId, correlationId: payload.correlationId },
          "A send broke off; the sweep takes it over",
        ),
      )
      .finally(() => running.delete(work));
    running.add(work);
  };

  const kick = (): void => {
    if (claiming) {
      again = true;
      return;
    }
    claiming = true;
    void claim().finally(() => {
      claiming = false;
      if (again) {
        again = false;
        kick();
      }
    });
  };

  const claim = async (): Promise<void> => {
    // One store's held rows must not take the places of all.
    const free = MAX_IN_FLIGHT - (running.size - settler.size);
    if (free <= 0) return;
    try {
      const askedAt = performance.now();
      for (const payload of await claimSends(deps, free)) dispatch({ ...payload, askedAt });
    } catch (error) {
      log.error({ err: error }, "The outbox could not be read");
    }
  };

  return {
    dispatch,
    kick,
    drain: async (patienceMs = DRAIN_MS) => {
      const stopEnding = settler.endWithin(patienceMs);
      while (running.size > 0) await Promise.allSettled(running);
      stopEnding();
    },
  };
}

async function sendAll(deps: SenderDeps, settler: Settler, first: ReleasedSend): Promise<void> {
  let next: ReleasedSend | null = first;
  while (next !== null) {
    const startedAt = Date.now();
    const outcome = await send(deps, next);
    tellSent(deps, next, { outcome, startedAt });
    next = await settler.settle(next, outcome);
    deps.hints.publish("live");
  }
}

function tellSent(
  { log, counters, tracing }: SenderDeps,
  { messageId, conversationId, tenantId, correlationId, attempts }: SendPayload,
  { outcome, startedAt }: { outcome: Settlement; startedAt: number },
): void {
  const ms = Date.now() - startedAt;
  const code = "code" in outcome ? outcome.code : undefined;
  const failed = outcome.kind !== "accepted";
  counters?.add("sends", outcome.kind);
  counters?.time("send", ms / 1_000);
  if (code !== undefined)
    counters?.addForStore("providerErrors", { tenant: tenantId, provider: "ycloud", code });
  const line = {
    correlationId,
    messageId,
    conversationId,
    tenantId,
    outcome: outcome.kind,
    code,
    attempts,
    ms,
  };
  if (failed) log.warn(line, "Message not sent");
  else log.info(line, "Message sent");
  const attributes = { messageId, conversationId, tenantId, outcome: outcome.kind, code };
  tracing?.ended(correlationId, { name: "send", startedAt, failed, attributes });
}

async function send(deps: SenderDeps, payload: ReleasedSend): Promise<Settlement> {
  const client = await bounded(deps.ycloudFor({ tenantId: payload.tenantId, sealedKey: payload.apiKey }));
  if (client === null)
    return held(payload, { code: "no_ycloud_key", message: "The store has no YCloud key" });
  if (payload.toPhone === null && isCanary(payload.conversationId))
    return throttledOr(payload, await landCanary(client, payload));
  const message = toMessage(payload);
  if (message === null) {
    return {
      kind: "rejected",
      scope: "message",
      code: "no_recipient",
      message: "The customer has no address",
    };
  }
  const { file } = payload;
  const startBy = payload.askedAt + (file === null ? START_WITHIN_MS : START_WITH_FILE_WITHIN_MS);
  if (file !== null) {
    const handed = await handOver(deps, { client, file, from: payload.from, by: startBy });
    if (handed.kind === "rejected" && handed.scope === "tenant") return held(payload, handed);
    if (handed.kind !== "stored") return throttledOr(payload, handed);
    message.body = fileBody(payload, file, handed.mediaId);
  }
  if (performance.now() > startBy) {
    return {
      kind: "throttled",
      retryAfterMs: 0,
      code: "released_too_long_ago",
      message: "Asked again before sending",
    };
  }
  // A person's answer shows the customer that it was read; the bot's turn has shown it already.
  if (payload.byPerson && payload.lastInboundId !== null) void client.markAsRead(payload.lastInboundId);
  const outcome = await client.send(message);
  if (outcome.kind === "rejected" && outcome.scope === "tenant") return held(payload, outcome);
  return throttledOr(payload, outcome);
}

/** Ends of sends of which the provider was never asked: how long those wait is ours to say. */
const NEVER_ASKED = new Set(["paced", "aborted"]);

function throttledOr(payload: SendPayload, outcome: SendOutcome): Settlement {
  return outcome.kind === "throttled"
    ? {
        ...outcome,
        retryAfterMs: waitBefore(NEVER_ASKED.has(outcome.code) ? 1 : payload.attempts, outcome.retryAfterMs),
      }
    : outcome;
}

function fileBody(
  { text }: SendPayload,
  { kind, fileName }: FileToSend,
  mediaId: string,
): OutgoingMessage["body"] {
  return { type: "file", kind, mediaId, caption: text ?? "", fileName };
}

/** Tried again from five seconds on, at most every five minutes; a new key lets it leave at once. */
function held(payload: SendPayload, { code, message }: { code: string; message: string }): Settlement {
  const wait = Math.min(300_000, 5_000 * 2 ** Math.min(payload.attempts - 1, 6));
  return { kind: "held", retryAfterMs: Math.round(wait * (1 + Math.random() * 0.25)), code, message };
}

function toMessage(payload: SendPayload): OutgoingMessage | null {
  const to =
    payload.toPhone !== null
      ? { phone: payload.toPhone }
      : payload.toUserId !== null
        ? { userId: payload.toUserId }
        : null;
  if (to === null) return null;
  return {
    from: payload.from,
    to,
    externalId: payload.messageId,
    body: bodyOf(payload),
    quotedWamid: payload.quotedWamid,
  };
}

function bodyOf({ type, text, imageUrl, template }: SendPayload): OutgoingMessage["body"] {
  if (type === "template" && template !== null) {
    const { name, language, components } = template;
    return { type: "template", name, language, components };
  }
  return type === "image" && imageUrl !== null
    ? { type: "image", link: imageUrl, caption: text ?? "" }
    : { type: "text", text: text ?? "" };
}
