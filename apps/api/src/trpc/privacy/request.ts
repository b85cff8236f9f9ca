import { privacyRequestInput, privacyRequestSchema } from "@platform/contract";
import { requestPrivacy } from "../../domain/privacyRequests.ts";
import { signedInProcedure } from "../trpc.ts";

/** Forgets a customer, or puts together what is kept of them. */
export const request = signedInProcedure
  .input(privacyRequestInput)
  .output(privacyRequestSchema)
  .mutation(({ ctx, input }) => requestPrivacy(ctx.access, input));
