import { setTimeout as sleep } from "node:timers/promises";
import { signatureHeader } from "@platform/simulator";
import { RETRY_SCALE, WEBHOOK_TIMEOUT_MS } from "../processes/providers.ts";

/** What became of one event that the provider brought. */
export interface Letter {
  eventId: string;
  /** When a 2xx came back, in milliseconds since the epoch; null: never. */
  acknowledgedAt: number | null;
  attempts: number;
  /** Statuses of the answers that were no 2xx; null where none came. */
  refusals: (number | null)[];
}

/** The provider's waits; after the last the event is given up. */
const WAITS_MS = [10_000, 30_000, 300_000, 1_800_000, 3_600_000, 7_200_000, 7_200_000].map(
  (wait) => wait * RETRY_SCALE,
);

/** Brings one event as the provider does: signed once, the same bytes at every attempt, until a 2xx comes. */
export async function deliver(input: {
  url: string;
  secret: string;
  event: Record<string, unknown>;
  /** False: once and never again, as a provider's stray duplicate. */
  retry?: boolean;
  /** Absent: as long as the simulated provider waits for an answer. */
  timeoutMs?: number;
}): Promise<Letter> {
  const body = Buffer.from(JSON.stringify(input.event), "utf8");
  const signature = signatureHeader({
    secret: input.secret,
    body,
    unixSeconds: Math.floor(Date.now() / 1000),
  });
  const letter: Letter = {
    eventId: String(input.event["id"]),
    acknowledgedAt: null,
    attempts: 0,
    refusals: [],
  };
  for (const wait of [...(input.retry === false ? [] : WAITS_MS), null]) {
    letter.attempts += 1;
    const { url, timeoutMs = WEBHOOK_TIMEOUT_MS } = input;
    const status = await post({ url, body, signature, timeoutMs });
    if (status !== null && status >= 200 && status < 300) {
      letter.acknowledgedAt = Date.now();
      return letter;
    }
    letter.refusals.push(status);
    if (wait !== null) await sleep(wait);
  }
  return letter;
}

async function post(input: {
  url: string;
  body: Buffer;
  signature: string;
  timeoutMs: number;
}): Promise<number | null> {
  try {
    const response = await fetch(input.url, {
      method: "POST",
      headers: { "Content-Type": "application/json", "YCloud-Signature": input.signature },
      body: new Uint8Array(input.body),
      signal: AbortSignal.timeout(input.timeoutMs),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return null;
  }
}
