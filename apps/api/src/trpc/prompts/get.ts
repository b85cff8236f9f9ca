import { promptGetInput, promptTextSchema } from "@platform/contract";
import { getPrompt } from "../../domain/prompts/getPrompt.ts";
import { signedInProcedure } from "../trpc.ts";

export const get = signedInProcedure
  .input(promptGetInput)
  .output(promptTextSchema)
  .query(({ ctx, input }) => getPrompt(ctx.access, input));
