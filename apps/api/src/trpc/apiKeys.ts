import {
  apiKeyCreateInput,
  apiKeyCreated,
  apiKeyListInput,
  apiKeyPage,
  apiKeyRevokeInput,
  apiKeyRevoked,
} from "@platform/contract";
import { createApiKey, listApiKeys, revokeApiKey } from "../domain/apiKeys/apiKeys.ts";
import { router, signedInProcedure } from "./trpc.ts";

export const apiKeys = router({
  create: signedInProcedure
    .input(apiKeyCreateInput)
    .output(apiKeyCreated)
    .mutation(({ ctx, input }) => createApiKey(ctx.deps.db, ctx.access, input)),
  list: signedInProcedure
    .input(apiKeyListInput)
    .output(apiKeyPage)
    .query(({ ctx, input }) => listApiKeys(ctx.deps.db, ctx.access, input)),
  revoke: signedInProcedure
    .input(apiKeyRevokeInput)
    .output(apiKeyRevoked)
    .mutation(({ ctx, input }) => revokeApiKey(ctx.deps.db, ctx.access, input)),
});
