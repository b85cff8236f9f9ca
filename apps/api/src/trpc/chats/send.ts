import { messageSchema, sendInput } from "@platform/contract";
import { pictureOfAnswer } from "../../domain/desk/cannedAnswers.ts";
import { signedInProcedure } from "../trpc.ts";
import { sendAsPerson } from "./sendAsPerson.ts";

/** A person's text goes out verbatim and takes the chat over; the same `clientMessageId` is the same message. */
export const send = signedInProcedure
  .input(sendInput)
  .output(messageSchema)
  .mutation(async ({ ctx, input: { cannedAnswerId: answerId, ...input } }) => {
    const tenant = await ctx.access.tenantOf("chat_conversations", input.conversationId, "answer");
    const { tenantId } = tenant;
    return sendAsPerson(ctx, tenant, async (sql) => ({
      ...input,
      ...(answerId === undefined ? {} : await pictureOfAnswer(sql, { tenantId, answerId })),
    }));
  });
