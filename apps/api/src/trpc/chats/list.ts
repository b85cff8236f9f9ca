import { chatListInput, chatPage } from "@platform/contract";
import { listChats } from "../../domain/chats/listChats.ts";
import { signedInProcedure } from "../trpc.ts";

export const list = signedInProcedure
  .input(chatListInput)
  .output(chatPage)
  .query(({ ctx, input }) => listChats(ctx.access, input));
