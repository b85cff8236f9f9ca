import { createDecipheriv, createHmac, type ECDH } from "node:crypto";

const HEADER = 21;

/**
 * Opens a pushed body as a browser does. Source: RFC 8188 (aes128gcm) and RFC 8291 (keys of a Web Push message).
 * Throws where the body was not made for these keys.
 */
export function decrypt(body: Buffer, keys: { device: ECDH; auth: Buffer }): string {
  const salt = body.subarray(0, 16);
  const recordSize = body.readUInt32BE(16);
  const keyLength = body.readUInt8(20);
  const sender = body.subarray(HEADER, HEADER + keyLength);
  const record = body.subarray(HEADER + keyLength);
  if (record.length > recordSize) throw new Error("More than one record");
  const shared = keys.device.computeSecret(sender);
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), keys.device.getPublicKey(), sender]);
  const secret = expand(hmac(keys.auth, shared), info, 32);
  const pseudoRandom = hmac(salt, secret);
  const key = expand(pseudoRandom, Buffer.from("Content-Encoding: aes128gcm\0"), 16);
  const nonce = expand(pseudoRandom, Buffer.from("Content-Encoding: nonce\0"), 12);
  const decipher = createDecipheriv("aes-128-gcm", key, nonce);
  decipher.setAuthTag(record.subarray(-16));
  const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
  const end = padded.lastIndexOf(2);
  if (end < 0 || padded.subarray(end + 1).some((byte) => byte !== 0))
    throw new Error("No last record's delimiter");
  return padded.subarray(0, end).toString("utf8");
}

function hmac(key: Buffer, data: Buffer): Buffer {
  return createHmac("sha256", key).update(data).digest();
}

/** HKDF's second step, for at most one block. */
function expand(key: Buffer, info: Buffer, length: number): Buffer {
  return hmac(key, Buffer.concat([info, Buffer.from([1])])).subarray(0, length);
}
