import type { Json } from "../../json.ts";

/** The moment the fixtures were written for; their dates are moved so that this becomes now. */
const FIXTURE_NOW = Date.parse("2026-11-21T21:30:00Z");

const INSTANT = /^(\d{4}-\d{2}-\d{2})([T ])(\d{2}:\d{2}:\d{2})(\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/;

/** Moves every date inside a value by the distance between the fixtures' time and `now` (ms); formats stay. */
export function moveDates<T extends Json>(value: T, now: number): T {
  return walk(value, Math.floor((now - FIXTURE_NOW) / 60_000) * 60_000) as T;
}

function walk(value: Json, delta: number): Json {
  if (typeof value === "string") return INSTANT.test(value) ? moveText(value, delta) : value;
  if (Array.isArray(value)) return value.map((item) => walk(item, delta));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, item === undefined ? item : walk(item, delta)]),
  );
}

function moveText(text: string, delta: number): string {
  const [, date = "", separator = "T", time = "", fraction = "", zone = ""] = INSTANT.exec(text) ?? [];
  const moved = new Date(Date.parse(`${date}T${time}Z`) + delta).toISOString();
  return `${moved.slice(0, 10)}${separator}${moved.slice(11, 19)}${fraction}${zone}`;
}

/** `2026-11-21T21:30:00+0000`, as most of the provider's times are written. */
export function storeTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}+0000`;
}

/** `2026-11-21` in the store's country (UTC-3), some days from now. */
export function storeDay(now: number, days: number): string {
  return new Date(now - 3 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
}
