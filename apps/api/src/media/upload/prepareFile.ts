import { MAX_FILE_BYTES } from "@platform/contract";
import { typeByContent } from "../contentType.ts";
import { isRefused, type Refused } from "./refusal.ts";
import { rewrap } from "./rewrap.ts";

export type FileKind = keyof typeof MAX_FILE_BYTES;

/** A file as it will be sent. */
export interface PreparedFile {
  kind: FileKind;
  mimeType: string;
  fileName: string | null;
  bytes: Uint8Array;
}

interface GivenFile {
  bytes: Uint8Array;
  /** As the sender's machine has it. */
  fileName: string | null;
  /** What the browser takes it for; counts for plain text alone. */
  declared: string | null;
}

/** What WhatsApp takes as it is. Source: Meta, "Supported media types"; YCloud, "Send messages". */
const TAKEN: Record<string, FileKind> = {
  "image/jpeg": "image",
  "image/png": "image",
  "video/3gpp": "video",
  "audio/aac": "audio",
  "audio/amr": "audio",
  "audio/mpeg": "audio",
  "application/pdf": "document",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "document",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "document",
};

/** Boxes that may hold what WhatsApp plays. */
const BOXES = new Set([
  "video/mp4",
  "video/quicktime",
  "video/webm",
  "video/matroska",
  "video/x-matroska",
  "video/x-m4v",
  "audio/mp4",
  "audio/x-m4a",
  "audio/webm",
  "audio/ogg",
  "application/ogg",
]);

/** The older office files all look alike inside; their names tell them apart. */
const OLD_OFFICE: Record<string, string> = {
  doc: "application/msword",
  xls: "application/vnd.ms-excel",
  ppt: "application/vnd.ms-powerpoint",
};

/** What a file is by its content, in the form that WhatsApp takes; or why it can't be sent. */
export async function prepareFile(given: GivenFile): Promise<PreparedFile | Refused> {
  const prepared = await toTaken(given);
  if (isRefused(prepared)) return prepared;
  return prepared.bytes.byteLength > MAX_FILE_BYTES[prepared.kind]
    ? { refused: "file_too_large" }
    : { ...prepared, fileName: prepared.kind === "document" ? given.fileName : null };
}

async function toTaken(given: GivenFile): Promise<Omit<PreparedFile, "fileName"> | Refused> {
  const { bytes } = given;
  const found = await typeByContent(bytes);
  const document = documentType(found, given);
  if (document !== null) return { kind: "document", mimeType: document, bytes };
  const kind = found === null ? undefined : TAKEN[found];
  if (found !== null && kind !== undefined) return { kind, mimeType: found, bytes };
  if (found === null || !BOXES.has(found)) return { refused: "file_type" };
  // What is larger than any film isn't taken apart first.
  if (bytes.byteLength > MAX_FILE_BYTES.video) return { refused: "file_too_large" };
  return rewrap(bytes);
}

function documentType(found: string | null, { bytes, fileName, declared }: GivenFile): string | null {
  if (found === "application/x-cfb") return OLD_OFFICE[extensionOf(fileName)] ?? null;
  if (found !== null) return null;
  const plain = declared?.startsWith("text/plain") || declared?.startsWith("text/csv");
  return plain && isText(bytes) ? "text/plain" : null;
}

function extensionOf(fileName: string | null): string {
  return /\.([a-z0-9]+)$/i.exec(fileName ?? "")?.[1]?.toLowerCase() ?? "";
}

function isText(bytes: Uint8Array): boolean {
  if (bytes.byteLength === 0 || bytes.includes(0)) return false;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** A name as phones show it: no folders, nothing invisible, not longer than anybody reads. */
export function plainName(name: string | undefined): string | null {
  const last = (name ?? "").toWellFormed().split(/[\\/]/).at(-1) ?? "";
  const shown = last.replace(/[\p{Cc}\p{Cf}"]/gu, "").trim();
  return shown === "" ? null : shown.slice(-200);
}
