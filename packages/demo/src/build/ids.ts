import { randomBytes } from "node:crypto";

/** Numbers between 0 and 1, always the same for the same name: the demo looks alike everywhere. */
export function chanceOf(name: string): () => number {
  let state = 2_166_136_261;
  for (const char of name) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 16_777_619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A time-ordered UUID of a moment in the past, as the database makes them for the present. */
export function uuidAt(ms: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(ms, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** 24 hex digits, as the provider names messages and, after `evt_`, events. */
export function providerId(): string {
  return `69${randomBytes(11).toString("hex")}`;
}

/** Meta's message id over the customer's digits. */
export function wamid(customer: string): string {
  const digits = Buffer.from(customer.replace(/\D/g, "").slice(0, 20), "ascii");
  const tail = Buffer.from(randomBytes(9).toString("hex").toUpperCase(), "ascii");
  const bytes = Buffer.concat([
    Buffer.from([0x1c, 0x18, digits.length]),
    digits,
    Buffer.from([0x15, 0x02, 0x00, 0x11, 0x18, tail.length]),
    tail,
    Buffer.from([0]),
  ]);
  return `wamid.${bytes.toString("base64")}`;
}
