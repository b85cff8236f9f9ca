import { createReadStream } from "node:fs";
import { opendir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { Readable } from "node:stream";
import { Disk } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";
import type { ByteRange } from "./range.ts";

/** Where files lie. Keys are made by us, `<tenant>/<media>`, never by who sent the file. */
export interface MediaStorage {
  /** For people who have to look there; null is the folder of this machine. */
  bucket: string | null;
  /** Writes the whole file, over an older one of the same key. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** The file, or a part of it with both ends included. Null when there is no such file. */
  open(key: string, range?: ByteRange): Promise<Readable | null>;
  /** The whole file at once. Null when there is no such file. */
  read(key: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** The keys of all files. */
  list(): AsyncIterable<string>;
  /** Removes every file below a folder, e.g. of a store that left. `1` is not `12`. */
  removeAll(folder: string): Promise<void>;
  /** Removes one file; one that isn't there is gone already. */
  remove(key: string): Promise<void>;
}

/** Files in a folder of this machine. */
export function createMediaStorage({ dir }: { dir: string }): MediaStorage {
  const disk = new Disk(new FSDriver({ location: dir, visibility: "private" }));
  return {
    bucket: null,
    put: (key, bytes) => disk.put(key, bytes),
    open: async (key, range) => ((await disk.exists(key)) ? createReadStream(join(dir, key), range) : null),
    read: async (key) => ((await disk.exists(key)) ? new Uint8Array(await disk.getBytes(key)) : null),
    list: () => listFolder(dir),
    removeAll: (folder) => disk.deleteAll(folder),
    remove: (key) => disk.delete(key),
  };
}

async function* listFolder(dir: string): AsyncIterable<string> {
  const entries = await opendir(dir, { recursive: true }).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  });
  for await (const entry of entries)
    if (entry.isFile()) yield relative(dir, join(entry.parentPath, entry.name)).split(sep).join("/");
}
