import { usageInput, usageSchema } from "@platform/contract";
import { getUsage } from "../../domain/usage/getUsage.ts";
import { signedInProcedure } from "../trpc.ts";

export const get = signedInProcedure
  .input(usageInput)
  .output(usageSchema)
  .query(({ ctx, input }) => getUsage(ctx.access, input));
