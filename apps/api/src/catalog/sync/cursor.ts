import { z } from "zod";

/**
 * The stations of a run, in order. `full` reads every product, `compare` only asks which there are and reads those
 * that differ, `delta` reads what has changed. What follows `orders` is not needed for the mirror to be whole.
 */
const routes = {
  full: [
    "store",
    "categories",
    "products",
    "tail",
    "missing",
    "coupons",
    "pages",
    "orders",
    "ranks",
    "webhooks",
  ],
  compare: [
    "store",
    "categories",
    "tail",
    "stamps",
    "missing",
    "coupons",
    "pages",
    "orders",
    "ranks",
    "webhooks",
  ],
  delta: ["categories", "tail", "coupons", "orders"],
} as const;

const stations = [
  "store",
  "categories",
  "products",
  "tail",
  "stamps",
  "missing",
  "coupons",
  "pages",
  "orders",
  "ranks",
  "webhooks",
  "done",
] as const;
export type Station = (typeof stations)[number];

/** Where a run is: enough for another process to go on after this one has died. */
const cursorSchema = z.object({
  run: z.enum(["full", "compare", "delta"]),
  /** By the database's clock. */
  startedAt: z.string(),
  /** What has changed since then is read; null where the mirror was empty. */
  since: z.string().nullable(),
  at: z.enum(stations),
  /** The next page of the station under way, as the store named it; null is the first. */
  page: z.string().nullable(),
  /** Products read so far, and how many the store said it had on the first page. */
  read: z.number(),
  total: z.number().nullable(),
  /** Something was made, changed or removed while the products were read: one may have slipped from page to page. */
  moved: z.boolean(),
  /** What has not been met since then may be gone. */
  seenSince: z.string(),
  /** Products to be read by their ids before the station goes on. */
  unread: z.array(z.string()),
  /** Spans of orders still to be read, `[from, to]`; the last one is under way. */
  spans: z.array(z.tuple([z.string(), z.string()])),
});
export type Cursor = z.infer<typeof cursorSchema>;

/** A run that could not go on for so long begins anew: its pages are no longer those of the store. */
const OLDEST_MS = 6 * 3_600_000;

export interface RunWanted {
  cursor: unknown;
  now: string;
  startedAt: string;
  since: string | null;
  wantFull: boolean;
  /** Nobody has compared all products for a day. */
  compare: boolean;
}

/** The run that was under way, or a new one. */
export function openCursor(wanted: RunWanted): Cursor {
  const known = cursorSchema.safeParse(wanted.cursor);
  const age = Date.parse(wanted.now) - Date.parse(known.data?.startedAt ?? wanted.now);
  const another = wanted.wantFull && known.data?.run !== "full";
  if (known.success && !another && age < OLDEST_MS) return known.data;
  const run = wanted.wantFull ? "full" : wanted.compare ? "compare" : "delta";
  const { since } = wanted;
  // Taken up again after another run was given up, it begins now.
  const startedAt = wanted.cursor === null ? wanted.startedAt : wanted.now;
  const rest = { page: null, read: 0, total: null, moved: false, unread: [], spans: [] };
  return { run, startedAt, since, seenSince: startedAt, at: routes[run][0], ...rest };
}

/** On to the next station. What moved while all products were read has to be looked for. */
export function goOn(cursor: Cursor): Cursor {
  const route: readonly Station[] = routes[cursor.run];
  const next = route[route.indexOf(cursor.at) + 1] ?? "done";
  if (cursor.at === "stamps") return { ...cursor, at: "missing", page: null };
  const at = next === "missing" && cursor.moved ? "stamps" : next;
  return { ...cursor, at, page: null };
}

/** Whether every product of the store is known after this run. */
export function comparesAll({ run }: Cursor): boolean {
  return run !== "delta";
}
