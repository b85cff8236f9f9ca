import { messageSchema, sendProductInput } from "@platform/contract";
import { offerOf } from "../../domain/desk/offerOf.ts";
import { signedInProcedure } from "../trpc.ts";
import { sendAsPerson } from "./sendAsPerson.ts";

/** A product of the catalogue as a person's message: picture, name, what it costs now, link. */
export const sendProduct = signedInProcedure
  .input(sendProductInput)
  .output(messageSchema)
  .mutation(async ({ ctx, input: { productId, ...input } }) => {
    const tenant = await ctx.access.tenantOf("chat_conversations", input.conversationId, "answer");
    const offer = await offerOf(ctx.deps.providers, tenant, { ...input, productId });
    return sendAsPerson(ctx, tenant, async () => ({ ...input, ...offer }));
  });
