import type { ModelRequest } from "../ports.ts";
import { fingerprint } from "../text/fingerprint.ts";

/** Names a request by all that the model reads of it, but for the bytes of pictures. */
export function fingerprintRequest({ model, messages, tools, maxOutputTokens }: ModelRequest): string {
  const read = messages.map((message) =>
    message.role === "user" && message.pictures !== undefined
      ? { ...message, pictures: message.pictures.map(({ mimeType, instead }) => ({ mimeType, instead })) }
      : message,
  );
  // In pieces: put together they would be copied, and are thrown away at once.
  return fingerprint(
    `[${JSON.stringify(model)},`,
    JSON.stringify(read),
    ",",
    writtenOnce(tools),
    `,${JSON.stringify(maxOutputTokens)}]`,
  );
}

/** The tools are half of a request and the same in all of them. */
const written = new WeakMap<ModelRequest["tools"], string>();

function writtenOnce(tools: ModelRequest["tools"]): string {
  const known = written.get(tools) ?? JSON.stringify(tools);
  written.set(tools, known);
  return known;
}
