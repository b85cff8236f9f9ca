import {
  attendanceSchema,
  diagnoseInput,
  diagnosisSchema,
  healthSummarySchema,
  idSchema,
  overviewInput,
  overviewPage,
  removedTenantsSchema,
  storeInstallSchema,
  tenantCloneInput,
  tenantCreateInput,
  tenantHoursInput,
  tenantIdInput,
  tenantListInput,
  tenantPage,
  tenantRemoveInput,
  tenantRemovedSchema,
  tenantSchema,
  tenantSuspendInput,
  tenantUpdateInput,
} from "@platform/contract";
import { z } from "zod";
import { diagnoseTenant } from "../domain/diagnose/diagnoseTenant.ts";
import { notFound } from "../domain/errors.ts";
import { isTenantId } from "../domain/ids.ts";
import { startInstall } from "../domain/storeInstall/startInstall.ts";
import { cloneTenant } from "../domain/tenants/cloneTenant.ts";
import { listRemoved } from "../domain/tenants/listRemoved.ts";
import { listTenants } from "../domain/tenants/listTenants.ts";
import { readAttendance } from "../domain/tenants/readAttendance.ts";
import { removeTenant } from "../domain/tenants/removeTenant.ts";
import { restoreTenant } from "../domain/tenants/restoreTenant.ts";
import { summarizeHealth } from "../domain/tenants/summarizeHealth.ts";
import { resumeTenant, suspendTenant } from "../domain/tenants/suspendTenant.ts";
import { tenantOverview } from "../domain/tenants/tenantOverview.ts";
import { createTenant, readTenant, updateTenant } from "../domain/tenants/writeTenant.ts";
import { operatorProcedure, router, signedInProcedure } from "./trpc.ts";

export const tenants = router({
  clone: operatorProcedure
    .input(tenantCloneInput)
    .output(tenantSchema)
    .mutation(({ ctx, input }) => cloneTenant(ctx.deps, ctx.access, input)),
  connectStore: signedInProcedure
    .input(tenantIdInput)
    .output(storeInstallSchema)
    .mutation(({ ctx, input }) => startInstall(ctx.deps, ctx.access, input.tenantId)),
  create: operatorProcedure
    .input(tenantCreateInput)
    .output(tenantSchema)
    .mutation(({ ctx, input }) => createTenant(ctx.deps, ctx.access, input)),
  diagnose: signedInProcedure
    .input(diagnoseInput)
    .output(diagnosisSchema)
    .query(({ ctx, input: { tenantId, language } }) =>
      diagnoseTenant(ctx.deps, ctx.access.tenant(tenantId, "read"), language),
    ),
  get: signedInProcedure
    .input(tenantIdInput)
    .output(tenantSchema)
    .query(({ ctx, input: { tenantId } }) =>
      ctx.access.tenant(tenantId, "read").run(({ sql }) => readTenant(sql, ctx.deps, tenantId)),
    ),
  health: signedInProcedure
    .input(z.strictObject({}))
    .output(healthSummarySchema)
    .query(({ ctx }) => summarizeHealth(ctx.access)),
  hours: signedInProcedure
    .input(tenantHoursInput)
    .output(attendanceSchema)
    .query(({ ctx, input }) => readAttendance(ctx.access, input)),
  /** Whoever runs the installation is no longer in the store: the next look is another stay on its record. */
  leave: operatorProcedure
    .input(tenantIdInput)
    .output(z.object({}))
    .mutation(async ({ ctx, input }) => {
      if (!isTenantId(input.tenantId)) throw notFound("Tenant");
      await ctx.deps.stays.end(ctx.actor, input.tenantId);
      return {};
    }),
  list: signedInProcedure
    .input(tenantListInput)
    .output(tenantPage)
    .query(({ ctx, input }) => listTenants(ctx.deps, ctx.access, input)),
  overview: operatorProcedure
    .input(overviewInput)
    .output(overviewPage)
    .query(({ ctx, input }) => tenantOverview(ctx.deps.db, input)),
  remove: operatorProcedure
    .input(tenantRemoveInput)
    .output(tenantRemovedSchema)
    .mutation(({ ctx, input }) => removeTenant(ctx.deps.db, ctx.access, input)),
  removed: signedInProcedure
    .input(z.strictObject({}))
    .output(removedTenantsSchema)
    .query(({ ctx }) => listRemoved(ctx.deps.db, ctx.access)),
  restore: signedInProcedure
    .input(tenantIdInput)
    .output(z.object({ id: idSchema }))
    .mutation(({ ctx, input }) => restoreTenant(ctx.deps.db, ctx.access, input.tenantId)),
  resume: operatorProcedure
    .input(tenantIdInput)
    .output(tenantSchema)
    .mutation(async ({ ctx, input }) => {
      await resumeTenant(ctx.deps.db, ctx.access, input.tenantId);
      return ctx.deps.db.asOperator(({ sql }) => readTenant(sql, ctx.deps, input.tenantId));
    }),
  suspend: operatorProcedure
    .input(tenantSuspendInput)
    .output(tenantSchema)
    .mutation(async ({ ctx, input }) => {
      await suspendTenant(ctx.deps.db, ctx.access, input);
      return ctx.deps.db.asOperator(({ sql }) => readTenant(sql, ctx.deps, input.tenantId));
    }),
  update: signedInProcedure
    .input(tenantUpdateInput)
    .output(tenantSchema)
    .mutation(({ ctx, input }) => updateTenant(ctx.deps, ctx.access, input)),
});
