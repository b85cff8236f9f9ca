import type { Database, Session, Sql } from "@platform/db";
import type { Hints } from "../../hints/index.ts";
import type { Person } from "../outbound/humanMessages.ts";

export type TakeOverResult =
  | { kind: "ok"; inFlight: boolean }
  | { kind: "not_found" }
  | { kind: "owned_by_another"; name: string | null };

/** Runs work as the person: under a tenant's or the operator's role. */
export type AsPerson = <T>(work: (session: Session) => Promise<T>) => Promise<T>;

const SETTLE_MS = 10_000;
const LOOK_MS = 50;

/**
 * A person takes the chat. When this answers `inFlight: false`, no request of the bot reaches the provider any
 * more; a request that was under way is waited for, at most ten seconds.
 */
export async function takeOver(
  deps: { asPerson: AsPerson; db: Database; hints: Hints },
  input: { conversationId: string; person: Person; minutes: number; force: boolean },
): Promise<TakeOverResult> {
  const answer = await deps.asPerson(async ({ sql }) => {
    const [row] = await sql<
      { answer: { inFlight?: boolean; error?: "not_found" | "owned_by_another"; name?: string | null } }[]
    >`
      select take_over(${input.conversationId}, ${input.person.id}, ${input.person.name},
        clock_timestamp() + make_interval(secs => ${input.minutes * 60}), ${input.force}) as answer`;
    return row?.answer ?? { error: "not_found" as const };
  });
  if (answer.error === "owned_by_another") return { kind: "owned_by_another", name: answer.name ?? null };
  if (answer.error !== undefined) return { kind: answer.error };
  return afterTaking(deps, { ...answer, ...input });
}

/**
 * A chat is given to a person of the store, or to nobody. As at a takeover, a request of the bot that was under way is
 * waited for, at most ten seconds.
 */
export async function assignChat(
  deps: { asPerson: AsPerson; db: Database; hints: Hints },
  input: {
    conversationId: string;
    to: Person | null;
    by: string | null;
    over: string | null;
    minutes: number;
  },
): Promise<TakeOverResult | { kind: "conflict"; name: string | null }> {
  const answer = await deps.asPerson(async ({ sql }) => {
    const [row] = await sql<
      { answer: { inFlight?: boolean; error?: "not_found" | "conflict"; name?: string | null } }[]
    >`
      select assign_chat(${input.conversationId}, ${input.to?.id ?? null}, ${input.to?.name ?? null}, ${input.by},
        ${input.over}, clock_timestamp() + make_interval(secs => ${input.minutes * 60})) as answer`;
    return row?.answer ?? { error: "not_found" as const };
  });
  if (answer.error === "conflict") return { kind: "conflict", name: answer.name ?? null };
  if (answer.error !== undefined) return { kind: answer.error };
  return afterTaking(deps, { ...answer, ...input });
}

/** Who was writing is told to stop, and what is leaving is waited for. */
async function afterTaking(
  { db, hints }: { db: Database; hints: Hints },
  { conversationId, inFlight }: { conversationId: string; inFlight?: boolean },
): Promise<{ kind: "ok"; inFlight: boolean }> {
  hints.publish("interrupt", { conversationId });
  hints.publish("live");
  return { kind: "ok", inFlight: inFlight === true && !(await settled(db.system, conversationId)) };
}

async function settled(sql: Sql, conversationId: string): Promise<boolean> {
  const until = Date.now() + SETTLE_MS;
  while (Date.now() < until) {
    const rows = await sql`
      select 1 from chat_messages
      where conversation_id = ${conversationId} and role = 'assistant' and send_state = 'sending'`;
    if (rows.length === 0) return true;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return false;
}

/**
 * The chat goes back to the bot by somebody's hand; an unanswered message of the customer is answered now, if that is
 * still fitting and nobody wants it to `wait`. What `audit` writes is written with it.
 */
export async function returnToBot(
  { asPerson, hints, audit }: { asPerson: AsPerson; hints: Hints; audit?: (sql: Sql) => Promise<void> },
  { conversationId, pending = "answer" }: { conversationId: string; pending?: "answer" | "wait" | undefined },
): Promise<{ kind: "ok" | "not_found" }> {
  const returned = await asPerson(async ({ sql }) => {
    const [row] = await sql<{ answer: { error?: string } }[]>`
      select return_to_bot(${conversationId}, true, ${pending}) as answer`;
    if (row === undefined || row.answer.error !== undefined) return false;
    await audit?.(sql);
    return true;
  });
  if (!returned) return { kind: "not_found" };
  hints.publish("turn", { conversationId, dueAt: new Date().toISOString() });
  hints.publish("live");
  return { kind: "ok" };
}
