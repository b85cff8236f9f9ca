import {
  privacyExport,
  privacyGetInput,
  privacyListInput,
  privacyPage,
  privacyRequestInput,
  privacyRequestSchema,
} from "@platform/contract";
import { listPrivacyRequests, readPrivacyExport, requestPrivacy } from "../domain/privacy/privacyRequests.ts";
import { router, signedInProcedure } from "./trpc.ts";

export const privacy = router({
  /** The export that a customer asked for. */
  get: signedInProcedure
    .input(privacyGetInput)
    .output(privacyExport)
    .query(async ({ ctx, input }) => ({ export: await readPrivacyExport(ctx.access, input.requestId) })),
  list: signedInProcedure
    .input(privacyListInput)
    .output(privacyPage)
    .query(({ ctx, input }) => listPrivacyRequests(ctx.access, input)),
  /** Forgets a customer, or puts together what is kept of them. */
  request: signedInProcedure
    .input(privacyRequestInput)
    .output(privacyRequestSchema)
    .mutation(({ ctx, input }) => requestPrivacy(ctx.access, input)),
});
