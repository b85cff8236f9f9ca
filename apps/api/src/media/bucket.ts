import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { DeleteObjectsCommand, GetObjectCommand, paginateListObjectsV2, S3Client } from "@aws-sdk/client-s3";
import { S3Driver } from "flydrive/drivers/s3";
import type { Config } from "../config/index.ts";
import type { MediaStorage } from "./storage.ts";

type BucketSettings = NonNullable<Config["mediaBucket"]>;

interface BucketOptions {
  /** To connect, to begin an answer, and between two pieces of it. */
  patienceMs?: number;
}

const PATIENCE_MS = 10_000;
/** One more than the first; who asks tries again later anyway. */
const ATTEMPTS = 2;

/** Files in a bucket. The client costs 40 MB and a tenth of a second: import this file only where there is a bucket. */
export function createBucketStorage(
  settings: BucketSettings,
  { patienceMs = PATIENCE_MS }: BucketOptions = {},
): MediaStorage {
  const { bucket: Bucket, endpoint, region, accessKeyId, secretAccessKey } = settings;
  const client = new S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey },
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    maxAttempts: ATTEMPTS,
    // Checksums of its own kind, which the client adds by default, are refused by many that speak S3.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: {
      connectionTimeout: patienceMs,
      requestTimeout: patienceMs,
      throwOnRequestTimeout: true,
      socketTimeout: patienceMs,
    },
  });
  signDeletionsByMd5(client);
  // Who may read is the bucket's own affair: newer buckets, and most that aren't Amazon's, know no such lists.
  const files = new S3Driver({ client, bucket: Bucket, visibility: "private", supportsACL: false });

  async function remove(keys: string[]): Promise<void> {
    const Delete = { Objects: keys.map((Key) => ({ Key })), Quiet: true };
    const { Errors = [] } = await client.send(new DeleteObjectsCommand({ Bucket, Delete }));
    const [first] = Errors;
    if (first !== undefined) throw new Error(`${Errors.length} files were not removed: ${first.Code}`);
  }
  return {
    bucket: Bucket,
    put: (key, bytes) => files.put(key, bytes),
    open: async (key, range) =>
      orMissing(async () => {
        const Range = range === undefined ? undefined : `bytes=${range.start}-${range.end}`;
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: key, Range }));
        return Body as Readable;
      }),
    read: async (key) => orMissing(async () => new Uint8Array(await files.getBytes(key))),
    async *list() {
      for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket }))
        for (const { Key } of Contents) if (Key !== undefined) yield Key;
    },
    remove: (key) => remove([key]),
    // By hand, since flydrive takes `1` for a beginning of `12`, and a refusal in a deletion for a success.
    removeAll: async (folder) => {
      const Prefix = `${folder.replace(/\/+$/, "")}/`;
      for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket, Prefix })) {
        const keys = Contents.flatMap(({ Key }) => Key ?? []);
        if (keys.length > 0) await remove(keys);
      }
    },
  };
}

/** A bucket that isn't there answers 404 as well, and that is no missing file. */
async function orMissing<T>(get: () => Promise<T>): Promise<T | null> {
  try {
    return await get();
  } catch (error) {
    if (error instanceof Error && error.name === "NoSuchKey") return null;
    throw error;
  }
}

/**
 * A deletion of many files has to carry a checksum, and MD5 is the one that all know. Source: AWS SDK for
 * JavaScript, "MD5 fallback".
 */
function signDeletionsByMd5(client: S3Client): void {
  client.middlewareStack.add(
    (next, context) => (args) => {
      const request: unknown = args.request;
      if (context["commandName"] === "DeleteObjectsCommand" && hasTextBody(request)) {
        for (const name of Object.keys(request.headers))
          if (/^x-amz-(sdk-)?checksum-/i.test(name)) delete request.headers[name];
        request.headers["content-md5"] = createHash("md5").update(request.body).digest("base64");
      }
      return next(args);
    },
    { step: "build", priority: "low", name: "deletionsByMd5" },
  );
}

function hasTextBody(
  request: unknown,
): request is { headers: Record<string, string>; body: string | Uint8Array } {
  return typeof request === "object" && request !== null && "headers" in request && "body" in request;
}
