import type { ModelRequest } from "../ports.ts";
import { fingerprint } from "../text/fingerprint.ts";

/** Names a request by all that the model reads of it, but for the bytes of pictures. */
export function fingerprintRequest({ model, messages, tools, maxOutputTokens }: ModelRequest): string {
  const read = messages.map((message) =>
    message.role === "user" && message.pictures !== undefined
      ? { ...message, pictures: message.pictures.map(({ mimeType, instead }) => ({ mimeType, instead })) }
      : message,
  );
  return fingerprint(JSON.stringify([model, read, tools, maxOutputTokens]));
}
