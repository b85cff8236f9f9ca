import { createHash, randomUUIDv7 } from "node:crypto";
import type { YCloudEvent } from "@platform/integrations/ycloud";

type Message = Extract<YCloudEvent, { kind: "inbound" | "echo" | "history" | "number_changed" }>;

/**
 * The id of a message's row. A wamid tells a message from its like, so that any id will do. Without one, who wrote what
 * when does: told under two event ids it is one message, and the same words at another second are another. YCloud's own
 * id is no part of it, as it differs between live and imported messages. Without a time nothing can be told apart:
 * rather twice than lost.
 */
export function messageIdOf(event: Message, tenantId: string | null): string {
  if (event.wamid !== null || event.sendTime === null) return randomUUIDv7();
  const parts = [tenantId, event.businessPhone?.replace(/\D/g, ""), event.sendTime, ...partsOf(event)];
  return madeId(parts);
}

/** The same parts make the same id. */
export function madeId(parts: readonly unknown[]): string {
  const hash = createHash("sha256").update(JSON.stringify(parts)).digest();
  // Version 8: made of something else than time or chance.
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  return hash.toString("hex", 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

function partsOf(event: Message): unknown[] {
  if (event.kind === "number_changed")
    return [whoIs(event.from), "system", event.newPhone, event.newUserId, event.text];
  const { type, text, details, media, quotedWamid } = event.content;
  // Links may be signed anew each time; the file's id stays.
  const file = media?.providerMediaId ?? media?.link ?? null;
  return [writerOf(event), type, text, details, media?.kind, file, media?.fileName, quotedWamid];
}

/** Both directions of a chat in one second are two messages. */
function writerOf(event: Exclude<Message, { kind: "number_changed" }>): unknown[] {
  switch (event.kind) {
    case "inbound":
      return ["in", whoIs(event.from)];
    case "echo":
      return ["out", whoIs(event.to)];
    case "history":
      return [event.direction, whoIs(event.customer)];
  }
}

function whoIs({ phone, userId }: { phone: string | null; userId: string | null }): string | null {
  return phone?.replace(/\D/g, "") ?? userId;
}
