import {
  idSchema,
  labelCreateInput,
  labelInput,
  labelListInput,
  labelPage,
  labelSchema,
  labelUpdateInput,
} from "@platform/contract";
import { z } from "zod";
import { createLabel, listLabels, removeLabel, updateLabel } from "../domain/desk/labels.ts";
import { router, signedInProcedure } from "./trpc.ts";

export const labels = router({
  create: signedInProcedure
    .input(labelCreateInput)
    .output(labelSchema)
    .mutation(({ ctx, input }) => createLabel(ctx.access, input)),
  list: signedInProcedure
    .input(labelListInput)
    .output(labelPage)
    .query(({ ctx, input }) => listLabels(ctx.access, input)),
  remove: signedInProcedure
    .input(labelInput)
    .output(z.object({ id: idSchema }))
    .mutation(({ ctx, input }) => removeLabel(ctx.access, input)),
  update: signedInProcedure
    .input(labelUpdateInput)
    .output(labelSchema)
    .mutation(({ ctx, input }) => updateLabel(ctx.access, input)),
});
