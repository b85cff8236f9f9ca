import { catalogStatusSchema, catalogSyncInput } from "@platform/contract";
import { getCatalogStatus } from "../../domain/catalog/catalogStatus.ts";
import { signedInProcedure } from "../trpc.ts";

export const status = signedInProcedure
  .input(catalogSyncInput)
  .output(catalogStatusSchema)
  .query(({ ctx, input }) => getCatalogStatus(ctx.access.tenant(input.tenantId, "read")));
