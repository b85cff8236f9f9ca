import { pushDeviceInput, pushRemoveResult } from "@platform/contract";
import { removeDevice } from "../../domain/push/devices.ts";
import { signedInProcedure } from "../trpc.ts";

export const remove = signedInProcedure
  .input(pushDeviceInput)
  .output(pushRemoveResult)
  .mutation(({ ctx: { deps, actor }, input: { deviceId } }) => removeDevice(deps.db.system, actor, deviceId));
