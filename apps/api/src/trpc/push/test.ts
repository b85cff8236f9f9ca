import { pushDeviceInput, pushTestResult } from "@platform/contract";
import { testDevice } from "../../domain/push/devices.ts";
import { signedInProcedure } from "../trpc.ts";

/** Sends a real push to one of the asker's devices. */
export const test = signedInProcedure
  .input(pushDeviceInput)
  .output(pushTestResult)
  .mutation(({ ctx: { deps, actor }, input: { deviceId } }) =>
    testDevice({ ...deps, ...deps.config, sql: deps.db.system }, actor, deviceId),
  );
