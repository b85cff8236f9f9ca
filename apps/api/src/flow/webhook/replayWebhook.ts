import type { Sql } from "@platform/db";
import { mapEvent } from "@platform/integrations/ycloud";
import { errorText } from "../../errorText.ts";
import type { Hints } from "../../hints/index.ts";
import { vouchingFor, type VouchingDeps } from "./vouching.ts";
import { jsonText } from "../jsonText.ts";
import { toEffect } from "../inbound/toEffect.ts";
import type { FlowDefaults } from "./eventWriter.ts";

export type ReplayResult =
  | { kind: "replayed"; tenantId: string }
  | { kind: "not_found" }
  | { kind: "foreign_signature" }
  | { kind: "conflict"; reason: string };

interface StoredEvent {
  state: string;
  event_key: string;
  body: Uint8Array;
  signature: string | null;
  tenant_id: string | null;
  recipient: string | null;
  received_at: string;
}

export interface ReplayDeps {
  sql: Sql;
  hints: Hints;
  defaults: FlowDefaults;
  vouching: VouchingDeps;
}

/**
 * Gives a kept event its effect, as if it came now, for the store that has its number by now. What it already
 * did is not done again, because messages are unique by wamid.
 */
export async function replayWebhook(deps: ReplayDeps, input: { id: string }): Promise<ReplayResult> {
  const { sql, hints } = deps;
  const result = await replay(deps, input).catch(async (error: unknown): Promise<ReplayResult> => {
    if (!(error instanceof Error && "severity" in error)) throw error;
    // Its effect is refused again: it stays in the list, with the new reason.
    const reason = errorText(error);
    await sql`
      update webhook_events set attempts = attempts + 1, error = ${reason} where id = ${input.id}`;
    return { kind: "conflict", reason };
  });
  publishReplay(hints);
  return result;
}

/** What was kept may be anything: everybody looks. */
export function publishReplay(hints: Hints): void {
  for (const topic of ["turn", "send", "interrupt", "media", "live"] as const) hints.publish(topic);
}

async function replay({ sql, defaults, vouching }: ReplayDeps, input: { id: string }): Promise<ReplayResult> {
  return await sql.begin(async (tx): Promise<ReplayResult> => {
    const [event] = await tx<StoredEvent[]>`select * from webhook_events where id = ${input.id} for update`;
    if (event === undefined) return { kind: "not_found" };
    if (event.state === "done") return { kind: "conflict", reason: "already processed" };
    const mapped = readStored(event.body);
    if (mapped === null) return { kind: "conflict", reason: "the body is unreadable" };
    const [owner] = await tx<{ id: string }[]>`
      select id from tenants where bot_phone_key = phone_key(${mapped.businessPhone ?? ""})`;
    if (owner === undefined) return { kind: "conflict", reason: "no store has this number" };
    const vouches = await vouchingFor(vouching, tx as unknown as Sql, owner.id);
    if (!vouches(event)) return { kind: "foreign_signature" };
    const effect = toEffect(mapped, {
      tenantId: owner.id,
      now: new Date(event.received_at).toISOString(),
    });
    const batch = [{ ord: 0, tenant_id: owner.id, ...effect }];
    await tx`select * from apply_events(${jsonText(batch)}::text::jsonb, ${JSON.stringify(defaults)}::text::jsonb)`;
    await tx`
      update webhook_events set state = 'done', tenant_id = ${owner.id}, error = null, attempts = attempts + 1,
        processed_at = clock_timestamp()
      where id = ${input.id}`;
    return { kind: "replayed", tenantId: owner.id };
  });
}

/** The event as the provider's adapter reads it; null where it can't. */
export function readStored(body: Uint8Array) {
  try {
    const mapped = mapEvent(JSON.parse(Buffer.from(body).toString("utf8")));
    return mapped.ok ? mapped.event : null;
  } catch {
    return null;
  }
}
