import { Answer, headerOf } from "./answer.ts";
import { OutgoingRequestError, toOutgoingError } from "./errors.ts";

/** Told of every piece before it is kept; while it waits, the other side waits as well. */
export type OnBytes = (bytes: number) => Promise<void>;

/**
 * Reads a whole body, counting the bytes after decompression, and gives up at `maxBytes`.
 * Throws `OutgoingRequestError` and nothing else.
 */
export async function readBytes(
  response: Response,
  maxBytes: number,
  onBytes?: OnBytes,
): Promise<Uint8Array> {
  const announced = Number(headerOf(response, "content-length") ?? 0);
  const tooLarge = () =>
    new OutgoingRequestError("too_large", `The answer is larger than ${maxBytes} bytes.`);
  if (announced > maxBytes) {
    await response.body?.cancel().catch(() => undefined);
    throw tooLarge();
  }
  const body: AsyncIterable<Uint8Array> | Uint8Array[] =
    response instanceof Answer ? response.pieces() : (response.body ?? []);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.byteLength;
      if (size > maxBytes) throw tooLarge();
      await onBytes?.(chunk.byteLength);
      chunks.push(chunk);
    }
  } catch (error) {
    throw toOutgoingError(error);
  }
  return Buffer.concat(chunks, size);
}

/** A body's text, bounded like `readBytes`. */
export async function readText(response: Response, maxBytes: number): Promise<string> {
  return new TextDecoder().decode(await readBytes(response, maxBytes));
}

/** Lets the connection go back to the pool when nobody wants the body. */
export async function discardBody(response: Pick<Response, "body">): Promise<void> {
  await response.body?.cancel().catch(() => undefined);
}
