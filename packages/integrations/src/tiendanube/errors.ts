import { record, text } from "../json/read.ts";
import { TiendanubeError, type TiendanubeErrorCode } from "./types.ts";

/** One of the API's four error bodies, or a proxy's HTML, as one line. */
export function errorText(status: number, body: unknown): string {
  const error = record(body);
  if (error === null) return `HTTP ${status}`;
  const said = text(error.description, 300) ?? text(error.message, 300) ?? text(error.error, 300);
  const fields = Object.entries(error)
    .filter(([, value]) => Array.isArray(value))
    .map(([field, value]) => text(`${field}: ${(value as unknown[]).map(String).join(" ")}`, 200));
  const words = [said, ...fields].filter((part) => part !== null);
  return words.length === 0 ? `HTTP ${status}` : words.join("; ").slice(0, 500);
}

function codeOf(status: number): TiendanubeErrorCode {
  if (status === 401) return "unauthorized";
  if (status === 402) return "suspended";
  if (status === 403) return "forbidden";
  if (status === 429) return "rate_limited";
  return status >= 400 && status < 500 ? "invalid" : "unavailable";
}

export function toTiendanubeError(status: number, body: unknown): TiendanubeError {
  return new TiendanubeError(codeOf(status), errorText(status, body), { status });
}

/** A list without results, or a page past the end, answers 404 "Last page is N". */
export function isEmptyList(status: number, body: unknown): boolean {
  return status === 404 && (text(record(body)?.description) ?? "").startsWith("Last page is");
}

const SHORTEST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 20_000;

/**
 * `x-rate-limit-reset`: the documentation says milliseconds, the official CLI reads seconds or an
 * epoch. Epochs are recognised; everything else counts as milliseconds, within what a bucket needs.
 */
export function rateLimitWaitMs(header: string | null, nowMs: number): number {
  const value = Number(header ?? "");
  if (!Number.isFinite(value) || value <= 0) return SHORTEST_WAIT_MS;
  let ms = value;
  if (value >= 1e12) ms = value - nowMs;
  else if (value >= 1e9) ms = value * 1000 - nowMs;
  return Math.min(Math.max(ms, SHORTEST_WAIT_MS), LONGEST_WAIT_MS);
}
