import type { Media } from "@platform/contract";
import type { FailureReason } from "#lib/errors.ts";

/** A file that was chosen, pasted, dropped or recorded, in the form in which it is sent. */
export interface OutgoingFile {
  kind: Exclude<Media["kind"], "sticker">;
  name: string | null;
  blob: Blob;
  /** Shows and plays it here. */
  url: string;
  /** Of what was recorded here. */
  seconds: number | null;
}

const MIB = 1024 * 1024;
/** What WhatsApp takes at most; the server refuses more. */
const maxBytes = { image: 5 * MIB, video: 16 * MIB, audio: 16 * MIB, document: 100 * MIB };

export function kindOf(type: string): OutgoingFile["kind"] {
  const family = type.split("/", 1)[0];
  return family === "image" || family === "video" || family === "audio" ? family : "document";
}

/** Pictures that WhatsApp takes as they are; others are drawn anew. */
export function needsDrawing({ type, size }: { type: string; size: number }): boolean {
  return kindOf(type) === "image" && (!["image/jpeg", "image/png"].includes(type) || size > maxBytes.image);
}

/** Seen before anything is uploaded; what a file holds only the server looks at. */
export function problemOf({ type, size }: { type: string; size: number }): FailureReason | null {
  return size > maxBytes[kindOf(type)] ? "file_too_large" : size === 0 ? "file_type" : null;
}

/** Only the first one that can carry words does; sound can't. */
export function captionIndex(files: readonly Pick<OutgoingFile, "kind">[]): number {
  return files.findIndex(({ kind }) => kind !== "audio");
}
