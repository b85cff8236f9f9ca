import { storeInstallSchema, tenantIdInput } from "@platform/contract";
import { startInstall } from "../../domain/store/startInstall.ts";
import { signedInProcedure } from "../trpc.ts";

export const connectStore = signedInProcedure
  .input(tenantIdInput)
  .output(storeInstallSchema)
  .mutation(({ ctx, input }) => startInstall(ctx.deps, ctx.access, input.tenantId));
