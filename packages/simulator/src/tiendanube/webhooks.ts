import { createHmac } from "node:crypto";
import type { JsonObject } from "../json.ts";
import type { StoreState } from "./types.ts";

/** Waits before the attempts after the first: at once, then 5, 10 and 15 minutes, then each ×1.4. */
const WAITS_MS = [0, 300_000, 600_000, 900_000, 1_260_000, 1_764_000];

/** Lower-case hex of HMAC-SHA256 over the raw body, as `x-linkedstore-hmac-sha256` carries it. */
export function storeSignature(secret: string, body: string): string {
  return createHmac("sha256", secret).update(body).digest("hex");
}

/** Tells every subscriber of an event; resolves with the first attempt's statuses. */
export function emitStoreEvent(
  state: StoreState,
  event: string,
  extra: JsonObject = {},
): Promise<(number | null)[]> {
  const body = JSON.stringify({ store_id: Number(state.options.storeId), event, ...extra });
  const registered = state.webhooks
    .filter((webhook) => webhook.event === event)
    .map((webhook) => webhook.url);
  const fixed = state.options.webhookUrl ?? null;
  const urls = new Set(fixed === null ? registered : [fixed, ...registered]);
  return Promise.all([...urls].map((url) => deliver(state, { url, body, attempt: 0 })));
}

async function deliver(
  state: StoreState,
  input: { url: string; body: string; attempt: number },
): Promise<number | null> {
  const { url, body, attempt } = input;
  const status = await post(state, url, body);
  state.deliveries.push({ at: state.now(), url, body, status });
  const wait = WAITS_MS[attempt];
  if ((status === null || status < 200 || status >= 300) && wait !== undefined) {
    const timer = setTimeout(
      () => {
        state.timers.delete(timer);
        void deliver(state, { url, body, attempt: attempt + 1 });
      },
      wait * (state.options.retryScale ?? 1),
    );
    state.timers.add(timer);
  }
  return status;
}

async function post(state: StoreState, url: string, body: string): Promise<number | null> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "x-linkedstore-hmac-sha256": storeSignature(state.options.clientSecret ?? "", body),
      },
      body,
      signal: AbortSignal.timeout(3000),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return null;
  }
}
