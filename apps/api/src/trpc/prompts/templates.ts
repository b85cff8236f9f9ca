import { promptTemplatesInput, promptTemplatesSchema } from "@platform/contract";
import { listTemplates } from "../../domain/prompts/listTemplates.ts";
import { signedInProcedure } from "../trpc.ts";

export const templates = signedInProcedure
  .input(promptTemplatesInput)
  .output(promptTemplatesSchema)
  .query(({ ctx, input }) => listTemplates(ctx.access, input));
