import { isHeld, isPassing, type Sql } from "@platform/db";
import type { Logger } from "pino";
import { errorText } from "../../errorText.ts";
import type { Hints } from "../../hints/index.ts";
import { bounded } from "../bounded.ts";
import { jsonText } from "../jsonText.ts";
import type { IngestItem } from "../inbound/ingestItem.ts";
import { createHeldStores } from "../heldStores.ts";
import { isRace, isUnavailable } from "../judgeError.ts";

export interface FlowDefaults {
  debounceMs: number;
  overrideHours: number;
}

/** The provider deprioritises slow receivers, and a hung database must not look like success. */
export const STORE_TIMEOUT_MS = 4_500;

/** The message of ours that a report speaks of, and what that is followed by in the log. */
export interface Reported {
  messageId: string;
  correlationId: string;
}

export interface EventWriter {
  /** How long whoever brings an event waits, in milliseconds. */
  patienceMs: number;
  /** Resolves after the commit, of a report with what it is about; rejects when nothing was stored. */
  write(item: IngestItem): Promise<Reported | null>;
}

interface WriterDeps {
  sql: Sql;
  /** For what waits for rows that somebody holds. */
  beside: Sql;
  hints: Hints;
  defaults: FlowDefaults;
  log: Logger;
  /** Another than the product's, for who can wait. */
  patienceMs?: number;
}

interface Pending {
  item: IngestItem;
  /** On this process's monotonic clock: whoever brought it has given up by then, and comes again. */
  until: number;
  stored: (about: Reported | null) => void;
  failed: (error: unknown) => void;
}

const MAX_GROUP = 200;
const GROUPS_IN_FLIGHT = 2;
/** After this long a group holds up nobody any more: it may wait for a lock. */
const BESIDE_AFTER_MS = 20;
const TRIES = 3;

/**
 * Webhooks that arrive together are stored by one statement. Each is answered after its commit; a group that
 * fails is repeated one by one, so that one bad event fails alone.
 */
export function createEventWriter(deps: WriterDeps): EventWriter {
  const { patienceMs = STORE_TIMEOUT_MS } = deps;
  // Statuses lock conversations in a pass of their own; apart from messages, no two groups can deadlock.
  const lanes = { statuses: createLanes(deps, patienceMs), messages: createLanes(deps, patienceMs) };
  return {
    patienceMs,
    write: (item) => (item.kind === "status" ? lanes.statuses : lanes.messages)(item),
  };
}

/** One for everybody, and one beside it for stores of which somebody holds a row: only their own events wait for it. */
function createLanes(deps: WriterDeps, patienceMs: number): EventWriter["write"] {
  const held = createHeldStores();
  const apart = createLane({
    ...deps,
    sql: deps.beside,
    onStored: held.forget,
    onHeld: async (group) => {
      for (const { item } of group) held.note(item.tenant_id);
      // Once each: what still waits comes after whatever has come meanwhile.
      apart(await writeEach({ ...deps, sql: deps.beside }, group));
    },
  });
  const common = createLane({
    ...deps,
    onHeld: async (group) => {
      for (const { item } of group) held.note(item.tenant_id);
      apart(group);
    },
  });
  return (item) =>
    new Promise((resolve, reject) => {
      const until = performance.now() + patienceMs;
      (held.has(item.tenant_id) ? apart : common)([{ item, until, stored: resolve, failed: reject }]);
    });
}

interface LaneDeps extends WriterDeps {
  /** Each of these waited for a row that somebody holds. */
  onHeld(group: Pending[]): Promise<void>;
  onStored?(tenantId: string | null): void;
}

function createLane(deps: LaneDeps): (pending: Pending[]) => void {
  const waiting: Pending[] = [];
  const running = new Set<{ size: number; since: number }>();
  let soon: NodeJS.Immediate | undefined;
  let later: NodeJS.Timeout | undefined;

  /** A database that hangs for an hour must not fill the memory with what comes again anyway. */
  const dropLate = (): void => {
    while (waiting[0] !== undefined && waiting[0].until < performance.now())
      waiting.shift()?.failed(new Error("Not stored in time"));
  };
  /**
   * A group costs as much as five events, so a second one sets off beside the first only with as many: else the two
   * would take turns with what has just come, and stay small however many wait.
   */
  const mayStart = (): boolean => {
    if (waiting.length === 0 || running.size >= GROUPS_IN_FLIGHT) return false;
    return [...running].every(
      ({ size, since }) => waiting.length >= size || performance.now() - since >= BESIDE_AFTER_MS,
    );
  };
  const pump = (): void => {
    dropLate();
    while (mayStart()) {
      const group = waiting.splice(0, MAX_GROUP);
      const run = { size: group.length, since: performance.now() };
      running.add(run);
      void writeGroup(deps, group).finally(() => {
        running.delete(run);
        pump();
      });
    }
    if (waiting.length > 0 && running.size < GROUPS_IN_FLIGHT)
      later ??= setTimeout(() => {
        later = undefined;
        pump();
      }, BESIDE_AFTER_MS);
  };

  return (pending) => {
    dropLate();
    waiting.push(...pending);
    if (waiting.length === 0) return;
    // What the system hands over at once travels together.
    soon ??= setImmediate(() => {
      soon = undefined;
      pump();
    });
  };
}

async function writeGroup(deps: LaneDeps, group: Pending[]): Promise<void> {
  try {
    const about = await ingest(
      deps,
      group.map(({ item }) => item),
    );
    for (const [ord, { stored }] of group.entries()) stored(about.get(ord) ?? null);
    if (deps.onStored !== undefined) for (const { item } of group) deps.onStored(item.tenant_id);
  } catch (error) {
    if (isUnavailable(error)) for (const { failed } of group) failed(error);
    else if (isHeld(error)) await writeByStore(deps, group);
    else {
      const held = await writeEach(deps, group);
      if (held.length > 0) await deps.onHeld(held);
    }
  }
}

/** A group of which one waited for what somebody holds: what is of other stores is stored at once. */
async function writeByStore(deps: LaneDeps, group: Pending[]): Promise<void> {
  const stores = Map.groupBy(group, ({ item }) => item.tenant_id);
  if (stores.size === 1) await deps.onHeld(group);
  else for (const each of stores.values()) await writeGroup(deps, each);
}

/** One by one, so that one alone fails. Answers those that wait for a row that somebody holds. */
async function writeEach(deps: WriterDeps, group: Pending[]): Promise<Pending[]> {
  const held: Pending[] = [];
  for (const pending of group) {
    if (pending.until < performance.now()) pending.failed(new Error("Not stored in time"));
    else if ((await writeAlone(deps, pending)) === "held") held.push(pending);
  }
  return held;
}

/** Once more by itself; an event whose effect the database refuses is kept as a dead letter that can be replayed. */
async function writeAlone(deps: WriterDeps, pending: Pending, before = 1): Promise<"held" | "settled"> {
  try {
    const about = await ingest(deps, [pending.item]);
    pending.stored(about.get(0) ?? null);
  } catch (error) {
    const tries = before + 1;
    const again = isPassing(error) || isRace(error);
    if (isHeld(error)) return "held";
    if (isUnavailable(error)) pending.failed(error);
    else if (again && tries < TRIES) return await writeAlone(deps, pending, tries);
    else if (isPassing(error)) pending.failed(error);
    else await keepAsFailed(deps, pending, error);
  }
  return "settled";
}

async function keepAsFailed(deps: WriterDeps, pending: Pending, error: unknown): Promise<void> {
  const { provider, event_key, type, tenant_id, recipient, body } = pending.item;
  deps.log.error(
    { err: error, eventKey: event_key, type },
    "The effect of an event failed; kept as a dead letter",
  );
  // The envelope alone: whatever made the effect fail must not make this fail too.
  const envelope = { provider, event_key, type, tenant_id, recipient, body };
  try {
    await ingest(deps, [{ ...envelope, kind: "none", state: "failed", error: errorText(error) }]);
    pending.stored(null);
  } catch (second) {
    pending.failed(second);
  }
}

/** What reports are about, by their place in the group. */
type Written = Map<number, Reported>;

async function ingest(deps: WriterDeps, items: IngestItem[]): Promise<Written> {
  const { hints } = deps;
  const about = items.every(({ kind }) => kind === "status")
    ? await ingestReports(deps, items)
    : await ingestEvents(deps, items);
  hints.publish("live");
  if (items.some(({ media }) => media !== null && media !== undefined)) hints.publish("media");
  return about;
}

async function ingestReports({ sql, hints, defaults }: WriterDeps, items: IngestItem[]): Promise<Written> {
  const rows = await bounded(sql<({ ord: number; sendsDue: boolean } & Reported)[]>`
    select ord, message_id as "messageId", correlation_id as "correlationId", sends_due as "sendsDue"
    from take_reports(${toBatch(items)}::text::jsonb, ${JSON.stringify(defaults)}::text::jsonb)`);
  if (rows.some(({ sendsDue }) => sendsDue)) hints.publish("send");
  return new Map(rows.map(({ ord, messageId, correlationId }) => [ord, { messageId, correlationId }]));
}

async function ingestEvents({ sql, hints, defaults }: WriterDeps, items: IngestItem[]): Promise<Written> {
  const touched = await bounded(sql<
    { conversation_id: string; wait_ms: number | null; interrupts: boolean | null }[]
  >`
    select * from ingest_events(${toBatch(items)}::text::jsonb, ${JSON.stringify(defaults)}::text::jsonb)`);
  for (const { conversation_id: conversationId, wait_ms: waitMs, interrupts } of touched) {
    if (waitMs !== null)
      hints.publish("turn", { conversationId, dueAt: new Date(Date.now() + waitMs).toISOString() });
    if (interrupts === true) hints.publish("interrupt", { conversationId });
  }
  return new Map();
}

function toBatch(items: IngestItem[]): string {
  return jsonText(items.map((item, ord) => ({ ord, ...item })));
}
