import type { Media } from "@platform/contract";
import { type FailureReason, reasonOfStatus, UploadError } from "./errors.ts";
import { readerHeaders } from "./reader.ts";

export interface UploadOptions {
  /** `chats/{conversationId}` for a message, `stores/{tenantId}` for a canned answer. */
  to: string;
  signal?: AbortSignal;
  /** How much of it has left, from 0 to 1. */
  onProgress?: (share: number) => void;
}

/** Sends a file's bytes as they are. By XMLHttpRequest, since fetch doesn't tell how much has left. Rejects with `UploadError`. */
export function uploadFile(
  file: { blob: Blob; name: string | null },
  { to, signal, onProgress }: UploadOptions,
): Promise<Media> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = (reason: FailureReason) => reject(new UploadError(reason));
    request.open("POST", `/media/${to}?name=${encodeURIComponent((file.name ?? "").slice(-200))}`);
    request.setRequestHeader("content-type", file.blob.type || "application/octet-stream");
    for (const [name, value] of Object.entries(readerHeaders())) request.setRequestHeader(name, value);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const answer = request.response as (Media & { error?: { data?: { reason?: FailureReason } } }) | null;
      if (request.status === 201 && answer) resolve(answer);
      else fail(answer?.error?.data?.reason ?? reasonOfStatus(request.status));
    };
    request.onerror = request.onabort = request.ontimeout = () => fail("offline");
    signal?.addEventListener("abort", () => request.abort());
    request.send(file.blob);
  });
}
