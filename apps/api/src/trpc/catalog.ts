import {
  catalogSearchInput,
  catalogSearchPage,
  catalogStatusSchema,
  catalogSyncInput,
} from "@platform/contract";
import { getCatalogStatus, syncCatalog } from "../domain/catalog/catalogStatus.ts";
import { searchCatalog } from "../domain/catalog/searchCatalog.ts";
import { router, signedInProcedure } from "./trpc.ts";

export const catalog = router({
  search: signedInProcedure
    .input(catalogSearchInput)
    .output(catalogSearchPage)
    .query(({ ctx, input }) => searchCatalog(ctx.access, input)),
  status: signedInProcedure
    .input(catalogSyncInput)
    .output(catalogStatusSchema)
    .query(({ ctx, input }) => getCatalogStatus(ctx.access.tenant(input.tenantId, "read"))),
  sync: signedInProcedure
    .input(catalogSyncInput)
    .output(catalogStatusSchema)
    .mutation(({ ctx, input }) => syncCatalog(ctx.deps.hints, ctx.access.tenant(input.tenantId, "answer"))),
});
