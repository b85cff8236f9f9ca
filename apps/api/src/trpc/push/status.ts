import { pushStatus } from "@platform/contract";
import { z } from "zod";
import { listDevices } from "../../domain/push/devices.ts";
import { signedInProcedure } from "../trpc.ts";

export const status = signedInProcedure
  .input(z.strictObject({}))
  .output(pushStatus)
  .query(async ({ ctx: { deps, actor } }) => {
    const [identity, devices] = await Promise.all([
      deps.pushKeys.identity(),
      listDevices(deps.db.system, actor),
    ]);
    return { publicKey: identity.publicKey, devices };
  });
