import { messageListInput, messagePage } from "@platform/contract";
import { listMessages } from "../../domain/chats/listMessages.ts";
import { atOnce, signedInProcedure } from "../trpc.ts";

export const messages = signedInProcedure
  .input(messageListInput)
  .output(atOnce(messagePage))
  .query(({ ctx, input }) => listMessages(ctx.access, input));
