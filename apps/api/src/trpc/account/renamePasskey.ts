import { passkeyChange, passkeyRenameInput } from "@platform/contract";
import { renamePasskey as rename } from "../../domain/account/factors.ts";
import { signedInProcedure } from "../trpc.ts";

export const renamePasskey = signedInProcedure
  .input(passkeyRenameInput)
  .output(passkeyChange)
  .mutation(({ ctx, input }) => rename(ctx.deps.db.system, ctx.actor, input));
