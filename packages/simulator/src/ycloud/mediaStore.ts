import { createHash } from "node:crypto";
import type { JsonObject } from "../json.ts";
import { mediaId } from "./ids.ts";

export interface StoredMedia {
  id: string;
  bytes: Buffer;
  mime: string;
  filename: string | null;
  /** Uploaded for messages of this number alone; null: a customer sent it. */
  phone: string | null;
}

/** Media of one account: what customers sent and what the product uploaded. */
export class MediaStore {
  readonly #media = new Map<string, StoredMedia>();

  put(
    input: Pick<StoredMedia, "bytes" | "mime"> & Partial<Pick<StoredMedia, "filename" | "id" | "phone">>,
  ): StoredMedia {
    const stored = {
      id: input.id ?? mediaId(),
      bytes: input.bytes,
      mime: input.mime,
      filename: input.filename ?? null,
      phone: input.phone ?? null,
    };
    this.#media.set(stored.id, stored);
    return stored;
  }

  get(id: string): StoredMedia | null {
    return this.#media.get(id) ?? null;
  }
}

/** The media object of an inbound message or an echo. */
export function mediaObject(
  media: StoredMedia,
  options: { baseUrl: string; caption?: string | undefined },
): JsonObject {
  return {
    id: media.id,
    link: `${options.baseUrl}/whatsapp/media/download/${media.id}?sig=${encodeURIComponent(media.id)}`,
    ...(options.caption === undefined ? {} : { caption: options.caption }),
    ...(media.filename === null ? {} : { filename: media.filename }),
    mime_type: media.mime,
    sha256: createHash("sha256").update(media.bytes).digest("base64"),
  };
}
