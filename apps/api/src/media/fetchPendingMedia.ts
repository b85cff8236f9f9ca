import type { Sql } from "@platform/db";
import type { YCloudClient } from "@platform/integrations/ycloud";
import type { Logger } from "pino";
import type { Hints } from "../hints/index.ts";
import type { ByteBudget, ByteShare } from "./byteBudget.ts";
import { contentTypeOf, type MediaKind } from "./contentType.ts";
import type { MediaStorage } from "./storage.ts";

export interface MediaFetchDeps {
  sql: Sql;
  storage: MediaStorage;
  hints: Pick<Hints, "publish">;
  log: Pick<Logger, "info" | "warn" | "error">;
  /** The store's way to its files; null while it has no key. */
  ycloudFor(input: {
    tenantId: string;
    sealedKey: string | null;
  }): Promise<Pick<YCloudClient, "downloadMedia"> | null>;
  /** What may be held of files at once. */
  budget: ByteBudget;
  /** Fires when the process wants to end; what is on its way is given back for a later try. */
  signal?: AbortSignal;
}

export interface MediaFetchResult {
  stored: number;
  /** Given up, with the reason in `chat_media.error`. */
  failed: number;
  /** Will be tried again later. */
  postponed: number;
}

/** `chat_media.error` of a file that was given up, or of the last attempt. */
export type MediaFailure =
  | "gone"
  | "too_large"
  | "blocked"
  | "unavailable"
  | "wrong_type"
  | "no_link"
  | "no_key"
  | "bad_key"
  /** Fetched, and nowhere to put it: a full disk, a folder that is only to be read, a bucket that is away. */
  | "not_kept"
  | "internal";

interface Claim {
  id: string;
  message_id: string | null;
  tenant_id: string;
  kind: MediaKind;
  provider_link: string | null;
  mime_type: string | null;
  attempts: number;
  /** Of the last attempt. */
  error: MediaFailure | null;
  /** In days. */
  age: number;
  sealed_key: string | null;
}

type Outcome =
  | { state: "stored"; mimeType: string; fileSize: number; storageKey: string }
  | { state: "failed" | "postponed"; reason: MediaFailure; detail: string };

const MIB = 1024 * 1024;
const BATCH = 4;
const MAX_ATTEMPTS = 8;
/** What a person can mend, in days as well, is waited for while the provider still has the file, which is about a month. */
const MENDED_BY_PEOPLE: ReadonlySet<MediaFailure> = new Set(["no_key", "bad_key", "not_kept"]);
const KEPT_DAYS = 28;
/** Longer than a download may take, with its second try (2 × 60 s). */
const LEASE_SECONDS = 150;
/** The second try still comes while a turn waits for the file. */
const FIRST_DELAY_SECONDS = 3;
const LONGEST_DELAY_SECONDS = 7_200;

/**
 * Fetches a few files of messages that are due, stores by store in turn. A claim is a lease: who dies
 * with it loses it, and the file is tried again, at most eight times in about three hours; for want of a key or of room longer.
 */
export async function fetchPendingMedia(
  deps: MediaFetchDeps,
  onClaimed?: () => void,
): Promise<MediaFetchResult> {
  const claims = await claim(deps.sql);
  if (claims.length > 0) onClaimed?.();
  const outcomes = await Promise.all(claims.map((each) => fetchOne(deps, each)));
  const count = (state: Outcome["state"]) => outcomes.filter((outcome) => outcome.state === state).length;
  return { stored: count("stored"), failed: count("failed"), postponed: count("postponed") };
}

function claim(sql: Sql): Promise<Claim[]> {
  return sql<Claim[]>`
    with waiting as (
      select id, row_number() over (partition by tenant_id order by next_attempt_at) as place
      from chat_media where state = 'pending' and next_attempt_at <= now()
    ), picked as (
      select m.id from chat_media m join waiting w using (id)
      where m.state = 'pending' and m.next_attempt_at <= now()
      order by w.place, m.next_attempt_at
      limit ${BATCH}
      for update of m skip locked
    )
    update chat_media m
    set attempts = m.attempts + 1, next_attempt_at = now() + make_interval(secs => ${LEASE_SECONDS})
    from picked, tenants t
    where m.id = picked.id and t.id = m.tenant_id
    returning m.id, (select s.id from chat_messages s where s.media_id = m.id limit 1) as message_id, m.tenant_id, m.kind, m.provider_link, m.mime_type, m.attempts, m.error,
              extract(epoch from now() - m.created_at)::float8 / 86400 as age, t.ycloud_api_key as sealed_key`;
}

async function fetchOne(deps: MediaFetchDeps, claimed: Claim): Promise<Outcome> {
  const { id: mediaId, message_id: correlationId, tenant_id: tenantId, attempts: attempt } = claimed;
  const about = { correlationId, tenantId, mediaId, attempt };
  const share = deps.budget.open();
  try {
    const outcome = boundAttempts(await download(deps, claimed, share), claimed);
    await settle(deps, claimed, outcome);
    if (outcome.state !== "stored")
      deps.log.warn({ ...about, ...outcome }, "A message's file was not fetched");
    return outcome;
  } catch (error) {
    deps.log.error({ ...about, err: error }, "Fetching a message's file broke off");
    const broken = { state: "postponed", reason: "internal", detail: "" } as const;
    const outcome = boundAttempts(broken, claimed);
    // Should the database be what broke, the lease brings the file back.
    await settle(deps, claimed, outcome).catch(() => undefined);
    return outcome;
  } finally {
    share.release();
  }
}

function boundAttempts(outcome: Outcome, { attempts, age }: Claim): Outcome {
  if (outcome.state !== "postponed") return outcome;
  const over = MENDED_BY_PEOPLE.has(outcome.reason) ? age > KEPT_DAYS : attempts >= MAX_ATTEMPTS;
  return over ? { ...outcome, state: "failed" } : outcome;
}

async function download(
  { ycloudFor, storage, signal }: MediaFetchDeps,
  claimed: Claim,
  { grow }: ByteShare,
): Promise<Outcome> {
  const { id, tenant_id: tenantId, kind, provider_link: link } = claimed;
  if (claimed.attempts > MAX_ATTEMPTS && !MENDED_BY_PEOPLE.has(claimed.error ?? "internal"))
    return { state: "failed", reason: "internal", detail: "It broke off again and again." };
  if (link === null) return { state: "failed", reason: "no_link", detail: "The event carried no address." };
  const client = await ycloudFor({ tenantId, sealedKey: claimed.sealed_key });
  if (client === null)
    return { state: "postponed", reason: "no_key", detail: "The store has no YCloud key." };
  const result = await client.downloadMedia(
    { link },
    { maxBytes: (kind === "document" ? 25 : 16) * MIB, onBytes: grow, signal },
  );
  if (!result.ok) {
    const state = result.code === "unavailable" || result.code === "bad_key" ? "postponed" : "failed";
    return { state, reason: result.code, detail: result.message };
  }
  const { bytes } = result;
  const mimeType = await contentTypeOf({ kind, bytes, declared: claimed.mime_type ?? result.mimeType });
  if (mimeType === null)
    return { state: "failed", reason: "wrong_type", detail: `The content is no ${kind}.` };
  const storageKey = `${tenantId}/${id}`;
  try {
    await storage.put(storageKey, bytes);
  } catch (error) {
    return { state: "postponed", reason: "not_kept", detail: String(error) };
  }
  return { state: "stored", mimeType, fileSize: bytes.byteLength, storageKey };
}

/** Only who still holds the lease may say what became of the file. A turn may have been waiting for it. */
async function settle(
  { sql, hints }: MediaFetchDeps,
  { id, attempts }: Claim,
  outcome: Outcome,
): Promise<void> {
  const stored = outcome.state === "stored";
  const values = stored
    ? {
        state: "stored",
        mime_type: outcome.mimeType,
        file_size: outcome.fileSize,
        storage_key: outcome.storageKey,
        error: null,
      }
    : { state: outcome.state === "failed" ? "failed" : "pending", error: outcome.reason };
  const told = await sql<{ conversation_id: string }[]>`
    with settled as (
      update chat_media
      set ${sql(values)}, next_attempt_at = now() + make_interval(secs => ${stored ? 0 : delaySeconds(attempts)})
      where id = ${id} and state = 'pending' and attempts = ${attempts}
      returning id
    )
    select m.conversation_id from settled s join chat_messages m on m.media_id = s.id`;
  if (outcome.state === "postponed") return;
  hints.publish("live");
  for (const { conversation_id: conversationId } of told) hints.publish("turn", { conversationId });
}

/** Grows fourfold, with a fifth of chance so that files of one outage don't come back as one. */
function delaySeconds(attempts: number): number {
  const delay = Math.min(FIRST_DELAY_SECONDS * 4 ** Math.min(attempts - 1, 8), LONGEST_DELAY_SECONDS);
  return delay * (0.8 + Math.random() * 0.4);
}
