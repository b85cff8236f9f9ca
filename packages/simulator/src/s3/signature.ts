import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

export interface SignedRequest {
  method: string;
  /** Path and query as they stood on the wire. */
  target: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface Signer {
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
}

/** A refusal by S3's own code. */
export interface S3Error {
  status: number;
  code: string;
  message: string;
}

const SKEW_MS = 15 * 60_000;
const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/;

/**
 * Checks a request's Signature Version 4 in its header form, and the hash of its body. Null: it holds.
 * Source: AWS, "Authenticating Requests: Using the Authorization Header (AWS Signature Version 4)".
 */
export function refusalOf(request: SignedRequest, signer: Signer, now: number): S3Error | null {
  const [, keyId, day, region, names, signature] =
    AUTHORIZATION.exec(request.headers.authorization ?? "") ?? [];
  if (keyId === undefined || day === undefined || names === undefined || signature === undefined)
    return { status: 403, code: "AccessDenied", message: "Access Denied" };
  if (keyId !== signer.accessKeyId)
    return { status: 403, code: "InvalidAccessKeyId", message: "The key does not exist in our records." };
  if (region !== signer.region)
    return {
      status: 400,
      code: "AuthorizationHeaderMalformed",
      message: `The region '${region}' is wrong; expecting '${signer.region}'`,
    };
  const date = headerOf(request, "x-amz-date");
  if (!date.startsWith(day) || Math.abs(now - readDate(date)) > SKEW_MS)
    return {
      status: 403,
      code: "RequestTimeTooSkewed",
      message: "The difference of the clocks is too large.",
    };
  const signed = names.split(";");
  const bare = Object.keys(request.headers).filter(
    (name) => (name === "host" || name.startsWith("x-amz-")) && !signed.includes(name),
  );
  if (bare.length > 0)
    return { status: 403, code: "AccessDenied", message: `Headers are not signed: ${bare.join(", ")}` };
  if (!sameText(signatureOf(request, { ...signer, signed }), signature))
    return { status: 403, code: "SignatureDoesNotMatch", message: "The signature does not match." };
  return bodyRefusal(request);
}

/** The signature that a request must carry, in hex. */
export function signatureOf(
  request: SignedRequest,
  { signed, ...signer }: Signer & { signed: string[] },
): string {
  const date = headerOf(request, "x-amz-date");
  const scope = `${date.slice(0, 8)}/${signer.region}/s3/aws4_request`;
  const canonical = [
    request.method,
    request.target.split("?", 1)[0],
    canonicalQuery(request.target),
    ...signed.map((name) => `${name}:${headerOf(request, name).trim().replace(/\s+/g, " ")}`),
    "",
    signed.join(";"),
    headerOf(request, "x-amz-content-sha256"),
  ].join("\n");
  const text = ["AWS4-HMAC-SHA256", date, scope, sha256(canonical)].join("\n");
  const key = [date.slice(0, 8), signer.region, "s3", "aws4_request"].reduce<Buffer>(
    (sofar, part) => createHmac("sha256", sofar).update(part).digest(),
    Buffer.from(`AWS4${signer.secretAccessKey}`),
  );
  return createHmac("sha256", key).update(text).digest("hex");
}

function bodyRefusal(request: SignedRequest): S3Error | null {
  const declared = headerOf(request, "x-amz-content-sha256");
  if (declared.startsWith("STREAMING-"))
    return { status: 501, code: "NotImplemented", message: "Bodies in signed chunks are not implemented." };
  if (declared !== "UNSIGNED-PAYLOAD" && declared !== sha256(request.body))
    return { status: 400, code: "XAmzContentSHA256Mismatch", message: "The body is not what was signed." };
  return null;
}

function canonicalQuery(target: string): string {
  const [, query = ""] = target.split(/\?(.*)/s);
  return query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => (pair.includes("=") ? pair : `${pair}=`))
    .toSorted()
    .join("&");
}

function headerOf({ headers }: SignedRequest, name: string): string {
  return headers[name]?.toString() ?? "";
}

/** `20130524T000000Z`; NaN, which no comparison passes, where it is none. */
function readDate(text: string): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
}

function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}

function sameText(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
