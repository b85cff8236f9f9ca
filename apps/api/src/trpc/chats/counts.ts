import { chatCounts, chatCountsInput } from "@platform/contract";
import { countChats } from "../../domain/chats/countChats.ts";
import { signedInProcedure } from "../trpc.ts";

export const counts = signedInProcedure
  .input(chatCountsInput)
  .output(chatCounts)
  .query(({ ctx, input }) => countChats(ctx.access, input.tenantId));
