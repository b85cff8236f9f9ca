import { idSchema, labelInput } from "@platform/contract";
import { z } from "zod";
import { removeLabel } from "../../domain/desk/labels.ts";
import { signedInProcedure } from "../trpc.ts";

export const remove = signedInProcedure
  .input(labelInput)
  .output(z.object({ id: idSchema }))
  .mutation(({ ctx, input }) => removeLabel(ctx.access, input));
