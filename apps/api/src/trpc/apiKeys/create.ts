import { apiKeyCreated, apiKeyCreateInput } from "@platform/contract";
import { createApiKey } from "../../domain/keys/apiKeys.ts";
import { signedInProcedure } from "../trpc.ts";

export const create = signedInProcedure
  .input(apiKeyCreateInput)
  .output(apiKeyCreated)
  .mutation(({ ctx, input }) => createApiKey(ctx.deps.db, ctx.access, input));
