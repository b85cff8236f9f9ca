import { expect, test } from "vitest";
import { SealingError } from "./errors.ts";
import type { SecretPlace } from "./places.ts";
import { createSealer, describeSecret } from "./sealer.ts";

const KEY = "a key of the shop that nobody guesses, 2026";
const OLD = "the key of last year, long enough as well!!";
const SECRET = "sk-live-ñandú-98765";
const place: SecretPlace = { table: "tenants", column: "ycloud_api_key", row: "7" };
const sealer = createSealer({ current: KEY });

/** The code of the failure, or what was opened. */
function outcome(work: () => { clear: string }): string {
  try {
    return work().clear;
  } catch (error) {
    if (error instanceof SealingError) return error.code;
    throw error;
  }
}

test("a sealed secret has the form the database demands and opens in its place", () => {
  const sealed = sealer.seal(SECRET, place);
  expect(sealed).toMatch(/^enc:v1:[0-9a-f]{8}:[A-Za-z0-9_-]+$/);
  expect(sealed).not.toContain(SECRET);
  expect(sealer.open(sealed, place)).toEqual({ clear: SECRET, needsSealing: false });
});

test("the same secret is never sealed the same way twice", () => {
  expect(sealer.seal(SECRET, place)).not.toBe(sealer.seal(SECRET, place));
});

test("clear text left by SQL is read and asks to be sealed", () => {
  expect(sealer.open(SECRET, place)).toEqual({ clear: SECRET, needsSealing: true });
});

test.each<[string, SecretPlace]>([
  ["another store's row", { ...place, row: "8" }],
  ["another column", { table: "tenants", column: "openai_api_key", row: "7" }],
  ["another table", { table: "tenant_human_handoff_config", column: "smtp_password_encrypted", row: "7" }],
])("an envelope moved to %s does not open", (_where, elsewhere) => {
  const sealed = sealer.seal(SECRET, place);
  // What has been opened is kept; for its own place alone.
  expect(outcome(() => sealer.open(sealed, place))).toBe(SECRET);
  expect(outcome(() => sealer.open(sealed, elsewhere))).toBe("tampered");
});

test("an envelope with any one bit changed does not open", () => {
  const sealed = sealer.seal(SECRET, place);
  const head = sealed.slice(0, sealed.lastIndexOf(":") + 1);
  const payload = Buffer.from(sealed.slice(head.length), "base64url");
  for (let bit = 0; bit < payload.length * 8; bit += 1) {
    const changed = Buffer.from(payload);
    changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    expect(outcome(() => sealer.open(head + changed.toString("base64url"), place))).toBe("tampered");
  }
});

test("an envelope cut anywhere does not open", () => {
  const sealed = sealer.seal(SECRET, place);
  for (let length = "enc:".length; length < sealed.length; length += 1) {
    expect(["tampered", "malformed"]).toContain(outcome(() => sealer.open(sealed.slice(0, length), place)));
  }
});

test.each([
  "enc:",
  "enc:v1:",
  "enc:v2:00000000:AAAA",
  "enc:v1:XYZ:AAAA",
  "enc:v1:00000000:",
  "enc:v1:00000000:AA=",
  "enc:v1:00000000:AAAA\n",
])("%j begins like an envelope and is reported as malformed", (stored) => {
  expect(outcome(() => sealer.open(stored, place))).toBe("malformed");
});

test("one secret has one spelling: stray bits after its last byte are refused", () => {
  const sealed = sealer.seal("ab", place);
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const same = alphabet
    .split("")
    .map((letter) => sealed.slice(0, -1) + letter)
    .filter((spelling) => outcome(() => sealer.open(spelling, place)) === "ab");
  expect(same).toEqual([sealed]);
});

test("a key of another installation is told apart from tampering, and its id says which key is missing", () => {
  const sealed = createSealer({ current: OLD }).seal(SECRET, place);
  expect(outcome(() => sealer.open(sealed, place))).toBe("unknown_key");
  expect(() => sealer.open(sealed, place)).toThrow(createSealer({ current: OLD }).keyId);
});

test("an envelope that claims another known key does not open", () => {
  const both = createSealer({ current: KEY, previous: [OLD] });
  const sealed = both.seal(SECRET, place).replace(both.keyId, createSealer({ current: OLD }).keyId);
  expect(outcome(() => both.open(sealed, place))).toBe("tampered");
});

test("after a rotation secrets of the previous key open and ask to be sealed again", () => {
  const sealed = createSealer({ current: OLD }).seal(SECRET, place);
  const rotated = createSealer({ current: KEY, previous: [OLD] });
  expect(rotated.open(sealed, place)).toEqual({ clear: SECRET, needsSealing: true });
  expect(rotated.open(rotated.seal(SECRET, place), place).needsSealing).toBe(false);
});

test("a key shorter than 32 characters is refused, current or previous", () => {
  expect(() => createSealer({ current: "x".repeat(31) })).toThrow(RangeError);
  expect(() => createSealer({ current: KEY, previous: ["short"] })).toThrow(RangeError);
});

test("people see that a secret is set and its last four characters, nothing else", () => {
  expect(describeSecret(sealer, null, place)).toEqual({ set: false, last4: null });
  expect(describeSecret(sealer, "", place)).toEqual({ set: false, last4: null });
  expect(describeSecret(sealer, sealer.seal(SECRET, place), place)).toEqual({ set: true, last4: "8765" });
  expect(describeSecret(sealer, SECRET, place)).toEqual({ set: true, last4: "8765" });
});

test("a secret too short to show a part of shows nothing, and one that can't be opened is still set", () => {
  expect(describeSecret(sealer, "1234567", place)).toEqual({ set: true, last4: null });
  expect(describeSecret(sealer, "enc:v1:00000000:AAAA", place)).toEqual({ set: true, last4: null });
});

test("a failure names the place and never the secret", () => {
  const sealed = sealer.seal(SECRET, place);
  for (const work of [
    () => sealer.open(sealed, { ...place, row: "8" }),
    () => sealer.open(sealed.slice(0, -5), place),
    () => createSealer({ current: OLD }).open(sealed, place),
  ]) {
    expect(work).toThrow(/tenants\.ycloud_api_key of row \d/);
    expect(work).not.toThrow(SECRET);
  }
});
