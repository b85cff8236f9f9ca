import { privacyListInput, privacyPage } from "@platform/contract";
import { listPrivacyRequests } from "../../domain/privacyRequests.ts";
import { signedInProcedure } from "../trpc.ts";

export const list = signedInProcedure
  .input(privacyListInput)
  .output(privacyPage)
  .query(({ ctx, input }) => listPrivacyRequests(ctx.access, input));
