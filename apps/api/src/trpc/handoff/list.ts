import { handoffListInput, handoffPage } from "@platform/contract";
import { listHandoffs } from "../../domain/handoff/listHandoffs.ts";
import { signedInProcedure } from "../trpc.ts";

export const list = signedInProcedure
  .input(handoffListInput)
  .output(handoffPage)
  .query(({ ctx, input }) => listHandoffs(ctx.access, input));
