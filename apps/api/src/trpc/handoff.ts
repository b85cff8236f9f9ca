import {
  conversationInput,
  handoffListInput,
  handoffPage,
  handoffSaveInput,
  handoffSchema,
  handoffTestResult,
  retryAlertResult,
  tenantIdInput,
} from "@platform/contract";
import { testAlert } from "../alerts/testAlert.ts";
import { readHandoff, saveHandoff } from "../domain/handoff/handoff.ts";
import { listHandoffs } from "../domain/handoff/listHandoffs.ts";
import { retryAlerts } from "../domain/handoff/retryAlerts.ts";
import { router, signedInProcedure } from "./trpc.ts";

export const handoff = router({
  get: signedInProcedure
    .input(tenantIdInput)
    .output(handoffSchema)
    .query(({ ctx: { deps, access }, input: { tenantId } }) =>
      access.tenant(tenantId, "read").run(({ sql }) => readHandoff(sql, { sealer: deps.sealer, tenantId })),
    ),
  list: signedInProcedure
    .input(handoffListInput)
    .output(handoffPage)
    .query(({ ctx, input }) => listHandoffs(ctx.access, input)),
  retryAlert: signedInProcedure
    .input(conversationInput)
    .output(retryAlertResult)
    .mutation(({ ctx, input }) => retryAlerts(ctx.access, input)),
  save: signedInProcedure
    .input(handoffSaveInput)
    .output(handoffSchema)
    .mutation(({ ctx, input }) => saveHandoff(ctx.deps.sealer, ctx.access, input)),
  /** Sends a real letter the way alerts go. */
  test: signedInProcedure
    .input(tenantIdInput)
    .output(handoffTestResult)
    .mutation(({ ctx: { deps, access }, input: { tenantId } }) =>
      testAlert({ ...deps, ...deps.config }, access.tenant(tenantId, "manage").run, tenantId),
    ),
});
