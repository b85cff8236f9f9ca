import { randomBytes } from "node:crypto";

/** 24 hex digits, as the provider names messages. */
export function objectId(): string {
  return `69${randomBytes(11).toString("hex")}`;
}

export function eventId(): string {
  return `evt_${objectId()}`;
}

export function requestId(): string {
  return `req_${randomBytes(10).toString("hex")}`;
}

/** A numeric media id. */
export function mediaId(): string {
  return `${randomBytes(6).readUIntBE(0, 6)}`.padStart(15, "7").slice(0, 15);
}

/**
 * A Meta message id: base64 over the customer's digits and random hex, 32 digits for a message
 * typed on a phone and 18 for one sent through the API, as in the official samples.
 */
export function wamid(customer: string, origin: "phone" | "api"): string {
  const digits = Buffer.from(customer.replace(/\D/g, "").slice(0, 20), "ascii");
  const hex = randomBytes(origin === "phone" ? 16 : 9)
    .toString("hex")
    .toUpperCase();
  const bytes = Buffer.concat([
    Buffer.from([0x1c, 0x18, digits.length]),
    digits,
    Buffer.from([0x15, 0x02, 0x00, origin === "phone" ? 0x12 : 0x11, 0x18, hex.length]),
    Buffer.from(hex, "ascii"),
    Buffer.from([0x00]),
  ]);
  return `wamid.${bytes.toString("base64")}`;
}

/** `+` and digits, whatever separators the text had. */
export function e164(phone: string): string {
  return `+${phone.replace(/\D/g, "")}`;
}
