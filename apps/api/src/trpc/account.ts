import { factorsSchema, passkeyChange, passkeyInput, passkeyRenameInput } from "@platform/contract";
import { z } from "zod";
import { getFactors, removePasskey, renamePasskey } from "../domain/account/factors.ts";
import { router, signedInProcedure } from "./trpc.ts";

export const account = router({
  factors: signedInProcedure
    .input(z.strictObject({}))
    .output(factorsSchema)
    .query(({ ctx: { deps, actor } }) => getFactors({ sql: deps.db.system, auth: deps.auth }, actor)),
  removePasskey: signedInProcedure
    .input(passkeyInput)
    .output(passkeyChange)
    .mutation(({ ctx, input }) => removePasskey(ctx.deps.db.system, ctx.actor, input.passkeyId)),
  renamePasskey: signedInProcedure
    .input(passkeyRenameInput)
    .output(passkeyChange)
    .mutation(({ ctx, input }) => renamePasskey(ctx.deps.db.system, ctx.actor, input)),
});
