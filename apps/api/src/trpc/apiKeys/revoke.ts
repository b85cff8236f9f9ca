import { apiKeyRevoked, apiKeyRevokeInput } from "@platform/contract";
import { revokeApiKey } from "../../domain/keys/apiKeys.ts";
import { signedInProcedure } from "../trpc.ts";

export const revoke = signedInProcedure
  .input(apiKeyRevokeInput)
  .output(apiKeyRevoked)
  .mutation(({ ctx, input }) => revokeApiKey(ctx.deps.db, ctx.access, input));
