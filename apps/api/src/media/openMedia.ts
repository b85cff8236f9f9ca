import type { Readable } from "node:stream";
import type { Sql } from "@platform/db";
import { isShownInline, sentAs } from "./contentType.ts";
import { type ByteRange, parseRange } from "./range.ts";
import type { MediaStorage } from "./storage.ts";

export interface FoundMedia {
  kind: "found";
  stream: Readable;
  /** By content, as `fetchPendingMedia` found it. */
  mimeType: string;
  fileName: string | null;
  /** Bytes of the whole file. */
  fileSize: number;
  /** What `stream` holds if a part was asked for. */
  range: ByteRange | null;
}

export type OpenedMedia =
  | FoundMedia
  /** The row says that it is stored, and it isn't there. */
  | { kind: "missing" }
  | { kind: "unsatisfiable"; fileSize: number };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A stored file's row. */
export interface MediaRow {
  mimeType: string;
  fileName: string | null;
  fileSize: number;
  key: string;
}

/** Null: not there, another store's, not fetched yet, or given up. Whose it may be is decided by `sql`: give it a session's. */
export async function findMedia(sql: Sql, id: string): Promise<MediaRow | null> {
  if (!UUID.test(id)) return null;
  const [row] = await sql<MediaRow[]>`
    select coalesce(mime_type, 'application/octet-stream') as "mimeType", file_name as "fileName",
           file_size as "fileSize", storage_key as key
    from chat_media where id = ${id} and state = 'stored' and storage_key is not null and file_size is not null`;
  return row ?? null;
}

/** Opens a file, or the part that a `Range` header asks for: players on phones do. No transaction may be open meanwhile. */
export async function openMedia(
  storage: Pick<MediaStorage, "open">,
  { key, ...file }: MediaRow,
  rangeHeader: string | undefined,
): Promise<OpenedMedia> {
  const range = parseRange(rangeHeader, file.fileSize);
  if (range === "unsatisfiable") return { kind: "unsatisfiable", fileSize: file.fileSize };
  const stream = await storage.open(key, range ?? undefined);
  return stream === null ? { kind: "missing" } : { kind: "found", stream, ...file, range };
}

/** Headers that keep a customer's file from running in the panel. */
export function mediaHeaders({ mimeType, fileName, fileSize, range }: FoundMedia): Record<string, string> {
  const inline = isShownInline(mimeType);
  const name = fileName === null ? "" : `; filename*=UTF-8''${encodeName(fileName)}`;
  return {
    "content-type": sentAs(mimeType),
    "content-length": String(range === null ? fileSize : range.end - range.start + 1),
    "content-disposition": `${inline ? "inline" : "attachment"}${name}`,
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cache-control": "private, max-age=86400, immutable",
    "accept-ranges": "bytes",
    ...(range === null ? {} : { "content-range": `bytes ${range.start}-${range.end}/${fileSize}` }),
  };
}

/** RFC 8187; lone halves of emoji, which can't be encoded, are replaced. */
function encodeName(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
}
