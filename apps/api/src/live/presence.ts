import type { LiveEvent } from "@platform/contract";
import type { Hint } from "../hints/index.ts";
import type { Entry } from "./readEvents.ts";

/** What a hint of who is in a chat says to those who watch; it is true for seconds, and kept nowhere. */
export function presenceEntry({ conversationId, presence }: Hint): Entry | null {
  if (conversationId === undefined || presence === undefined) return null;
  const { tenantId, personId, personName, state } = presence;
  const event: LiveEvent = { kind: "presence", tenantId, conversationId, personId, personName, state };
  return { id: "", position: { xid: 0n, seq: 0n }, tenantId, event, json: JSON.stringify(event) };
}
