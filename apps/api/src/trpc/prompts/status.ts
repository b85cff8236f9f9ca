import { promptStatusInput, promptStatusSchema } from "@platform/contract";
import { promptStatus } from "../../domain/prompts/promptStatus.ts";
import { signedInProcedure } from "../trpc.ts";

export const status = signedInProcedure
  .input(promptStatusInput)
  .output(promptStatusSchema)
  .query(({ ctx, input }) => promptStatus(ctx.access.tenant(input.tenantId, "read")));
