import { labelCreateInput, labelSchema } from "@platform/contract";
import { createLabel } from "../../domain/desk/labels.ts";
import { signedInProcedure } from "../trpc.ts";

export const create = signedInProcedure
  .input(labelCreateInput)
  .output(labelSchema)
  .mutation(({ ctx, input }) => createLabel(ctx.access, input));
