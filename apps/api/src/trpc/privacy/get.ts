import { privacyExport, privacyGetInput } from "@platform/contract";
import { readPrivacyExport } from "../../domain/privacyRequests.ts";
import { signedInProcedure } from "../trpc.ts";

/** The export that a customer asked for. */
export const get = signedInProcedure
  .input(privacyGetInput)
  .output(privacyExport)
  .query(async ({ ctx, input }) => ({ export: await readPrivacyExport(ctx.access, input.requestId) }));
