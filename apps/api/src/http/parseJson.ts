/** What stands in an address as JSON; null where that can't be read. */
export function parseJson(written: unknown): unknown {
  if (typeof written !== "string") return null;
  try {
    return JSON.parse(written);
  } catch {
    return null;
  }
}
