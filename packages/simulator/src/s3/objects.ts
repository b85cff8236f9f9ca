import { createHash } from "node:crypto";
import type { Exchange } from "../http/serve.ts";
import { escapeXml, sendError, sendXml, textsOf } from "./xml.ts";

export interface Bucket {
  name: string;
  /** By key; read by tests as well. */
  files: Map<string, Buffer>;
  /** How many keys a list shows at once; S3 shows a thousand. */
  pageSize: number;
  /** Keys that can't be deleted, as under an object lock. */
  locked: Set<string>;
}

export type Operation = "put" | "get" | "head" | "list" | "delete" | "deleteMany" | "unknown";

export function operationOf({ method, query }: Exchange, key: string): Operation {
  if (key === "") {
    if (method === "GET" && query.get("list-type") === "2") return "list";
    return method === "POST" && query.has("delete") ? "deleteMany" : "unknown";
  }
  const byMethod: Record<string, Operation> = { PUT: "put", GET: "get", HEAD: "head", DELETE: "delete" };
  return byMethod[method] ?? "unknown";
}

/** Does what is asked of a bucket. Strict where servers that speak S3 differ: what works here works with them. */
export function act(exchange: Exchange, bucket: Bucket, key: string): void {
  const { response, headers } = exchange;
  if (Object.keys(headers).some((name) => /^x-amz-(sdk-)?checksum-/.test(name)))
    return sendError(response, {
      status: 501,
      code: "NotImplemented",
      message: "Checksums other than MD5 are not implemented",
    });
  switch (operationOf(exchange, key)) {
    case "put":
      return put(exchange, bucket, key);
    case "get":
    case "head":
      return get(exchange, bucket, key);
    case "list":
      return list(exchange, bucket);
    case "delete":
      if (!bucket.locked.has(key)) bucket.files.delete(key);
      response.writeHead(204).end();
      return undefined;
    case "deleteMany":
      return deleteMany(exchange, bucket);
    case "unknown":
      return sendError(response, { status: 501, code: "NotImplemented", message: "Not simulated" });
  }
}

function put({ headers, body, response }: Exchange, { files }: Bucket, key: string): void {
  if (headers["x-amz-acl"] !== undefined)
    return sendError(response, {
      status: 400,
      code: "AccessControlListNotSupported",
      message: "The bucket does not allow ACLs",
    });
  if (headers["content-encoding"]?.includes("aws-chunked") === true)
    return sendError(response, { status: 501, code: "NotImplemented", message: "No aws-chunked here" });
  files.set(key, body);
  response.writeHead(200, { etag: etag(body) }).end();
}

function get({ headers, response }: Exchange, { files }: Bucket, key: string): void {
  const file = files.get(key);
  if (file === undefined)
    return sendError(response, {
      status: 404,
      code: "NoSuchKey",
      message: "The specified key does not exist.",
    });
  const about = {
    etag: etag(file),
    "accept-ranges": "bytes",
    "content-type": "application/octet-stream",
    "last-modified": new Date(0).toUTCString(),
  };
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? "") ?? [];
  if (from === undefined) {
    response.writeHead(200, { ...about, "content-length": file.length }).end(file);
    return;
  }
  if (Number(from) >= file.length)
    return sendError(response, {
      status: 416,
      code: "InvalidRange",
      message: "The range is not satisfiable",
    });
  const last = Math.min(to === "" ? Infinity : Number(to), file.length - 1);
  const part = file.subarray(Number(from), last + 1);
  response
    .writeHead(206, {
      ...about,
      "content-length": part.length,
      "content-range": `bytes ${from}-${last}/${file.length}`,
    })
    .end(part);
}

/** Pages by key, in the order of UTF-8 bytes; the token is the last key shown. */
function list({ query, response }: Exchange, { name, files, pageSize }: Bucket): void {
  const prefix = query.get("prefix") ?? "";
  const after = Buffer.from(query.get("continuation-token") ?? "", "base64url").toString();
  const found = [...files.keys()]
    .filter((key) => key.startsWith(prefix) && (after === "" || key > after))
    .toSorted();
  const size = Math.min(Number(query.get("max-keys") ?? pageSize), pageSize);
  const page = found.slice(0, size);
  const more = found.length > page.length;
  const contents = page.map(
    (key) =>
      `<Contents><Key>${escapeXml(key)}</Key><LastModified>1970-01-01T00:00:00.000Z</LastModified>` +
      `<Size>${files.get(key)?.length ?? 0}</Size></Contents>`,
  );
  const token = more ? Buffer.from(page.at(-1) ?? "").toString("base64url") : null;
  sendXml(
    response,
    200,
    `<ListBucketResult><Name>${name}</Name><Prefix>${escapeXml(prefix)}</Prefix><KeyCount>${page.length}</KeyCount>` +
      `<MaxKeys>${size}</MaxKeys><IsTruncated>${more}</IsTruncated>` +
      (token === null ? "" : `<NextContinuationToken>${token}</NextContinuationToken>`) +
      `${contents.join("")}</ListBucketResult>`,
  );
}

/** The whole answers 200 even where single keys could not be deleted. */
function deleteMany({ headers, body, response }: Exchange, { files, locked }: Bucket): void {
  if (headers["content-md5"] !== createHash("md5").update(body).digest("base64"))
    return sendError(response, {
      status: 400,
      code: "InvalidRequest",
      message: "Missing or wrong Content-MD5",
    });
  const keys = textsOf(body.toString(), "Key");
  if (keys.length === 0 || keys.length > 1000)
    return sendError(response, { status: 400, code: "MalformedXML", message: "1 to 1000 keys are expected" });
  for (const key of keys) if (!locked.has(key)) files.delete(key);
  const errors = keys
    .filter((key) => locked.has(key))
    .map(
      (key) =>
        `<Error><Key>${escapeXml(key)}</Key><Code>AccessDenied</Code><Message>Locked</Message></Error>`,
    );
  sendXml(response, 200, `<DeleteResult>${errors.join("")}</DeleteResult>`);
}

function etag(bytes: Buffer): string {
  return `"${createHash("md5").update(bytes).digest("hex")}"`;
}
