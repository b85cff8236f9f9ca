import { MAX_PER_PAGE, TiendanubeError } from "@platform/integrations/tiendanube";
import { noteChanges } from "../changes/noteChanges.ts";
import { writeOrders } from "../writes.ts";
import { goOn, type Cursor } from "./cursor.ts";
import type { Step, Visit } from "./visit.ts";

/** How far back a customer may ask without naming the order. */
const RECENT_MS = 90 * 86_400_000;
/** The store's clock and ours differ. */
const OVERLAP_MS = 10 * 60_000;
/** The store answers at most so many orders to one question. */
const MOST_ORDERS = 10_000;
const SHORTEST_SPAN_MS = 3_600_000;

/** One page of the recent orders, by the spans of time that the store can answer; between runs, of those that changed. */
export async function readOrders(visit: Visit): Promise<Step> {
  try {
    return await (visit.cursor.run === "delta" ? readChangedOrders(visit) : readSpan(visit));
  } catch (error) {
    // A token that may not read orders: the bot says that it can't look them up, and the store's health says why.
    if (error instanceof TiendanubeError && error.code === "forbidden")
      return { cursor: goOn({ ...visit.cursor, spans: [] }), facts: { whole: true } };
    throw error;
  }
}

async function readChangedOrders(visit: Visit): Promise<Step> {
  const { client, cursor, country, signal } = visit;
  const updatedAtMin = new Date(Date.parse(cursor.since ?? cursor.startedAt) - OVERLAP_MS).toISOString();
  const query = cursor.page === null ? { updatedAtMin, perPage: MAX_PER_PAGE } : { next: cursor.page };
  const { items: orders, next } = await client.listOrders({ ...query, signal });
  const here = { ...cursor, page: next };
  return {
    cursor: next === null ? goOn(here) : here,
    facts: next === null ? { whole: true } : {},
    write: async (tx) => {
      const touched = await writeOrders(tx, visit, { orders, country });
      await noteChanges(tx, visit, { resource: "product", ids: touched });
      return {};
    },
  };
}

async function readSpan(visit: Visit): Promise<Step> {
  const { client, country, signal } = visit;
  const cursor = withSpans(visit.cursor);
  const span = cursor.spans.at(-1);
  if (span === undefined) return { cursor: goOn(cursor), facts: { whole: true } };
  const [createdAtMin, createdAtMax] = span;
  const query =
    cursor.page === null ? { createdAtMin, createdAtMax, perPage: MAX_PER_PAGE } : { next: cursor.page };
  const { items: orders, next, total } = await client.listOrders({ ...query, signal });
  const halves = cursor.page === null && total !== null && total > MOST_ORDERS ? halve(span) : null;
  if (halves !== null) return { cursor: { ...cursor, spans: [...cursor.spans.slice(0, -1), ...halves] } };
  const spans = next === null ? cursor.spans.slice(0, -1) : cursor.spans;
  const here = { ...cursor, page: next, spans };
  return {
    cursor: spans.length === 0 ? goOn(here) : here,
    facts: spans.length === 0 ? { whole: true } : {},
    // The products were all read a moment ago.
    write: (tx) => writeOrders(tx, visit, { orders, country }).then(() => ({})),
  };
}

/** The first look asks for everything recent; a later span begins where none is left. */
function withSpans(cursor: Cursor): Cursor {
  if (cursor.spans.length > 0 || cursor.page !== null) return cursor;
  const end = Date.parse(cursor.startedAt) + 86_400_000;
  return { ...cursor, spans: [[new Date(end - RECENT_MS).toISOString(), new Date(end).toISOString()]] };
}

function halve([from, to]: [string, string]): [string, string][] | null {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  if (end - start < SHORTEST_SPAN_MS) return null;
  const middle = new Date((start + end) / 2).toISOString();
  return [
    [from, middle],
    [middle, to],
  ];
}
