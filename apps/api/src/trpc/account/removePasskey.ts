import { passkeyChange, passkeyInput } from "@platform/contract";
import { removePasskey as remove } from "../../domain/account/factors.ts";
import { signedInProcedure } from "../trpc.ts";

export const removePasskey = signedInProcedure
  .input(passkeyInput)
  .output(passkeyChange)
  .mutation(({ ctx, input }) => remove(ctx.deps.db.system, ctx.actor, input.passkeyId));
