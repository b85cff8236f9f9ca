import { randomUUID } from "node:crypto";
import type { MediaStorage } from "./storage.ts";

/**
 * Whether files can be kept: one is written, read back and removed, in a folder of its own, as others may be trying
 * at the same time. Null where all is well, else what was said, e.g. `AccessDenied` or `ENOSPC`.
 */
export async function probeStorage(
  storage: Pick<MediaStorage, "put" | "read" | "removeAll">,
  below: string,
): Promise<string | null> {
  const text = randomUUID();
  const folder = `${below}/${text}`;
  try {
    await storage.put(`${folder}/probe`, new TextEncoder().encode(text));
    const kept = await storage.read(`${folder}/probe`);
    await storage.removeAll(folder);
    return kept !== null && new TextDecoder().decode(kept) === text ? null : "not the same when read back";
  } catch (error) {
    return reasonOf(error);
  }
}

/** The storage library wraps what the disk or the bucket said. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return reasonOf(error.cause);
  if ("code" in error && typeof error.code === "string") return error.code;
  return error.name === "Error" ? error.message : error.name;
}
