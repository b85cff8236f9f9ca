import { draftInput, messageSchema } from "@platform/contract";
import { retryMessage } from "../../flow/outbound/humanMessages.ts";
import { signedInProcedure } from "../trpc.ts";
import { runOutbound } from "./outbound.ts";

export const retry = signedInProcedure
  .input(draftInput)
  .output(messageSchema)
  .mutation(async ({ ctx: { deps, access, person }, input }) => {
    const tenant = await access.tenantOf("chat_messages", input.messageId, "answer");
    return runOutbound(deps, tenant, (outbound) =>
      retryMessage(outbound, { messageId: input.messageId, person }),
    );
  });
