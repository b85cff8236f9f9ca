import { tenantIdInput, tenantSchema } from "@platform/contract";
import { readTenant } from "../../domain/tenants/writeTenant.ts";
import { signedInProcedure } from "../trpc.ts";
import { tenantDeps } from "./tenantDeps.ts";

export const get = signedInProcedure
  .input(tenantIdInput)
  .output(tenantSchema)
  .query(({ ctx, input: { tenantId } }) =>
    ctx.access.tenant(tenantId, "read").run(({ sql }) => readTenant(sql, tenantDeps(ctx.deps), tenantId)),
  );
