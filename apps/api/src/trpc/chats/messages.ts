import { messageListInput, messagePage } from "@platform/contract";
import { listMessages } from "../../domain/chats/listMessages.ts";
import { signedInProcedure } from "../trpc.ts";

export const messages = signedInProcedure
  .input(messageListInput)
  .output(messagePage)
  .query(({ ctx, input }) => listMessages(ctx.access, input));
