import { join } from "node:path";
import type { Config } from "../config/index.ts";
import { createMediaStorage, type MediaStorage } from "./storage.ts";

/** The bucket that is configured, otherwise a folder beside the other data. */
export async function openMediaStorage({
  dataDir,
  mediaBucket,
}: Pick<Config, "dataDir" | "mediaBucket">): Promise<MediaStorage> {
  if (mediaBucket === undefined) return createMediaStorage({ dir: join(dataDir, "media") });
  const { createBucketStorage } = await import("./bucket.ts");
  return createBucketStorage(mediaBucket);
}
