/** Helpers of this folder's tests: the official samples and the shape that every mapped event must have. */
import { readdirSync, readFileSync } from "node:fs";
import { z } from "zod";
import { mapEvent } from "./mapEvent.ts";
import type { YCloudEvent } from "./types.ts";

const folder = new URL("../../fixtures/ycloud/events/", import.meta.url);

export function sampleNames(): string[] {
  return readdirSync(folder).sort();
}

export function sample(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Record<string, unknown>;
}

export function inboundBody(message: Record<string, unknown>): unknown {
  const body = sample("whatsapp.inbound_message.received.text.json");
  return { ...body, whatsappInboundMessage: { ...(body.whatsappInboundMessage as object), ...message } };
}

export function mapped(body: unknown): YCloudEvent {
  const result = mapEvent(body);
  if (!result.ok) throw new Error(result.reason);
  return result.event;
}

/** Text that PostgreSQL takes as text and inside jsonb. */
function storable(value: string): boolean {
  return !value.includes("\0") && value.isWellFormed();
}

function everyStringStorable(value: unknown): boolean {
  if (typeof value === "string") return storable(value);
  if (typeof value !== "object" || value === null) return true;
  return Object.entries(value).every(([key, child]) => storable(key) && everyStringStorable(child));
}

const str = (max: number) => z.string().min(1).max(max).refine(storable);
const ident = str(255);
const instant = z.iso.datetime();
const party = z
  .strictObject({
    phone: z
      .string()
      .regex(/^\+\d{5,20}$/)
      .nullable(),
    userId: ident.nullable(),
    name: str(255).nullable(),
    username: str(255).nullable(),
  })
  .refine((value) => value.phone !== null || value.userId !== null);
const content = z.strictObject({
  type: str(64),
  text: str(10_000).nullable(),
  media: z
    .strictObject({
      kind: z.enum(["image", "audio", "video", "document", "sticker"]),
      providerMediaId: ident.nullable(),
      link: str(4096).nullable(),
      mimeType: str(127).nullable(),
      fileName: str(255).nullable(),
    })
    .nullable(),
  details: z.record(z.string(), z.unknown()).refine(everyStringStorable).nullable(),
  quotedWamid: ident.nullable(),
});
const base = {
  eventId: ident,
  type: ident,
  createTime: instant.nullable(),
  businessPhone: str(64).nullable(),
};
const message = { messageId: ident, wamid: ident.nullable(), sendTime: instant.nullable() };

export const eventShape = z.discriminatedUnion("kind", [
  z.strictObject({ ...base, ...message, kind: z.literal("inbound"), from: party, content }),
  z.strictObject({
    ...base,
    ...message,
    kind: z.literal("reaction"),
    from: party,
    targetWamid: ident,
    emoji: str(64).nullable(),
  }),
  z.strictObject({
    ...base,
    ...message,
    kind: z.literal("edit"),
    from: party,
    targetWamid: ident,
    text: str(10_000),
  }),
  z.strictObject({
    ...base,
    ...message,
    kind: z.literal("number_changed"),
    from: party,
    newPhone: z
      .string()
      .regex(/^\+\d{5,20}$/)
      .nullable(),
    newUserId: ident.nullable(),
    text: str(10_000).nullable(),
  }),
  z.strictObject({ ...base, kind: z.literal("group"), groupId: ident }),
  z.strictObject({
    ...base,
    ...message,
    kind: z.literal("echo"),
    externalId: ident.nullable(),
    to: party,
    content,
  }),
  z.strictObject({
    ...base,
    ...message,
    kind: z.literal("history"),
    direction: z.enum(["in", "out"]),
    customer: party,
    content,
  }),
  z.strictObject({
    ...base,
    kind: z.literal("status"),
    messageId: ident,
    wamid: ident.nullable(),
    externalId: ident.nullable(),
    status: z.enum(["accepted", "sent", "delivered", "read", "failed", "unknown"]),
    at: instant.nullable(),
    errorCode: str(64).nullable(),
    errorMessage: str(1024).nullable(),
  }),
  z.strictObject({ ...base, kind: z.literal("template"), wabaId: ident.nullable() }),
  z.strictObject({
    ...base,
    kind: z.literal("consent"),
    phone: party.shape.phone,
    userId: ident.nullable(),
    wants: z.enum(["out", "in"]),
    cause: z.enum(["whatsapp", "provider"]),
    detail: str(255).nullable(),
    at: instant.nullable(),
  }),
  z.strictObject({ ...base, kind: z.literal("other") }),
]);
