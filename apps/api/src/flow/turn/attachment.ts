import type { Attachment } from "@platform/agent";
import type { ClaimedMessage } from "./claim.ts";

const FILES: ReadonlySet<string> = new Set(["image", "audio", "video", "document", "sticker"]);

/** What a message carries beside its words, from its file and the adapter's details; null for plain text. */
export function attachmentOf(message: ClaimedMessage): Attachment | null {
  const { details, type } = message;
  if (FILES.has(type)) return fileOf(message);
  const location = record(details?.["location"]);
  if (location !== null) {
    const name = [text(location["name"]), text(location["address"])]
      .filter((part) => part !== null)
      .join(", ");
    const [latitude, longitude] = [number(location["latitude"]), number(location["longitude"])];
    const point = latitude === null || longitude === null ? null : { latitude, longitude };
    return { kind: "place", name: name === "" ? null : name, point };
  }
  const contacts = records(details?.["contacts"]);
  if (contacts.length > 0) {
    return {
      kind: "contacts",
      contacts: contacts.map((contact) => ({
        name: text(contact["name"]),
        phone: records(contact["phones"]).map((entry) => text(entry["phone"]))[0] ?? null,
      })),
    };
  }
  const lines = records(record(details?.["order"])?.["items"]);
  if (lines.length > 0) return { kind: "cart", lines: lines.map(cartLine) };
  const product = text(record(details?.["referredProduct"])?.["retailerId"]);
  if (product !== null) return { kind: "product", code: product, name: null };
  const referral = record(details?.["referral"]);
  const headline = text(referral?.["headline"]);
  return headline === null ? null : { kind: "ad", headline, body: text(referral?.["body"]) };
}

function fileOf(message: ClaimedMessage): Attachment {
  // A voice note nobody understood is no more use than one that never came.
  const lost = message.media_state === "failed" || message.transcript_state === "failed";
  const waiting = message.media_state === "pending" || message.transcript_state === "pending";
  return { kind: "file", state: lost ? "lost" : waiting ? "waiting" : "there", name: message.file_name };
}

function cartLine(item: Record<string, unknown>): Extract<Attachment, { kind: "cart" }>["lines"][number] {
  return { code: text(item["retailerId"]) ?? "", name: null, quantity: number(item["quantity"]) ?? 1 };
}

function record(value: unknown): Record<string, unknown> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

function records(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(record).filter((entry) => entry !== null) : [];
}

function text(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

function number(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}
