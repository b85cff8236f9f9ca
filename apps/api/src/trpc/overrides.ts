import { overrideClearInput, overrideResult, overrideSetInput } from "@platform/contract";
import { clearOverride, setOverride } from "../domain/chats/owner.ts";
import { router, signedInProcedure } from "./trpc.ts";

export const overrides = router({
  clear: signedInProcedure
    .input(overrideClearInput)
    .output(overrideResult)
    .mutation(({ ctx, input }) => clearOverride(ctx.deps, ctx.access, input)),
  set: signedInProcedure
    .input(overrideSetInput)
    .output(overrideResult)
    .mutation(({ ctx, input }) => setOverride(ctx.deps, ctx.access, input)),
});
