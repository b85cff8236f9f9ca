import { messageSchema, sendInput } from "@platform/contract";
import { pictureOfAnswer } from "../../domain/desk/cannedAnswers.ts";
import { overrideMinutes } from "../../domain/overrideMinutes.ts";
import { sendHumanMessage } from "../../flow/outbound/humanMessages.ts";
import { signedInProcedure } from "../trpc.ts";
import { runOutbound } from "./outbound.ts";

/** A person's text goes out verbatim and takes the chat over; the same `clientMessageId` is the same message. */
export const send = signedInProcedure
  .input(sendInput)
  .output(messageSchema)
  .mutation(async ({ ctx: { deps, access, actor, person }, input }) => {
    const tenant = await access.tenantOf("chat_conversations", input.conversationId, "staff");
    return runOutbound(deps, tenant, async (outbound) =>
      sendHumanMessage(outbound, {
        ...input,
        imageUrl:
          input.cannedAnswerId === undefined
            ? null
            : await pictureOfAnswer(outbound.sql, {
                tenantId: tenant.tenantId,
                answerId: input.cannedAnswerId,
              }),
        person,
        sentFrom: actor.kind === "operator" && actor.via === "token" ? "api" : "panel",
        overrideMinutes: await overrideMinutes(outbound.sql, {
          tenantId: tenant.tenantId,
          defaults: deps.config.defaults,
        }),
      }),
    );
  });
