import type { Sql } from "@platform/db";
import type { Logger } from "pino";
import type { Nerve } from "../../nerve/index.ts";
import type { IngestItem } from "../inbound/ingestItem.ts";

export interface FlowDefaults {
  debounceMs: number;
  overrideHours: number;
}

export interface EventWriter {
  /** Resolves after the commit; rejects when nothing was stored. */
  write(item: IngestItem): Promise<void>;
}

interface Pending {
  item: IngestItem;
  stored: () => void;
  failed: (error: unknown) => void;
}

const MAX_GROUP = 200;
const GROUPS_IN_FLIGHT = 2;

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

  const pump = (): void => {
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
      waiting.push({ item, stored: resolve, failed: reject });
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
    if (group.length === 1 || isUnavailable(error)) {
      for (const pending of group) await giveUp(deps, pending, error);
      return;
    }
    for (const pending of group) await writeGroup(deps, [pending]);
  }
}

/** An event whose effect the database refuses is still stored, as a dead letter that can be replayed. */
async function giveUp(
  deps: Parameters<typeof createEventWriter>[0],
  pending: Pending,
  error: unknown,
): Promise<void> {
  if (isUnavailable(error)) return pending.failed(error);
  const { item } = pending;
  deps.log.error(
    { err: error, eventKey: item.event_key, type: item.type },
    "The effect of an event failed; kept as a dead letter",
  );
  try {
    await ingest(deps, [{ ...item, kind: "none", state: "failed", error: describe(error) }]);
    pending.stored();
  } catch (second) {
    pending.failed(second);
  }
}

async function ingest(deps: Parameters<typeof createEventWriter>[0], items: IngestItem[]): Promise<void> {
  const { sql, nerve, defaults } = deps;
  const batch = items.map((item, ord) => ({ ord, ...item }));
  const touched = await sql<
    { conversation_id: string; wait_ms: number | null; interrupts: boolean | null }[]
  >`
    select * from ingest_events(${JSON.stringify(batch)}::text::jsonb, ${JSON.stringify(defaults)}::text::jsonb)`;
  for (const { conversation_id: conversationId, wait_ms: waitMs, interrupts } of touched) {
    if (waitMs !== null)
      nerve.publish("turn", { conversationId, dueAt: new Date(Date.now() + waitMs).toISOString() });
    if (interrupts === true) nerve.publish("interrupt", { conversationId });
  }
  nerve.publish("live");
  if (items.some(({ kind }) => kind === "status")) nerve.publish("send");
  if (items.some(({ media }) => media !== null && media !== undefined)) nerve.publish("media");
}

/** Connection trouble, shutdown, resources, time-outs: nothing was stored and the provider shall come again. */
function isUnavailable(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return !/^[0-9A-Z]{5}$/.test(code) || /^(08|25|53|57|58|XX)/.test(code);
}

function describe(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500);
}
