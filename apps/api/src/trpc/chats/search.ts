import { chatHitPage, chatSearchInput } from "@platform/contract";
import { searchChats } from "../../domain/chats/searchChats.ts";
import { signedInProcedure } from "../trpc.ts";

export const search = signedInProcedure
  .input(chatSearchInput)
  .output(chatHitPage)
  .query(({ ctx, input }) => searchChats(ctx.access, input));
