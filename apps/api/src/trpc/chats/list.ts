import { chatListInput, chatPage } from "@platform/contract";
import { listChats } from "../../domain/chats/listChats.ts";
import { atOnce, signedInProcedure } from "../trpc.ts";

export const list = signedInProcedure
  .input(chatListInput)
  .output(atOnce(chatPage))
  .query(({ ctx, input }) => listChats(ctx.access, input));
