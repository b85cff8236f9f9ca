import { factorsSchema } from "@platform/contract";
import { z } from "zod";
import { getFactors } from "../../domain/account/factors.ts";
import { signedInProcedure } from "../trpc.ts";

export const factors = signedInProcedure
  .input(z.strictObject({}))
  .output(factorsSchema)
  .query(({ ctx: { deps, actor } }) => getFactors({ sql: deps.db.system, auth: deps.auth }, actor));
