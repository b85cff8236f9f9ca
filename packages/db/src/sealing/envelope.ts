import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { SealingError } from "./errors.ts";
import { nameOf, type SecretPlace } from "./places.ts";

const PREFIX = "enc:";
const FORM = /^enc:v1:([0-9a-f]{8}):([A-Za-z0-9_-]+)$/;
const IV_BYTES = 12;
const TAG_BYTES = 16;

export interface Key {
  /** Eight hex digits; tells keys apart and nothing about them. */
  id: string;
  bytes: Buffer;
}

/** A key of 256 bits from any text, which is taken as its UTF-8 bytes (HKDF-SHA256). */
export function deriveKey(text: string): Key {
  const derive = (purpose: string, length: number): Buffer =>
    Buffer.from(hkdfSync("sha256", Buffer.from(text, "utf8"), "platform", purpose, length));
  return { id: derive("key id v1", 4).toString("hex"), bytes: derive("secrets at rest v1", 32) };
}

export function looksSealed(stored: string): boolean {
  return stored.startsWith(PREFIX);
}

/** `enc:v1:<key id>:<base64url of iv, tag, ciphertext>`, AES-256-GCM. */
export function encrypt(clear: string, { key, place }: { key: Key; place: SecretPlace }): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key.bytes, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(associatedData(place, key.id));
  const ciphertext = Buffer.concat([cipher.update(clear, "utf8"), cipher.final()]);
  return `${PREFIX}v1:${key.id}:${Buffer.concat([iv, cipher.getAuthTag(), ciphertext]).toString("base64url")}`;
}

/** @throws {SealingError} `unknown_key`, `tampered` or `malformed` */
export function decrypt(
  stored: string,
  { keys, place }: { keys: ReadonlyMap<string, Key>; place: SecretPlace },
): { clear: string; keyId: string } {
  const { keyId, payload } = parse(stored, place);
  const key = keys.get(keyId);
  if (key === undefined) {
    throw new SealingError(
      "unknown_key",
      `${nameOf(place)} was sealed with the key ${keyId}, which is not configured.`,
    );
  }
  const decipher = createDecipheriv("aes-256-gcm", key.bytes, payload.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(associatedData(place, keyId));
  decipher.setAuthTag(payload.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    const clear = Buffer.concat([decipher.update(payload.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
    return { clear: clear.toString("utf8"), keyId };
  } catch {
    throw new SealingError("tampered", `${nameOf(place)} was moved from another place or changed.`);
  }
}

function parse(stored: string, place: SecretPlace): { keyId: string; payload: Buffer } {
  const [, keyId, encoded] = FORM.exec(stored) ?? [];
  if (keyId === undefined || encoded === undefined) {
    throw new SealingError("malformed", `${nameOf(place)} begins like an envelope and isn't one.`);
  }
  const payload = Buffer.from(encoded, "base64url");
  // Decoding forgives stray last bits; one secret has one spelling here.
  if (payload.length < IV_BYTES + TAG_BYTES || payload.toString("base64url") !== encoded) {
    throw new SealingError("malformed", `${nameOf(place)} holds an envelope that was cut or misspelt.`);
  }
  return { keyId, payload };
}

function associatedData({ table, column, row }: SecretPlace, keyId: string): Buffer {
  return Buffer.from(JSON.stringify(["v1", keyId, table, column, row]), "utf8");
}
