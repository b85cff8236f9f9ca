import { mapEvent } from "@platform/integrations/ycloud";
import { expect, it } from "vitest";
import { messageIdOf } from "./messageIdOf.ts";

const message = {
  id: "63f8",
  from: "+5491166667777",
  to: "+5491155550000",
  sendTime: "2026-11-20T12:00:00.000Z",
  type: "text",
  text: { body: "hola" },
};

function idOf(
  fields: Record<string, unknown>,
  { tenantId = "1", type = "whatsapp.inbound_message.received" } = {},
) {
  const mapped = mapEvent({
    id: `evt_${Math.random()}`,
    type,
    whatsappInboundMessage: { ...message, ...fields },
  });
  if (!mapped.ok || (mapped.event.kind !== "inbound" && mapped.event.kind !== "history"))
    throw new Error("No message");
  return messageIdOf(mapped.event, tenantId);
}

it("is the same for one message without wamid, whatever the provider calls it and however it comes", () => {
  const id = idOf({});
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(idOf({ id: "another" })).toBe(id);
  expect(idOf({ id: undefined }, { type: "whatsapp.smb.history" })).toBe(id);
});

it.each<[string, Record<string, unknown>]>([
  ["another second", { sendTime: "2026-11-20T12:00:01.000Z" }],
  ["other words", { text: { body: "hola!" } }],
  ["another writer", { from: "+5491166667778" }],
  ["another number of ours", { to: "+5491155550001" }],
  ["another kind", { type: "button", text: undefined, button: { text: "hola" } }],
  ["a quote", { context: { id: "wamid.1" } }],
])("is another with %s", (_what, fields) => {
  expect(idOf(fields)).not.toBe(idOf({}));
});

it("is another in another store", () => {
  expect(idOf({}, { tenantId: "2" })).not.toBe(idOf({}));
});

it("is fresh each time where a wamid tells, or where no time is known", () => {
  expect(idOf({ wamid: "wamid.1" })).not.toBe(idOf({ wamid: "wamid.1" }));
  expect(idOf({ sendTime: undefined })).not.toBe(idOf({ sendTime: undefined }));
});
