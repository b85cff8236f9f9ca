import { z } from "zod";
import { idSchema, instantSchema, pageInput, pageOf } from "./common.ts";

/** `read` looks, `chats:write` answers customers too, `admin` also changes the store. None lets people or keys in. */
export const apiKeyScopes = ["read", "chats:write", "admin"] as const;
export type ApiKeyScope = (typeof apiKeyScopes)[number];

/** `null`: the whole installation's keys, which are the operator's. */
const tenantId = idSchema.nullable();

/** A program's key, without what the program holds. */
export const apiKeySchema = z.object({
  id: idSchema,
  tenantId,
  name: z.string(),
  scopes: z.array(z.enum(apiKeyScopes)),
  last4: z.string(),
  createdBy: z.string(),
  createdAt: instantSchema,
  expiresAt: instantSchema.nullable(),
  expired: z.boolean(),
  /** To the minute; null where it was never used. */
  lastUsedAt: instantSchema.nullable(),
});
export type ApiKey = z.infer<typeof apiKeySchema>;
export const apiKeyPage = pageOf(apiKeySchema);

export const apiKeyListInput = z.strictObject({ tenantId, ...pageInput });
export const apiKeyCreateInput = z.strictObject({
  tenantId,
  name: z.string().trim().min(1).max(80),
  scopes: z.array(z.enum(apiKeyScopes)).min(1).max(apiKeyScopes.length),
  /** `null`: until it is revoked. */
  expiresInDays: z.number().int().min(1).max(3_650).nullable(),
});
/** `key` is shown this once; of it only a hash is kept. */
export const apiKeyCreated = z.object({ apiKey: apiKeySchema, key: z.string() });
export const apiKeyRevokeInput = z.strictObject({ tenantId, keyId: idSchema });
export const apiKeyRevoked = z.object({ id: idSchema });
