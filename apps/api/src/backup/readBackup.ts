import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import { BackupError, fileOf, MANIFEST, manifestSchema, type Manifest } from "./format.ts";

/** The manifest of a backup that is whole: every file is there, as it was written. */
export async function readBackup(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), "utf8").catch(() => null);
  if (text === null)
    throw new BackupError(
      `${folder} holds no ${MANIFEST}: it is no backup, or one that was not finished.`,
      "Name the folder that `npm run backup` has said it is done with.",
    );
  const manifest = manifestSchema.safeParse(parse(text));
  if (!manifest.success)
    throw new BackupError(`${MANIFEST} can't be read.`, "Take another backup: this file was changed.");
  const files = [
    ...manifest.data.tables.map((table) => ({ path: fileOf(table), sha256: table.sha256 })),
    ...manifest.data.media.map(({ key, sha256 }) => ({ path: join("media", key), sha256 })),
  ];
  for (const { path, sha256 } of files) {
    if (
      !resolve(folder, path).startsWith(resolve(folder) + sep) ||
      (await hashOf(join(folder, path))) !== sha256
    )
      throw new BackupError(`${path} is missing, or not as it was written.`, "Take another backup.");
  }
  return manifest.data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function hashOf(path: string): Promise<string | null> {
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
    return hash.digest("hex");
  } catch {
    return null;
  }
}
