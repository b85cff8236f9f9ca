import { timeoutSignal } from "@platform/integrations/http";
import { ModelError } from "@platform/agent";
import type { Sql } from "@platform/db";
import type { OpenAiModel } from "@platform/integrations/openai";
import type { Logger } from "pino";
import type { Hints } from "../hints/index.ts";
import type { PriceBook } from "../usage/priceBook.ts";
import { usageOfAudio } from "../usage/usageLines.ts";
import type { ByteBudget, ByteShare } from "./byteBudget.ts";
import type { MediaStorage } from "./storage.ts";
import { voiceSeconds } from "./voiceSeconds.ts";

export interface TranscribeDeps {
  sql: Sql;
  storage: Pick<MediaStorage, "read">;
  hints: Pick<Hints, "publish">;
  log: Pick<Logger, "warn" | "error">;
  /** Speech to text under the store's key; null while it has none. */
  transcriberFor(account: {
    tenantId: string;
    sealedKey: string | null;
    baseUrl: string | null;
  }): Promise<Transcriber | null>;
  prices: PriceBook;
  /** What may be held of files at once. */
  budget: ByteBudget;
  signal?: AbortSignal;
}

export interface Transcriber {
  transcribe: OpenAiModel["transcribe"];
  model: string;
}

export interface TranscribeResult {
  done: number;
  /** Given up, with the reason in `chat_media.error`. */
  failed: number;
  postponed: number;
}

/** `chat_media.error` of a voice note that nobody understood. */
type TranscriptFailure =
  | "too_long"
  | "no_words"
  | "no_model"
  | "not_understood"
  | "file_missing"
  /** The store's budget, or what a day allows this customer, is used up. */
  | "over_budget"
  | "internal";

interface Claim {
  id: string;
  message_id: string | null;
  tenant_id: string;
  storage_key: string;
  file_size: number | null;
  mime_type: string | null;
  transcript_attempts: number;
  sealed_key: string | null;
  base_url: string | null;
  model_prices: unknown;
  over_budget: boolean;
}

type Outcome =
  | { state: "done"; text: string }
  | { state: "failed" | "postponed"; reason: TranscriptFailure; detail: string };

const BATCH = 2;
/** With their delays, all within the time that a turn waits. */
const MAX_ATTEMPTS = 3;
const CALL_MS = 15_000;
const LEASE_SECONDS = 30;
const DELAY_SECONDS = 2;
const MAX_SECONDS = 15 * 60;
/** For formats whose length isn't read here. */
const MAX_BYTES = 10 * 1024 * 1024;
/** The file itself, and as a part of the request. */
const COPIES = 2;
const MAX_CHARS = 20_000;
/** Where the length isn't known: what WhatsApp's voice notes take. */
const BYTES_PER_SECOND = 2_000;
/** In a customer's day a second that is heard counts like the tokens that a small model reads for its price. */
const TOKENS_PER_SECOND = 200;

/** What a second try may mend. */
const PASSING = new Set(["rate_limited", "timeout", "unavailable", "bad_response", "aborted"]);

/** Hears a few voice notes that have been fetched. A claim is a lease, as with the files themselves. */
export async function transcribePending(
  deps: TranscribeDeps,
  onClaimed?: () => void,
): Promise<TranscribeResult> {
  const claims = await claim(deps.sql);
  if (claims.length > 0) onClaimed?.();
  const outcomes = await Promise.all(claims.map((each) => hearOne(deps, each)));
  const count = (state: Outcome["state"]) => outcomes.filter((outcome) => outcome.state === state).length;
  return { done: count("done"), failed: count("failed"), postponed: count("postponed") };
}

function claim(sql: Sql): Promise<Claim[]> {
  return sql<Claim[]>`
    with waiting as (
      select id, row_number() over (partition by tenant_id order by next_attempt_at) as place
      from chat_media where state = 'stored' and transcript_state = 'pending' and next_attempt_at <= now()
        and tenant_id <> all (array(select r.tenant_id from store_removals r))
    ), picked as (
      select m.id from chat_media m join waiting w using (id)
      where m.state = 'stored' and m.transcript_state = 'pending' and m.next_attempt_at <= now()
      order by w.place, m.next_attempt_at
      limit ${BATCH}
      for update of m skip locked
    )
    update chat_media m
    set transcript_attempts = m.transcript_attempts + 1,
        next_attempt_at = now() + make_interval(secs => ${LEASE_SECONDS})
    from picked, tenants t
    where m.id = picked.id and t.id = m.tenant_id
    returning m.id, (select s.id from chat_messages s where s.media_id = m.id limit 1) as message_id, m.tenant_id, m.storage_key, m.file_size, m.mime_type, m.transcript_attempts,
              t.openai_api_key as sealed_key, t.openai_base_url as base_url, t.model_prices,
              tenant_budget(t, now())->>'level' = 'spent' or exists (
                select 1 from chat_messages s join chat_conversations c on c.id = s.conversation_id
                where s.media_id = m.id and customer_spent(c, t, now())) as over_budget`;
}

async function hearOne(deps: TranscribeDeps, claimed: Claim): Promise<Outcome> {
  const about = {
    correlationId: claimed.message_id,
    tenantId: claimed.tenant_id,
    mediaId: claimed.id,
    attempt: claimed.transcript_attempts,
  };
  const share = deps.budget.open();
  try {
    const outcome = boundAttempts(await hear(deps, claimed, share), claimed.transcript_attempts);
    await settle(deps, claimed, outcome);
    if (outcome.state !== "done") deps.log.warn({ ...about, ...outcome }, "A voice note was not understood");
    return outcome;
  } catch (error) {
    deps.log.error({ ...about, err: error }, "Transcribing a voice note broke off");
    const broken = { state: "postponed", reason: "internal", detail: "" } as const;
    const outcome = boundAttempts(broken, claimed.transcript_attempts);
    await settle(deps, claimed, outcome).catch(() => undefined);
    return outcome;
  } finally {
    share.release();
  }
}

function boundAttempts(outcome: Outcome, attempts: number): Outcome {
  return outcome.state === "postponed" && attempts >= MAX_ATTEMPTS
    ? { ...outcome, state: "failed" }
    : outcome;
}

async function hear(deps: TranscribeDeps, claimed: Claim, share: ByteShare): Promise<Outcome> {
  if (claimed.transcript_attempts > MAX_ATTEMPTS)
    return { state: "failed", reason: "internal", detail: "It broke off again and again." };
  const size = claimed.file_size ?? 0;
  if (size > MAX_BYTES) return { state: "failed", reason: "too_long", detail: `${size} bytes` };
  await share.grow(size * COPIES);
  const bytes = await deps.storage.read(claimed.storage_key);
  if (bytes === null) return { state: "failed", reason: "file_missing", detail: "The file is gone." };
  const seconds = voiceSeconds(bytes);
  if ((seconds ?? 0) > MAX_SECONDS)
    return { state: "failed", reason: "too_long", detail: `${seconds ?? "?"} s, ${bytes.byteLength} bytes` };
  if (claimed.over_budget)
    return { state: "failed", reason: "over_budget", detail: "Nothing is left to spend." };
  const transcriber = await deps.transcriberFor({
    tenantId: claimed.tenant_id,
    sealedKey: claimed.sealed_key,
    baseUrl: claimed.base_url,
  });
  if (transcriber === null)
    return { state: "failed", reason: "no_model", detail: "The store has no model key." };
  const late = timeoutSignal(CALL_MS);
  const signal = deps.signal === undefined ? late : AbortSignal.any([late, deps.signal]);
  const audio = { bytes, mimeType: claimed.mime_type ?? "", model: transcriber.model };
  try {
    // No word of ours can hold a NUL or half an emoji, and PostgreSQL takes neither.
    const text = (await transcriber.transcribe(audio, { signal })).replaceAll("\0", "").trim();
    const heard = { model: transcriber.model, seconds: seconds ?? bytes.byteLength / BYTES_PER_SECOND };
    await countHeard(deps, claimed, heard);
    if (text === "") return { state: "failed", reason: "no_words", detail: "Nobody speaks in it." };
    return { state: "done", text: text.slice(0, MAX_CHARS).toWellFormed() };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    const state = PASSING.has(error.code) ? "postponed" : "failed";
    return { state, reason: "not_understood", detail: `${error.code}: ${error.message}` };
  }
}

/** Paid is paid, whatever was understood. */
async function countHeard(
  { sql, prices }: TranscribeDeps,
  { id, model_prices: own }: Claim,
  heard: { model: string; seconds: number },
): Promise<void> {
  const lines = JSON.stringify([usageOfAudio({ ...heard, prices, own })]);
  const tokens = Math.ceil(heard.seconds * TOKENS_PER_SECOND);
  await sql`
    select count_usage(m.conversation_id, 'transcription', ${lines}::text::jsonb, ${tokens})
    from chat_messages m where m.media_id = ${id} limit 1`;
}

/** Writes it down, shows it in the list where it is the last word, and wakes the turn that waits for it. */
async function settle(
  { sql, hints }: TranscribeDeps,
  { id, transcript_attempts: attempts }: Claim,
  outcome: Outcome,
): Promise<void> {
  const heard = outcome.state === "done" ? outcome.text : null;
  const values = {
    transcript: heard,
    transcript_state: outcome.state === "postponed" ? "pending" : outcome.state,
    error: outcome.state === "done" ? null : outcome.reason,
  };
  const told = await sql<{ conversation_id: string }[]>`
    with settled as (
      update chat_media
      set ${sql(values)}, next_attempt_at = now() + make_interval(secs => ${DELAY_SECONDS * attempts})
      where id = ${id} and transcript_state = 'pending' and transcript_attempts = ${attempts}
      returning id
    ), spoken as (
      select m.conversation_id, m.sent_at, m.role from settled s join chat_messages m on m.media_id = s.id
    ), shown as (
      update chat_conversations c set last_message_preview = ${heard?.slice(0, 200).toWellFormed() ?? null}
      from spoken s
      where c.id = s.conversation_id and ${heard !== null} and c.last_message_preview is null
        and c.last_message_at = s.sent_at and c.last_message_role = s.role and c.last_message_type = 'audio'
    )
    select conversation_id from spoken`;
  if (outcome.state === "postponed") return;
  hints.publish("live");
  for (const { conversation_id: conversationId } of told) hints.publish("turn", { conversationId });
}
