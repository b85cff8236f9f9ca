import { catalogSearchInput, catalogSearchPage } from "@platform/contract";
import { searchCatalog } from "../../domain/catalog/searchCatalog.ts";
import { signedInProcedure } from "../trpc.ts";

export const search = signedInProcedure
  .input(catalogSearchInput)
  .output(catalogSearchPage)
  .query(({ ctx, input }) => searchCatalog(ctx.access, input));
