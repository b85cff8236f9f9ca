import { isPassing, repeatPassing, type Sql } from "@platform/db";
import { errorText } from "../../errorText.ts";
import { jsonText } from "../jsonText.ts";
import { toEffect, type Effect } from "../inbound/toEffect.ts";
import { vouchingFor, type KeptSignature } from "./vouching.ts";
import type { FlowDefaults } from "./eventWriter.ts";
import { isUnavailable } from "../judgeError.ts";
import { publishReplay, readStored, type ReplayDeps, type ReplayResult } from "./replayWebhook.ts";

export type AssignResult = ReplayResult | { kind: "no_such_store" } | { kind: "number_taken" };

export interface Assignment {
  id: string;
  tenantId: string;
}

export interface AssignDeps extends ReplayDeps {
  /** Writes down who did it, in the transaction of the change. */
  audit: (
    sql: Sql,
    done: { before: string; after: string; replayed: number; failed: number },
  ) => Promise<void>;
}

interface Named extends KeptSignature {
  state: string;
  recipient: string | null;
}
interface Kept extends KeptSignature {
  id: string;
  received_at: string;
}
interface Ready {
  id: string;
  effect: Effect;
}
interface Failure {
  id: string;
  reason: string;
}

/** What one correction replays; the rest stays in the list for the next one. */
const MAX_EVENTS = 500;
const MAX_GROUP = 100;

/**
 * The number on which these events arrived is this store's: corrects the store's number where it differs and
 * gives every kept event of that number its effect, oldest first. An event that fails, fails alone; one that no
 * secret of the store signed stays where it is.
 */
export async function assignRecipient(deps: AssignDeps, input: Assignment): Promise<AssignResult> {
  try {
    const result = await repeatPassing(() =>
      deps.sql.begin((tx) => assign(tx as unknown as Sql, deps, input)),
    );
    publishReplay(deps.hints);
    return result;
  } catch (error) {
    if (isUniqueNumber(error)) return { kind: "number_taken" };
    throw error;
  }
}

async function assign(tx: Sql, deps: AssignDeps, { id, tenantId }: Assignment): Promise<AssignResult> {
  // The store's row first: two corrections of one store wait here, before they hold any event.
  const [store] = await tx<{ number: string }[]>`
    select bot_phone_number as number from tenants where id = ${tenantId} and removed_at is null for update`;
  if (store === undefined) return { kind: "no_such_store" };
  const [named] = await tx<Named[]>`
    select state, recipient, body, signature, tenant_id from webhook_events where id = ${id} for update`;
  if (named === undefined) return { kind: "not_found" };
  if (named.state === "done" || named.state === "pending")
    return { kind: "conflict", reason: "already processed" };
  const mapped = readStored(named.body);
  if (mapped === null) return { kind: "conflict", reason: "the body is unreadable" };
  const vouches = await vouchingFor(deps.vouching, tx, tenantId);
  if (!vouches(named)) return { kind: "foreign_signature" };
  const recipient = named.recipient ?? mapped.businessPhone;
  const after = recipient === null ? store.number : await correctNumber(tx, tenantId, recipient);
  const failures = await replayAll(tx, deps.defaults, {
    tenantId,
    events: (await keptEvents(tx, { id, recipient })).filter(vouches),
  });
  await deps.audit(tx, { before: store.number, after, ...failures.counts });
  const own = failures.list.find((failure) => failure.id === id);
  return own === undefined ? { kind: "replayed", tenantId } : { kind: "conflict", reason: own.reason };
}

/** Returns the number that the store has from now on: its own spelling where it is the same number. */
async function correctNumber(tx: Sql, tenantId: string, recipient: string): Promise<string> {
  await tx`
    update tenants set bot_phone_number = ${recipient}, updated_at = now(), health_due_at = now()
    where id = ${tenantId} and bot_phone_key <> phone_key(${recipient})`;
  const [store] = await tx<{ number: string }[]>`
    select bot_phone_number as number from tenants where id = ${tenantId}`;
  return store?.number ?? recipient;
}

/** The named event and all that arrived for the same number and found no store, oldest first. */
async function keptEvents(tx: Sql, named: { id: string; recipient: string | null }): Promise<Kept[]> {
  return await tx<Kept[]>`
    with chosen as (
      select w.id from webhook_events w
      where w.id = ${named.id} or (w.state = 'unmatched' and phone_key(w.recipient) = phone_key(${named.recipient}))
      order by w.id = ${named.id} desc, w.received_at, w.id limit ${MAX_EVENTS})
    select w.id, w.body, w.signature, w.tenant_id, w.received_at from webhook_events w
    where w.id in (select id from chosen) and w.state not in ('done', 'pending')
    order by w.received_at, w.id for update`;
}

async function replayAll(
  tx: Sql,
  defaults: FlowDefaults,
  { tenantId, events }: { tenantId: string; events: readonly Kept[] },
): Promise<{ list: Failure[]; counts: { replayed: number; failed: number } }> {
  const list: Failure[] = [];
  const ready: Ready[] = [];
  for (const { id, body, received_at } of events) {
    const mapped = readStored(body);
    if (mapped === null) list.push({ id, reason: "the body is unreadable" });
    else ready.push({ id, effect: toEffect(mapped, { tenantId, now: new Date(received_at).toISOString() }) });
  }
  const apply = async (group: readonly Ready[]): Promise<void> => {
    const batch = group.map(({ effect }, ord) => ({ ord, tenant_id: tenantId, ...effect }));
    const reason = await refusalOf(
      tx,
      (part) =>
        part`select * from apply_events(${jsonText(batch)}::text::jsonb, ${JSON.stringify(defaults)}::text::jsonb)`,
    );
    if (reason === null) return;
    const [only] = group;
    if (group.length === 1 && only !== undefined) list.push({ id: only.id, reason });
    else for (const one of group) await apply([one]);
  };
  for (const group of runsOf(ready)) await apply(group);
  await settle(tx, { tenantId, ids: events.map(({ id }) => id), failures: list });
  return { list, counts: { replayed: events.length - list.length, failed: list.length } };
}

/** Neighbours of one kind travel together; across kinds a group would not be what one by one was. */
function runsOf(events: readonly Ready[]): Ready[][] {
  const runs: Ready[][] = [];
  for (const event of events) {
    const last = runs.at(-1);
    if (last !== undefined && last.length < MAX_GROUP && last[0]?.effect.kind === event.effect.kind)
      last.push(event);
    else runs.push([event]);
  }
  return runs;
}

/** Why the database refuses this, the rest of the transaction unharmed; null where it doesn't. */
async function refusalOf(tx: Sql, work: (part: Sql) => Promise<unknown>): Promise<string | null> {
  try {
    await (tx as unknown as Savepoints).savepoint((part) => work(part as unknown as Sql));
    return null;
  } catch (error) {
    if (!(error instanceof Error) || isUnavailable(error) || isPassing(error)) throw error;
    return errorText(error);
  }
}

interface Savepoints {
  savepoint(work: (part: unknown) => Promise<unknown>): Promise<unknown>;
}

/** As a first delivery would have left them: done, or a dead letter of this store with its reason. */
async function settle(
  tx: Sql,
  { tenantId, ids, failures }: { tenantId: string; ids: string[]; failures: readonly Failure[] },
): Promise<void> {
  await tx`
    update webhook_events w set tenant_id = ${tenantId}, attempts = w.attempts + 1,
      state = case when f.id is null then 'done' else 'failed' end, error = f.reason,
      processed_at = case when f.id is null then clock_timestamp() end
    from unnest(${ids}::uuid[]) chosen(id)
    left join unnest(${failures.map(({ id }) => id)}::uuid[], ${failures.map(({ reason }) => reason)}::text[])
      f(id, reason) on f.id = chosen.id
    where w.id = chosen.id`;
}

function isUniqueNumber(error: unknown): boolean {
  return (
    error instanceof Error && "constraint_name" in error && error.constraint_name === "tenants_bot_phone_key"
  );
}
