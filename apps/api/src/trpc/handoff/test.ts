import { handoffTestResult, tenantIdInput } from "@platform/contract";
import { testAlert } from "../../alerts/testAlert.ts";
import { signedInProcedure } from "../trpc.ts";

/** Sends a real letter the way alerts go. */
export const test = signedInProcedure
  .input(tenantIdInput)
  .output(handoffTestResult)
  .mutation(({ ctx: { deps, access }, input: { tenantId } }) =>
    testAlert(
      {
        mailer: deps.mailer,
        sealer: deps.sealer,
        publicUrl: deps.config.publicUrl,
        allowPrivateAddresses: deps.config.allowPrivateAddresses,
      },
      access.tenant(tenantId, "manage").run,
      tenantId,
    ),
  );
