import { AppError } from "./errors.ts";

/** Where the next page begins: the keys of the last row, opaque outside. */
export type CursorKeys = readonly (string | null)[];

export function writeCursor(keys: CursorKeys): string {
  return Buffer.from(JSON.stringify(keys)).toString("base64url");
}

/** One pattern per key: what the database couldn't read is refused here. */
export function readCursor(cursor: string | null | undefined, shape: readonly RegExp[]): CursorKeys | null {
  if (cursor === undefined || cursor === null) return null;
  const keys = parse(cursor);
  const fits = (key: unknown, pattern: RegExp | undefined): key is string | null =>
    key === null || (typeof key === "string" && pattern?.test(key) === true);
  if (
    Array.isArray(keys) &&
    keys.length === shape.length &&
    keys.every((key, n): key is string | null => fits(key, shape[n]))
  ) {
    return keys;
  }
  throw new AppError("invalid_input", "cursor: not one of ours; leave it out to begin again");
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}

/** PostgreSQL's own text of a timestamptz in UTC, with all its digits. */
export const instantKey = /^(-?infinity|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00)$/;
export const uuidKey = /^[0-9a-f-]{36}$/;
/** Of an account, a session or an invitation: the sign-in library's ids and ours. */
export const accountKey = /^[\w-]{1,64}$/;
export const numberKey = /^\d{1,18}$/;

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** A page of what is few enough to be read as a whole: the cursor is the place in it. */
export function toPageOfAll<Item>(
  all: readonly Item[],
  { cursor, limit }: { cursor?: string | null | undefined; limit: number },
): Page<Item> {
  const [from = null] = readCursor(cursor, [numberKey]) ?? [];
  const start = Number(from);
  const end = start + limit;
  return {
    items: all.slice(start, end),
    nextCursor: all.length > end ? writeCursor([String(end)]) : null,
  };
}

/** Makes a page of rows that were read with one more than the limit. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  { limit, item, keys }: { limit: number; item: (row: Row) => Item; keys: (row: Row) => CursorKeys },
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(item),
    nextCursor: rows.length > limit && last !== undefined ? writeCursor(keys(last)) : null,
  };
}
