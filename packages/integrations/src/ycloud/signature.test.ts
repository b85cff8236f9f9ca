import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { verifySignature } from "./signature.ts";

interface Vector {
  id: string;
  expectedValid: boolean | null;
  secrets: string[];
  nowUnixSeconds: number;
  header: string;
  rawBodyBase64: string;
}

const vectors = JSON.parse(
  readFileSync(new URL("../../fixtures/ycloud/signature-vectors.json", import.meta.url), "utf8"),
) as Vector[];

const secret = "whsec_test_6c2f0f6c3a6d4b16";
const body = Buffer.from('{"id":"evt_01","type":"whatsapp.inbound_message.received","apiVersion":"v2"}');
const signature = "4ee5dc4c43b9d27aa16b9e46a59ea8700d0b3b90d9da6139a302aa7a55cbdaa1";
const time = 1_700_000_000;
const header = `t=${time},s=${signature}`;
const golden = { rawBody: body, header, secrets: [secret], nowSeconds: time };

describe("the webhook's signature", () => {
  it.each(vectors.map((vector) => [vector.id, vector] as const))("official vector %s", (_id, vector) => {
    const result = verifySignature({
      rawBody: Buffer.from(vector.rawBodyBase64, "base64"),
      header: vector.header,
      secrets: vector.secrets,
      nowSeconds: vector.nowUnixSeconds,
    });
    // A space after the comma is left open by the provider; we accept it.
    expect(result.ok).toBe(vector.expectedValid ?? true);
  });

  it("accepts the kit's golden value and says which secret of a rotation held", () => {
    expect(verifySignature(golden)).toEqual({ ok: true, secretIndex: 0, timestamp: time, stale: false });
    expect(verifySignature({ ...golden, secrets: ["whsec_new", "", secret] })).toMatchObject({
      secretIndex: 2,
    });
    expect(verifySignature({ ...golden, header: [header] })).toMatchObject({ ok: true });
  });

  it("refuses every single flipped bit of the body and of the signature", () => {
    for (let bit = 0; bit < body.length * 8; bit += 1) {
      const rawBody = Buffer.from(body);
      rawBody[bit >> 3] = (rawBody[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(verifySignature({ ...golden, rawBody })).toEqual({ ok: false, reason: "mismatch" });
    }
    for (let bit = 0; bit < 256; bit += 1) {
      const bytes = Buffer.from(signature, "hex");
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const flipped = `t=${time},s=${bytes.toString("hex")}`;
      expect(verifySignature({ ...golden, header: flipped })).toEqual({ ok: false, reason: "mismatch" });
    }
  });

  it.each([
    ["two headers", [header, header]],
    ["two headers joined by the HTTP parser", `${header}, ${header}`],
    ["two times", `t=${time},t=${time},s=${signature}`],
    ["two signatures", `t=${time},s=${signature},s=${signature}`],
    ["a valid and a foreign signature", `t=${time},s=${signature}, s=${"0".repeat(64)}`],
  ])("refuses %s", (_what, doubled) => {
    expect(verifySignature({ ...golden, header: doubled })).toEqual({ ok: false, reason: "duplicated" });
  });

  it.each([
    ["swapped parts", `s=${signature},t=${time}`],
    ["capital hex", `t=${time},s=${signature.toUpperCase()}`],
    ["a short signature", `t=${time},s=${signature.slice(2)}`],
    ["a third part", `${header},v=1`],
    ["a negative time", `t=-5,s=${signature}`],
    ["a line break at the end", `${header}\n`],
    ["another scheme", `sha256=${signature}`],
  ])("refuses %s", (_what, wrong) => {
    expect(verifySignature({ ...golden, header: wrong })).toEqual({ ok: false, reason: "malformed" });
  });

  it("refuses a missing header and a request without configured secret", () => {
    expect(verifySignature({ ...golden, header: undefined })).toEqual({ ok: false, reason: "missing" });
    expect(verifySignature({ ...golden, header: [] })).toEqual({ ok: false, reason: "missing" });
    expect(verifySignature({ ...golden, secrets: [] })).toEqual({ ok: false, reason: "mismatch" });
  });

  it("never lets an empty secret verify", () => {
    const forged = createHmac("sha256", "").update(`${time}.`).update(body).digest("hex");
    const result = verifySignature({ ...golden, header: `t=${time},s=${forged}`, secrets: ["", secret] });
    expect(result).toEqual({ ok: false, reason: "mismatch" });
  });

  it("refuses a time more than five minutes ahead", () => {
    expect(verifySignature({ ...golden, nowSeconds: time - 300 })).toMatchObject({ ok: true });
    expect(verifySignature({ ...golden, nowSeconds: time - 301 })).toEqual({ ok: false, reason: "future" });
  });

  it("accepts an old time and marks it stale after the provider's retry span", () => {
    expect(verifySignature({ ...golden, nowSeconds: time + 23_400 })).toMatchObject({
      ok: true,
      stale: false,
    });
    expect(verifySignature({ ...golden, nowSeconds: time + 23_401 })).toMatchObject({
      ok: true,
      stale: true,
    });
  });
});
