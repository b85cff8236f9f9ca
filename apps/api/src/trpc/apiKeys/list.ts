import { apiKeyListInput, apiKeyPage } from "@platform/contract";
import { listApiKeys } from "../../domain/keys/apiKeys.ts";
import { signedInProcedure } from "../trpc.ts";

export const list = signedInProcedure
  .input(apiKeyListInput)
  .output(apiKeyPage)
  .query(({ ctx, input }) => listApiKeys(ctx.deps.db, ctx.access, input));
