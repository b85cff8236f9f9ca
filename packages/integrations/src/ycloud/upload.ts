import { OutgoingRequestError } from "../http/index.ts";
import { id, phone, record } from "../json/read.ts";
import { judgeFailure, judgeRefusal } from "./errors.ts";
import type { Transport } from "./transport.ts";
import type { SendOutcome } from "./types.ts";

/** A file that messages of one number will show. */
export interface MediaUpload {
  /** The store's number. */
  from: string;
  bytes: Uint8Array<ArrayBuffer>;
  mimeType: string;
  /** Documents show it, unless their message names another. */
  fileName: string;
}

/** A file that may or may not have arrived does nobody harm: it is given again. */
export type UploadOutcome =
  | { kind: "stored"; mediaId: string }
  | Extract<SendOutcome, { kind: "throttled" | "rejected" }>;

/**
 * Hands a file over; messages name it by the id, for 30 days. Never throws.
 * Source: YCloud `POST /whatsapp/media/{phoneNumber}/upload`.
 */
export async function uploadMedia(
  transport: Transport,
  { from, bytes, mimeType, fileName }: MediaUpload,
  { timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal | undefined },
): Promise<UploadOutcome> {
  const body = new FormData();
  body.set("file", new Blob([bytes], { type: mimeType }), fileName);
  const path = `/whatsapp/media/${encodeURIComponent(phone(from) ?? from)}/upload`;
  const answer = await transport({ method: "POST", path, body, timeoutMs, signal });
  if (answer instanceof OutgoingRequestError) return sureOf(judgeFailure(answer));
  const mediaId = answer.status >= 200 && answer.status < 300 ? id(record(answer.body)?.id) : null;
  return mediaId === null ? sureOf(judgeRefusal(answer)) : { kind: "stored", mediaId };
}

function sureOf(outcome: SendOutcome): UploadOutcome {
  if (outcome.kind === "throttled" || outcome.kind === "rejected") return outcome;
  const message = outcome.kind === "unknown" ? outcome.message : "The answer names no file.";
  return { kind: "throttled", retryAfterMs: null, code: "upload_failed", message };
}
