import { z } from "zod";
import { setting, type ConfigProblem, type ValuesOf } from "../setting.ts";
import { httpUrl } from "../types.ts";

const key = z
  .string()
  .regex(/^[\x21-\x7e]{1,1000}$/)
  .optional();

/** A bucket of S3, or of what speaks its protocol, for the files of chats. */
export const mediaSettings = {
  MEDIA_S3_BUCKET: setting(
    z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]$/)
      .optional(),
    { rule: "a bucket's name", example: "archivos-de-chats" },
  ),
  MEDIA_S3_ENDPOINT: setting(httpUrl.optional(), {
    rule: "the storage's http or https address, without the bucket; absent for Amazon S3",
    example: "http://minio:9000",
  }),
  MEDIA_S3_REGION: setting(
    z
      .string()
      .regex(/^[a-z0-9-]{1,40}$/)
      .default("us-east-1"),
    { rule: "a region's name", example: "sa-east-1" },
  ),
  MEDIA_S3_ACCESS_KEY_ID: setting(key, { rule: "the id of a key for the bucket", example: "AKIA…" }),
  MEDIA_S3_SECRET_ACCESS_KEY: setting(key, { rule: "the secret of that key", example: "wJalr…" }),
};

type MediaValues = ValuesOf<typeof mediaSettings>;

const PARTS = ["MEDIA_S3_BUCKET", "MEDIA_S3_ACCESS_KEY_ID", "MEDIA_S3_SECRET_ACCESS_KEY"] as const;

/** All or nothing: half a bucket would leave files in a container that is thrown away. */
export function missingOfBucket(values: Partial<MediaValues>): ConfigProblem[] {
  const begun = [...PARTS, "MEDIA_S3_ENDPOINT" as const].some((name) => values[name] !== undefined);
  if (!begun) return [];
  return PARTS.filter((name) => name in values && values[name] === undefined).map((variable) => {
    const { rule, example } = mediaSettings[variable];
    return {
      variable,
      rule: `missing, as other MEDIA_S3_ variables are set: ${rule}`,
      example,
      kind: "missing",
    };
  });
}

export function bucketOf(values: MediaValues) {
  const {
    MEDIA_S3_BUCKET: bucket,
    MEDIA_S3_ACCESS_KEY_ID: accessKeyId,
    MEDIA_S3_SECRET_ACCESS_KEY: secretAccessKey,
  } = values;
  if (bucket === undefined || accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  return {
    bucket,
    accessKeyId,
    secretAccessKey,
    endpoint: values.MEDIA_S3_ENDPOINT,
    region: values.MEDIA_S3_REGION,
  };
}
