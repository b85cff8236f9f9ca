import { createHash } from "node:crypto";
import { repeatPassing, type Sql } from "@platform/db";
import { mapEvent, verifySignature, type YCloudEvent } from "@platform/integrations/ycloud";
import type { Logger } from "pino";
import type { Counters } from "../../metrics/counters.ts";
import type { Tracing } from "../../tracing/tracing.ts";
import { within } from "../bounded.ts";
import type { IngestItem } from "../inbound/ingestItem.ts";
import { toEffect, type Effect } from "../inbound/toEffect.ts";
import { jsonText } from "../jsonText.ts";
import type { EventWriter, Reported } from "./eventWriter.ts";
import type { Candidates, WebhookKeys } from "./webhookKeys.ts";

export interface WebhookRequest {
  rawBody: Uint8Array;
  headers: Record<string, string | string[] | undefined>;
}

export interface WebhookAnswer {
  status: 200 | 401 | 503;
  reason?: string;
}

export interface WebhookDeps {
  sql: Sql;
  keys: WebhookKeys;
  writer: EventWriter;
  log: Logger;
  counters?: Counters;
  tracing?: Tracing;
}

/**
 * One YCloud event: signature over the raw bytes, then stored, then answered. What the body says only selects
 * which secrets may have signed it; the secret that did decides whose event it is.
 */
export async function receiveWebhook(deps: WebhookDeps, request: WebhookRequest): Promise<WebhookAnswer> {
  const started = performance.now();
  const { patienceMs: ms } = deps.writer;
  const answer = await within(receive(deps, request), { ms, what: "commit" }).catch(
    (error: unknown): WebhookAnswer => {
      deps.log.error({ err: error }, "A webhook could not be stored");
      return { status: 503, reason: "not_stored" };
    },
  );
  deps.counters?.add("webhooks", `${answer.status}`);
  deps.counters?.time("webhook", (performance.now() - started) / 1_000);
  return answer;
}

async function receive(deps: WebhookDeps, request: WebhookRequest): Promise<WebhookAnswer> {
  const startedAt = Date.now();
  const mapped = readBody(request.rawBody);
  const event = mapped.ok ? mapped.event : null;
  const byNumber = verify(request, await deps.keys.forRecipient(event?.businessPhone ?? null));
  const { candidates, now, verified } = (await bySender(deps, { request, event, byNumber })) ?? byNumber;
  // Ours is what keeps it from being told from a forged one, so it is brought again.
  if (!verified.ok && verified.reason === "mismatch" && candidates.unopened)
    return { status: 503, reason: "the store's webhook secret can't be opened" };
  if (!verified.ok) {
    const noSecret = candidates.keys.length === 0;
    deps.log.info(
      { reason: noSecret ? "no_secret" : verified.reason, recipient: event?.businessPhone },
      "Webhook refused",
    );
    return {
      status: 401,
      reason: noSecret ? "no webhook secret is configured" : `signature ${verified.reason}`,
    };
  }
  const stored = toItem({
    request,
    mapped,
    now,
    candidates,
    signer: candidates.keys[verified.secretIndex]?.tenantId ?? null,
  });
  if (verified.stale && !(await isKnown(deps.sql, stored.event_key))) {
    return { status: 401, reason: "signature too old" };
  }
  const about = (await deps.writer.write(stored)) ?? (await tellSender(deps, { request, event, stored }));
  tellStored(deps, stored, { startedAt, about });
  if (stored.state === "unmatched") {
    deps.log.warn(
      { recipient: stored.recipient, eventKey: stored.event_key },
      `Tenant not found for phone ${stored.recipient}`,
    );
  }
  return { status: 200 };
}

interface Verdict {
  candidates: Candidates;
  /** By the database's clock. */
  now: Date;
  verified: ReturnType<typeof verifySignature>;
}

function verify(request: WebhookRequest, candidates: Candidates): Verdict {
  const now = new Date(Date.now() + candidates.clockAheadMs);
  const judge = (at: number): Verdict["verified"] =>
    verifySignature({
      rawBody: request.rawBody,
      header: request.headers["ycloud-signature"],
      secrets: candidates.keys.map(({ secret }) => secret),
      nowSeconds: at / 1000,
    });
  const verified = judge(now.getTime());
  // One clock of two that is wrong must not refuse every store's events. What is brought twice is known by its id, however it is dated.
  const untimely = verified.ok ? verified.stale : verified.reason === "future";
  const other = untimely ? judge(Date.now()) : verified;
  return { candidates, now, verified: other.ok && !other.stale ? other : verified };
}

/**
 * A number may move between the request and what WhatsApp tells of it. A report whose number is nobody's or another
 * account's by now is its message's store's, if that store's secret vouches for it.
 */
async function bySender(
  { keys }: WebhookDeps,
  { request, event, byNumber }: { request: WebhookRequest; event: YCloudEvent | null; byNumber: Verdict },
): Promise<Verdict | null> {
  if (event?.kind !== "status" || event.externalId === null) return null;
  if (byNumber.candidates.tenantId !== null && byNumber.verified.ok) return null;
  const sender = await keys.forSender(event.externalId);
  if (sender === null) return null;
  const judged = verify(request, sender);
  return judged.verified.ok ? judged : null;
}

/** The same where the store that has the number now shares an account with the one that sent: stored as its own, it said nothing. */
async function tellSender(
  { sql, keys }: WebhookDeps,
  { request, event, stored }: { request: WebhookRequest; event: YCloudEvent | null; stored: IngestItem },
): Promise<null> {
  if (event?.kind !== "status" || event.externalId === null || stored.state !== "done") return null;
  const sender = await keys.forSender(event.externalId);
  if (sender === null || sender.tenantId === stored.tenant_id) return null;
  const { now, verified } = verify(request, sender);
  if (!verified.ok) return null;
  const effect = toEffect(event, { tenantId: sender.tenantId, now: now.toISOString() });
  const batch = jsonText([{ ord: 0, tenant_id: sender.tenantId, ...effect }]);
  await repeatPassing(() => sql`select * from apply_events(${batch}::text::jsonb, '{}')`);
  return null;
}

/** The line that a message's way begins with, or where WhatsApp says what became of one of ours. */
function tellStored(
  { log, tracing }: WebhookDeps,
  item: IngestItem,
  { startedAt, about }: { startedAt: number; about: Reported | null },
): void {
  const { tenant_id: tenantId, event_key: eventKey, type, kind } = item;
  const own = kind === "inbound" || kind === "echo" ? (item.message_id ?? null) : null;
  const correlationId = about?.correlationId ?? own;
  const messageId = kind === "status" ? (about?.messageId ?? item.external_id) : undefined;
  const ms = Date.now() - startedAt;
  const { status } = item;
  log.info({ correlationId, messageId, status, tenantId, eventKey, type, ms }, "Webhook stored");
  if (correlationId === null) return;
  const attributes = { tenantId, eventKey, type, messageId, status };
  tracing?.ended(correlationId, { name: kind === "status" ? "delivery" : "webhook", startedAt, attributes });
}

type ReadBody = { ok: true; event: YCloudEvent } | { ok: false; reason: string };

function readBody(rawBody: Uint8Array): ReadBody {
  try {
    return mapEvent(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(rawBody)));
  } catch {
    return { ok: false, reason: "not_json" };
  }
}

function toItem(input: {
  request: WebhookRequest;
  mapped: ReadBody;
  now: Date;
  candidates: Candidates;
  signer: string | null;
}): IngestItem {
  const { request, mapped, candidates, signer } = input;
  const body = Buffer.from(request.rawBody).toString("base64");
  if (!mapped.ok) {
    const digest = createHash("sha256").update(request.rawBody).digest("hex");
    return {
      provider: "ycloud",
      event_key: `sha256:${digest}`,
      type: null,
      state: "malformed",
      tenant_id: null,
      recipient: null,
      body,
      error: mapped.reason,
      kind: "none",
    };
  }
  const { event } = mapped;
  const tenantId = candidates.tenantId ?? (event.businessPhone === null ? signer : null);
  const effect = toEffect(event, { tenantId, now: input.now.toISOString() });
  const homeless = tenantId === null && event.businessPhone !== null;
  return {
    provider: "ycloud",
    event_key: event.eventId,
    type: event.type,
    state: homeless ? "unmatched" : "done",
    tenant_id: tenantId,
    recipient: event.businessPhone,
    body,
    ...(homeless ? { signature: String(request.headers["ycloud-signature"]) } : {}),
    ...(homeless || (tenantId === null && !isOfAccount(effect)) ? { kind: "none" as const } : effect),
  };
}

/** News of the provider's account, which stores may share: the installation's secret vouches for them. */
function isOfAccount({ kind }: Effect): boolean {
  return kind === "template" || kind === "consent";
}

async function isKnown(sql: Sql, eventKey: string): Promise<boolean> {
  const rows = await sql`select 1 from webhook_events where provider = 'ycloud' and event_key = ${eventKey}`;
  return rows.length > 0;
}
