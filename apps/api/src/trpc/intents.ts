import {
  idSchema,
  intentCreateInput,
  intentInput,
  intentListInput,
  intentPage,
  intentSchema,
  intentUpdateInput,
} from "@platform/contract";
import { z } from "zod";
import { createIntent, listIntents, removeIntent, updateIntent } from "../domain/desk/intents.ts";
import { router, signedInProcedure } from "./trpc.ts";

export const intents = router({
  create: signedInProcedure
    .input(intentCreateInput)
    .output(intentSchema)
    .mutation(({ ctx, input }) => createIntent(ctx.access, input)),
  list: signedInProcedure
    .input(intentListInput)
    .output(intentPage)
    .query(({ ctx, input }) => listIntents(ctx.access, input)),
  remove: signedInProcedure
    .input(intentInput)
    .output(z.object({ id: idSchema }))
    .mutation(({ ctx, input }) => removeIntent(ctx.access, input)),
  update: signedInProcedure
    .input(intentUpdateInput)
    .output(intentSchema)
    .mutation(({ ctx, input }) => updateIntent(ctx.access, input)),
});
