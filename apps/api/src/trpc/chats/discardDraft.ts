import { draftInput, messageSchema } from "@platform/contract";
import { decideDraft } from "../../flow/outbound/humanMessages.ts";
import { signedInProcedure } from "../trpc.ts";
import { runOutbound } from "./outbound.ts";

export const discardDraft = signedInProcedure
  .input(draftInput)
  .output(messageSchema)
  .mutation(async ({ ctx: { deps, access, person }, input }) => {
    const tenant = await access.tenantOf("chat_messages", input.messageId, "answer");
    return runOutbound(deps, tenant, (outbound) =>
      decideDraft(outbound, { messageId: input.messageId, approve: false, person }),
    );
  });
