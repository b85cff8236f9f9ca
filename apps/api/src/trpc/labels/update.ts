import { labelSchema, labelUpdateInput } from "@platform/contract";
import { updateLabel } from "../../domain/desk/labels.ts";
import { signedInProcedure } from "../trpc.ts";

export const update = signedInProcedure
  .input(labelUpdateInput)
  .output(labelSchema)
  .mutation(({ ctx, input }) => updateLabel(ctx.access, input));
