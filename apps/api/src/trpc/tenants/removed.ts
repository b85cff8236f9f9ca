import { removedTenantsSchema } from "@platform/contract";
import { z } from "zod";
import { listRemoved } from "../../domain/tenants/listRemoved.ts";
import { signedInProcedure } from "../trpc.ts";

export const removed = signedInProcedure
  .input(z.strictObject({}))
  .output(removedTenantsSchema)
  .query(({ ctx }) => listRemoved(ctx.deps.db, ctx.access));
