import {
  pushDeviceInput,
  pushRegisterInput,
  pushRemoveResult,
  pushSaveInput,
  pushSettingsSchema,
  pushStatus,
  pushTestResult,
  tenantIdInput,
} from "@platform/contract";
import { z } from "zod";
import { listDevices, registerDevice, removeDevice, testDevice } from "../domain/push/devices.ts";
import { getSettings, saveSettings } from "../domain/push/settings.ts";
import { router, signedInProcedure } from "./trpc.ts";

export const push = router({
  register: signedInProcedure
    .input(pushRegisterInput)
    .output(pushDeviceInput)
    .mutation(({ ctx: { deps, actor }, input }) =>
      registerDevice({ ...deps.config, sql: deps.db.system, sealer: deps.sealer }, actor, input),
    ),
  remove: signedInProcedure
    .input(pushDeviceInput)
    .output(pushRemoveResult)
    .mutation(({ ctx: { deps, actor }, input: { deviceId } }) =>
      removeDevice(deps.db.system, actor, deviceId),
    ),
  save: signedInProcedure
    .input(pushSaveInput)
    .output(pushSettingsSchema)
    .mutation(({ ctx: { access }, input }) => saveSettings(access, input)),
  settings: signedInProcedure
    .input(tenantIdInput)
    .output(pushSettingsSchema)
    .query(({ ctx: { access }, input: { tenantId } }) => getSettings(access, tenantId)),
  status: signedInProcedure
    .input(z.strictObject({}))
    .output(pushStatus)
    .query(async ({ ctx: { deps, actor } }) => {
      const [identity, devices] = await Promise.all([
        deps.pushKeys.identity(),
        listDevices(deps.db.system, actor),
      ]);
      return { publicKey: identity.publicKey, devices };
    }),
  /** Sends a real push to one of the asker's devices. */
  test: signedInProcedure
    .input(pushDeviceInput)
    .output(pushTestResult)
    .mutation(({ ctx: { deps, actor }, input: { deviceId } }) =>
      testDevice({ ...deps, ...deps.config, sql: deps.db.system }, actor, deviceId),
    ),
});
