import { chatHitPage, chatSearchInput } from "@platform/contract";
import { searchChats } from "../../domain/chats/searchChats.ts";
import { atOnce, signedInProcedure } from "../trpc.ts";

export const search = signedInProcedure
  .input(chatSearchInput)
  .output(atOnce(chatHitPage))
  .query(({ ctx, input }) => searchChats(ctx.access, input));
