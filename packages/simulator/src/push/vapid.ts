import { createPublicKey, verify } from "node:crypto";
import { asObject, asText, parseJson, shown } from "../json.ts";

const DAY_SECONDS = 24 * 3600;

/**
 * Why a request's signature doesn't hold for this origin; null where it does, with the key it was made with.
 * Source: RFC 8292.
 */
export function checkVapid(
  authorization: string | undefined,
  { origin, now }: { origin: string; now: number },
): { key: string } | { refusal: string } {
  const [, token, key] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization ?? "") ?? [];
  if (token === undefined || key === undefined) return { refusal: "no VAPID authorization" };
  const [head, claims, signature] = token.split(".");
  if (head === undefined || claims === undefined || signature === undefined) return { refusal: "no token" };
  const { aud, exp, sub } = asObject(parseJson(decode(claims).toString()));
  if (asObject(parseJson(decode(head).toString()))["alg"] !== "ES256") return { refusal: "not ES256" };
  if (aud !== origin) return { refusal: `the audience is ${shown(aud)}` };
  const expires = Number(exp);
  if (!(expires > now / 1000) || expires > now / 1000 + DAY_SECONDS)
    return { refusal: "expired, or for more than a day" };
  if (!/^(mailto:|https:)/.test(asText(sub) ?? "")) return { refusal: "nobody to contact" };
  const raw = decode(key);
  const publicKey = createPublicKey({
    format: "jwk",
    key: {
      kty: "EC",
      crv: "P-256",
      x: raw.subarray(1, 33).toString("base64url"),
      y: raw.subarray(33).toString("base64url"),
    },
  });
  const signed = verify(
    "sha256",
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: "ieee-p1363" },
    decode(signature),
  );
  return signed ? { key } : { refusal: "the signature is wrong" };
}

function decode(text: string): Buffer {
  return Buffer.from(text, "base64url");
}
