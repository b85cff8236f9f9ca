/** Any JSON value, as it came over the wire. */
export type Json = string | number | boolean | null | Json[] | JsonObject;

/** A JSON object whose fields have not been looked at yet. */
export interface JsonObject {
  [key: string]: Json | undefined;
}

/** The value as an object, or an empty one: simulators answer bad input, they do not crash on it. */
export function asObject(value: unknown): JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

/** The value as an array, or an empty one. */
export function asArray(value: unknown): Json[] {
  return Array.isArray(value) ? (value as Json[]) : [];
}

/** The value as text, or null where it is not text. */
export function asText(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

/** Text, number or boolean as text; anything else as "". Ids come as either. */
export function shown(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : "";
}

/** Parses JSON text; `undefined` means that it is not JSON. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
