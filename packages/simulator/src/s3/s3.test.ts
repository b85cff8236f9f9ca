import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startS3, type S3Simulator } from "./index.ts";
import { signatureOf } from "./signature.ts";

let s3: S3Simulator;
beforeAll(async () => {
  s3 = await startS3({ pageSize: 2 });
});
afterAll(() => s3.stop());
beforeEach(() => s3.files.clear());

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

interface Request {
  method?: string;
  path: string;
  body?: string;
  headers?: Record<string, string>;
  /** What is sent instead of what was signed. */
  sent?: { body?: string; headers?: Record<string, string>; path?: string };
  signer?: Partial<Pick<S3Simulator, "accessKeyId" | "secretAccessKey" | "region">>;
  at?: Date;
}

async function ask({ method = "GET", path, body = "", sent = {}, at = new Date(), ...rest }: Request) {
  const signer = { ...s3, ...rest.signer };
  const date = at.toISOString().replace(/[-:]|\.\d+/g, "");
  const headers: Record<string, string> = {
    host: new URL(s3.url).host,
    "x-amz-content-sha256": sha256(body),
    "x-amz-date": date,
    ...rest.headers,
  };
  const signed = Object.keys(headers).toSorted();
  const request = { method, target: path, headers, body: Buffer.from(body) };
  const scope = `${date.slice(0, 8)}/${signer.region}/s3/aws4_request`;
  const signature = signatureOf(request, { ...signer, signed });
  const authorization = `AWS4-HMAC-SHA256 Credential=${signer.accessKeyId}/${scope}, SignedHeaders=${signed.join(";")}, Signature=${signature}`;
  const response = await fetch(`${s3.url}${sent.path ?? path}`, {
    method,
    headers: { ...headers, authorization, ...sent.headers },
    ...(method === "PUT" || method === "POST" ? { body: sent.body ?? body } : {}),
  });
  const text = await response.text();
  return { status: response.status, code: /<Code>(\w+)/.exec(text)?.[1], text, headers: response.headers };
}

test("a signature is the one that AWS's own example shows", () => {
  const request = {
    method: "GET",
    target: "/test.txt",
    headers: {
      host: "examplebucket.s3.amazonaws.com",
      range: "bytes=0-9",
      "x-amz-content-sha256": sha256(""),
      "x-amz-date": "20130524T000000Z",
    },
    body: Buffer.alloc(0),
  };
  const signer = {
    accessKeyId: "AKIAIOSFODNN7EXAMPLE",
    secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    region: "us-east-1",
    signed: Object.keys(request.headers),
  };
  expect(signatureOf(request, signer)).toBe(
    "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
  );
  const list = {
    ...request,
    target: "/?max-keys=2&prefix=J",
    headers: {
      host: request.headers.host,
      "x-amz-content-sha256": sha256(""),
      "x-amz-date": "20130524T000000Z",
    },
  };
  expect(signatureOf(list, { ...signer, signed: Object.keys(list.headers) })).toBe(
    "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
  );
});

test("a file is put, got whole and in parts, listed in pages, and deleted", async () => {
  for (const key of ["1/a", "1/b%26c", "1/d", "2/e"])
    expect(await ask({ method: "PUT", path: `/archivos/${key}`, body: "0123456789" })).toMatchObject({
      status: 200,
    });
  expect(await ask({ path: "/archivos/1/b%26c" })).toMatchObject({ status: 200, text: "0123456789" });
  expect(await ask({ path: "/archivos/1/a", headers: { range: "bytes=2-4" } })).toMatchObject({
    status: 206,
    text: "234",
  });
  expect(await ask({ path: "/archivos/1/a", headers: { range: "bytes=20-" } })).toMatchObject({
    status: 416,
    code: "InvalidRange",
  });
  const first = await ask({ path: "/archivos?list-type=2&prefix=1%2F" });
  expect(first.text).toContain("<Key>1/a</Key>");
  expect(first.text).toContain("<Key>1/b&amp;c</Key>");
  const token = /<NextContinuationToken>([^<]+)/.exec(first.text)?.[1] ?? "";
  const second = await ask({ path: `/archivos?continuation-token=${token}&list-type=2&prefix=1%2F` });
  expect(second.text).toContain("<Key>1/d</Key><");
  expect(second.text).not.toContain("2/e");
  const wish = "<Delete><Object><Key>1/b&amp;c</Key></Object><Object><Key>1/d</Key></Object></Delete>";
  const md5 = createHash("md5").update(wish).digest("base64");
  const path = "/archivos?delete=";
  expect(await ask({ method: "POST", path, body: wish })).toMatchObject({ status: 400 });
  expect(await ask({ method: "POST", path, body: wish, headers: { "content-md5": md5 } })).toMatchObject({
    status: 200,
  });
  expect(await ask({ method: "DELETE", path: "/archivos/1/a" })).toMatchObject({ status: 204 });
  expect([...s3.files.keys()]).toEqual(["2/e"]);
  expect(await ask({ method: "HEAD", path: "/archivos/1/a" })).toMatchObject({ status: 404, text: "" });
});

test.each<[string, Request, number, string]>([
  [
    "without a signature",
    { path: "/archivos/a", sent: { headers: { authorization: "" } } },
    403,
    "AccessDenied",
  ],
  [
    "with another secret",
    { path: "/archivos/a", signer: { secretAccessKey: "x" } },
    403,
    "SignatureDoesNotMatch",
  ],
  [
    "with an unknown key",
    { path: "/archivos/a", signer: { accessKeyId: "AKIAX" } },
    403,
    "InvalidAccessKeyId",
  ],
  [
    "for another region",
    { path: "/archivos/a", signer: { region: "eu-west-1" } },
    400,
    "AuthorizationHeaderMalformed",
  ],
  ["for another path", { path: "/archivos/a", sent: { path: "/archivos/b" } }, 403, "SignatureDoesNotMatch"],
  [
    "with another body",
    { method: "PUT", path: "/archivos/a", body: "one", sent: { body: "two" } },
    400,
    "XAmzContentSHA256Mismatch",
  ],
  [
    "with a header that isn't signed",
    { path: "/archivos/a", sent: { headers: { "x-amz-acl": "public-read" } } },
    403,
    "AccessDenied",
  ],
  [
    "from an hour ago",
    { path: "/archivos/a", at: new Date(Date.now() - 3_600_000) },
    403,
    "RequestTimeTooSkewed",
  ],
  ["for another bucket", { path: "/otro/a" }, 404, "NoSuchBucket"],
  ["for what is not there", { path: "/archivos/a" }, 404, "NoSuchKey"],
])("a request %s is refused", async (...refused) => {
  const [, request, status, code] = refused;
  expect(await ask(request)).toMatchObject({ status, code });
  expect(s3.files.size).toBe(0);
});
