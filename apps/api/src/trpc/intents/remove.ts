import { idSchema, intentInput } from "@platform/contract";
import { z } from "zod";
import { removeIntent } from "../../domain/desk/intents.ts";
import { signedInProcedure } from "../trpc.ts";

export const remove = signedInProcedure
  .input(intentInput)
  .output(z.object({ id: idSchema }))
  .mutation(({ ctx, input }) => removeIntent(ctx.access, input));
