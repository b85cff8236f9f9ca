import { Readable } from "node:stream";
import type { Sql } from "@platform/db";
import { isShownInline } from "./contentType.ts";
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
  /** Not there, another store's, not fetched yet, or given up. */
  | { kind: "missing" }
  | { kind: "unsatisfiable"; fileSize: number };

export interface OpenMediaInput {
  id: string;
  /** The request's `Range` header; players on phones ask for parts. */
  range?: string | undefined;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Opens a stored file. Whose it may be is decided by `sql`: give it a session's, not the system's. */
export async function openMedia(
  { sql, storage }: { sql: Sql; storage: MediaStorage },
  { id, range: header }: OpenMediaInput,
): Promise<OpenedMedia> {
  if (!UUID.test(id)) return { kind: "missing" };
  const [row] = await sql<{ mimeType: string; fileName: string | null; fileSize: number; key: string }[]>`
    select coalesce(mime_type, 'application/octet-stream') as "mimeType", file_name as "fileName",
           file_size as "fileSize", storage_key as key
    from chat_media where id = ${id} and state = 'stored' and storage_key is not null and file_size is not null`;
  if (row === undefined) return { kind: "missing" };
  const { key, ...file } = row;
  const range = parseRange(header, file.fileSize);
  if (range === "unsatisfiable") return { kind: "unsatisfiable", fileSize: file.fileSize };
  const stream = range === null ? await storage.open(key) : await streamPart(storage, key, range);
  return stream === null ? { kind: "missing" } : { kind: "found", stream, ...file, range };
}

/** Headers that keep a customer's file from running in the panel. */
export function mediaHeaders({ mimeType, fileName, fileSize, range }: FoundMedia): Record<string, string> {
  const inline = isShownInline(mimeType);
  const name = fileName === null ? "" : `; filename*=UTF-8''${encodeName(fileName)}`;
  return {
    "content-type": mimeType,
    "content-length": String(range === null ? fileSize : range.end - range.start + 1),
    "content-disposition": `${inline ? "inline" : "attachment"}${name}`,
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cache-control": "private, max-age=86400, immutable",
    "accept-ranges": "bytes",
    ...(range === null ? {} : { "content-range": `bytes ${range.start}-${range.end}/${fileSize}` }),
  };
}

async function streamPart(storage: MediaStorage, key: string, range: ByteRange): Promise<Readable | null> {
  const bytes = await storage.part(key, range);
  return bytes === null ? null : Readable.from([bytes]);
}

/** RFC 8187; lone halves of emoji, which can't be encoded, are replaced. */
function encodeName(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
}
