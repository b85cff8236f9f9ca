import type { Picture } from "@platform/agent";
import type { Logger } from "pino";
import { createByteBudget, type ByteBudget, type ByteShare, type MediaStorage } from "../../media/index.ts";
import { within } from "../bounded.ts";
import type { ClaimedMessage } from "./claim.ts";

export type PictureStorage = Pick<MediaStorage, "read">;

/** What all turns of a process may hold of pictures; a server with many of them must not run out of memory. */
export const createPictureBudget = (): ByteBudget => createByteBudget(96 * 1024 * 1024);

/** What every model that sees takes. */
const SEEN: ReadonlySet<string> = new Set(["image/jpeg", "image/png", "image/webp", "image/gif"]);
/** Sent with every round of tools; WhatsApp's own pictures are a tenth of this. */
const MAX_BYTES = 1_500_000;
const MAX_PICTURES = 2;
/** In the prompt, in the request's text, in its bytes: a picture is there about so often while the model thinks. */
const COPIES = 4;
/** A bucket that hangs, or too many at once, must not use up the time in which the customer is answered. */
const PATIENCE_MS = 6_000;

/**
 * The newest pictures that wait for an answer, by message. One that can't be had in time is left out, and logged. They
 * are part of `share`, which the turn lets go of at its end.
 */
export async function loadPictures(
  input: { pictures: PictureStorage | null; share: Pick<ByteShare, "grow">; log: Pick<Logger, "warn"> },
  history: readonly ClaimedMessage[],
  patienceMs = PATIENCE_MS,
): Promise<Map<string, Picture>> {
  const { pictures, share, log } = input;
  const found = new Map<string, Picture>();
  if (pictures === null) return found;
  const wanted = history.filter(isShown).slice(-MAX_PICTURES);
  await Promise.all(
    wanted.map(async ({ id, storage_key: key, mime_type: mimeType, file_size: size }) => {
      if (key === null || mimeType === null) return;
      const read = async (): Promise<Uint8Array | null> => {
        await share.grow((size ?? MAX_BYTES) * COPIES);
        return pictures.read(key);
      };
      try {
        const bytes = await within(read(), { ms: patienceMs, what: "file" });
        if (bytes !== null) found.set(id, { mimeType, base64: Buffer.from(bytes).toString("base64") });
      } catch (error) {
        log.warn({ err: error, messageId: id }, "A picture could not be read");
      }
    }),
  );
  return found;
}

function isShown(message: ClaimedMessage): boolean {
  return (
    message.unanswered &&
    message.role === "user" &&
    message.type === "image" &&
    message.media_state === "stored" &&
    SEEN.has(message.mime_type ?? "") &&
    (message.file_size ?? Number.POSITIVE_INFINITY) <= MAX_BYTES
  );
}
