import { pushDeviceInput, pushRegisterInput } from "@platform/contract";
import { registerDevice } from "../../domain/push/devices.ts";
import { signedInProcedure } from "../trpc.ts";

export const register = signedInProcedure
  .input(pushRegisterInput)
  .output(pushDeviceInput)
  .mutation(({ ctx: { deps, actor }, input }) =>
    registerDevice({ ...deps.config, sql: deps.db.system, sealer: deps.sealer }, actor, input),
  );
