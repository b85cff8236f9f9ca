import { catalogStatusSchema, catalogSyncInput } from "@platform/contract";
import { syncCatalog } from "../../domain/catalog/catalogStatus.ts";
import { signedInProcedure } from "../trpc.ts";

export const sync = signedInProcedure
  .input(catalogSyncInput)
  .output(catalogStatusSchema)
  .mutation(({ ctx, input }) => syncCatalog(ctx.deps.hints, ctx.access.tenant(input.tenantId, "answer")));
