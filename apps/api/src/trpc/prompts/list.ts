import { promptListInput, promptPage } from "@platform/contract";
import { listPromptVersions } from "../../domain/prompts/listPromptVersions.ts";
import { signedInProcedure } from "../trpc.ts";

export const list = signedInProcedure
  .input(promptListInput)
  .output(promptPage)
  .query(({ ctx, input }) => listPromptVersions(ctx.access, input));
