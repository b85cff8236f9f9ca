import type { Readable } from "node:stream";
import { Disk } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";

/** Where files lie. Keys are made by us, `<tenant>/<media>`, never by who sent the file. */
export interface MediaStorage {
  /** Writes the whole file, over an older one of the same key. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Null when there is no such file. */
  open(key: string): Promise<Readable | null>;
  /** The whole file at once. Null when there is no such file. */
  read(key: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** A part of a file, both ends included. Null when there is no such file. */
  part(key: string, range: { start: number; end: number }): Promise<Uint8Array | null>;
  /** Removes every file below a prefix, e.g. of a store that left. */
  removeAll(prefix: string): Promise<void>;
}

/** Files in a folder of this machine; another flydrive driver makes it a bucket. */
export function createMediaStorage({ dir }: { dir: string }): MediaStorage {
  const disk = new Disk(new FSDriver({ location: dir, visibility: "private" }));
  return {
    put: (key, bytes) => disk.put(key, bytes),
    open: async (key) => ((await disk.exists(key)) ? await disk.getStream(key) : null),
    read: async (key) => ((await disk.exists(key)) ? new Uint8Array(await disk.getBytes(key)) : null),
    part: async (key, { start, end }) =>
      (await disk.exists(key)) ? (await disk.getBytes(key)).subarray(start, end + 1) : null,
    removeAll: (prefix) => disk.deleteAll(prefix),
  };
}
