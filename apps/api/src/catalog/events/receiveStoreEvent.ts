import { createHash } from "node:crypto";
import type { Sql } from "@platform/db";
import { isSignedByStore, readStoreEvent } from "@platform/integrations/tiendanube";
import type { Logger } from "pino";
import { within } from "../../flow/bounded.ts";
import { jsonText } from "../../flow/jsonText.ts";
import type { Hints } from "../../hints/index.ts";

export interface StoreEventDeps {
  sql: Sql;
  hints: Pick<Hints, "publish">;
  log: Pick<Logger, "info" | "warn" | "error">;
  /** The app's secret; without one nobody's events can be believed. */
  clientSecret: string | undefined;
  /** Another than the product's, for who can wait. */
  patienceMs?: number;
}

export interface StoreEventRequest {
  rawBody: Uint8Array;
  signature: string | string[] | undefined;
  /** The rest of the address, e.g. `store/redact`: the events of privacy name themselves nowhere else. */
  path?: string | undefined;
}

export interface StoreEventAnswer {
  status: 200 | 401 | 503;
  reason?: string;
}

/** The store gives up after three seconds and comes again. */
const STORE_TIMEOUT_MS = 2_500;

/** One event of a store: signature over the raw bytes, kept with what follows from it, then answered. */
export async function receiveStoreEvent(
  deps: StoreEventDeps,
  request: StoreEventRequest,
): Promise<StoreEventAnswer> {
  const { clientSecret: secret, log, hints } = deps;
  if (secret === undefined || !isSignedByStore(request.rawBody, { secret, header: request.signature })) {
    log.info({ reason: secret === undefined ? "no_secret" : "bad_signature" }, "A store's event was refused");
    return { status: 401, reason: "signature" };
  }
  try {
    await keep(deps, request);
  } catch (error) {
    log.error({ err: error }, "A store's event could not be stored");
    return { status: 503, reason: "not_stored" };
  }
  hints.publish("catalog");
  return { status: 200 };
}

async function keep(
  { sql, log, patienceMs: ms = STORE_TIMEOUT_MS }: StoreEventDeps,
  { rawBody, path }: StoreEventRequest,
): Promise<void> {
  const event = readStoreEvent(rawBody, path);
  const key = `sha256:${createHash("sha256").update(rawBody).digest("hex")}`;
  const effect = event === null ? null : jsonText(event);
  const statement = sql<{ state: string }[]>`
    select keep_store_event(${key}, ${event?.storeId ?? null}, ${event?.event ?? null}, ${Buffer.from(rawBody)},
      ${effect}::text::jsonb) as state`;
  const [row] = await within(statement, { ms, what: "commit" });
  if (row?.state === "unmatched")
    log.warn(
      { storeId: event?.storeId, event: event?.event },
      `Tenant not found for store ${event?.storeId}`,
    );
}
