import { isPassing, type Sql } from "@platform/db";
import type { Logger } from "pino";
import type { Nerve } from "../../nerve/index.ts";
import { bounded } from "../bounded.ts";
import { jsonText } from "../jsonText.ts";
import type { IngestItem } from "../inbound/ingestItem.ts";
import { isRace, isUnavailable } from "./judgeError.ts";

export interface FlowDefaults {
  debounceMs: number;
  overrideHours: number;
}

/** The provider deprioritises slow receivers, and a hung database must not look like success. */
export const STORE_TIMEOUT_MS = 4_500;

export interface EventWriter {
  /** Resolves after the commit; rejects when nothing was stored. */
  write(item: IngestItem): Promise<void>;
}

interface Pending {
  item: IngestItem;
  /** On this process's monotonic clock: whoever brought it has given up by then, and comes again. */
  until: number;
  stored: () => void;
  failed: (error: unknown) => void;
}

const MAX_GROUP = 200;
const GROUPS_IN_FLIGHT = 2;
const TRIES = 3;

/**
 * Webhooks that arrive together are stored by one statement. Each is answered after its commit; a group that
 * fails is repeated one by one, so that one bad event fails alone.
 */
export function createEventWriter(deps: {
  sql: Sql;
  nerve: Nerve;
  defaults: FlowDefaults;
  log: Logger;
}): EventWriter {
  // Statuses lock conversations in a pass of their own; apart from messages, no two groups can deadlock.
  const lanes = { statuses: createLane(deps), messages: createLane(deps) };
  return {
    write: (item) => (item.kind === "status" ? lanes.statuses : lanes.messages)(item),
  };
}

function createLane(deps: Parameters<typeof createEventWriter>[0]): (item: IngestItem) => Promise<void> {
  const waiting: Pending[] = [];
  let running = 0;

  /** A database that hangs for an hour must not fill the memory with what comes again anyway. */
  const dropLate = (): void => {
    while (waiting[0] !== undefined && waiting[0].until < performance.now())
      waiting.shift()?.failed(new Error("Not stored in time"));
  };
  const pump = (): void => {
    dropLate();
    while (running < GROUPS_IN_FLIGHT && waiting.length > 0) {
      const group = waiting.splice(0, MAX_GROUP);
      running += 1;
      void writeGroup(deps, group).finally(() => {
        running -= 1;
        pump();
      });
    }
  };

  return (item) =>
    new Promise((resolve, reject) => {
      dropLate();
      waiting.push({ item, until: performance.now() + STORE_TIMEOUT_MS, stored: resolve, failed: reject });
      // Events that arrive in the same tick travel together.
      if (waiting.length === 1) queueMicrotask(pump);
    });
}

async function writeGroup(deps: Parameters<typeof createEventWriter>[0], group: Pending[]): Promise<void> {
  try {
    await ingest(
      deps,
      group.map(({ item }) => item),
    );
    for (const { stored } of group) stored();
  } catch (error) {
    if (isUnavailable(error)) for (const { failed } of group) failed(error);
    else for (const pending of group) await writeAlone(deps, pending, { tries: 1, error });
  }
}

/** Once more by itself; an event whose effect the database refuses is kept as a dead letter that can be replayed. */
async function writeAlone(
  deps: Parameters<typeof createEventWriter>[0],
  pending: Pending,
  before: { tries: number; error: unknown },
): Promise<void> {
  try {
    await ingest(deps, [pending.item]);
    pending.stored();
  } catch (error) {
    const tries = before.tries + 1;
    const again = isPassing(error) || isRace(error);
    if (isUnavailable(error)) pending.failed(error);
    else if (again && tries < TRIES) await writeAlone(deps, pending, { tries, error });
    else if (isPassing(error)) pending.failed(error);
    else await keepAsFailed(deps, pending, error);
  }
}

async function keepAsFailed(
  deps: Parameters<typeof createEventWriter>[0],
  pending: Pending,
  error: unknown,
): Promise<void> {
  const { provider, event_key, type, tenant_id, recipient, body } = pending.item;
  deps.log.error(
    { err: error, eventKey: event_key, type },
    "The effect of an event failed; kept as a dead letter",
  );
  // The envelope alone: whatever made the effect fail must not make this fail too.
  const envelope = { provider, event_key, type, tenant_id, recipient, body };
  try {
    await ingest(deps, [{ ...envelope, kind: "none", state: "failed", error: describe(error) }]);
    pending.stored();
  } catch (second) {
    pending.failed(second);
  }
}

async function ingest(deps: Parameters<typeof createEventWriter>[0], items: IngestItem[]): Promise<void> {
  const { sql, nerve, defaults } = deps;
  const batch = items.map((item, ord) => ({ ord, ...item }));
  const touched = await bounded(sql<
    { conversation_id: string; wait_ms: number | null; interrupts: boolean | null }[]
  >`
    select * from ingest_events(${jsonText(batch)}::text::jsonb, ${JSON.stringify(defaults)}::text::jsonb)`);
  for (const { conversation_id: conversationId, wait_ms: waitMs, interrupts } of touched) {
    if (waitMs !== null)
      nerve.publish("turn", { conversationId, dueAt: new Date(Date.now() + waitMs).toISOString() });
    if (interrupts === true) nerve.publish("interrupt", { conversationId });
  }
  nerve.publish("live");
  if (items.some(({ kind }) => kind === "status")) nerve.publish("send");
  if (items.some(({ media }) => media !== null && media !== undefined)) nerve.publish("media");
}

function describe(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500);
}
