import { failedSendListInput, failedSendPage } from "@platform/contract";
import { listFailedSends } from "../../domain/chats/listFailedSends.ts";
import { signedInProcedure } from "../trpc.ts";

export const failedSends = signedInProcedure
  .input(failedSendListInput)
  .output(failedSendPage)
  .query(({ ctx, input }) => listFailedSends(ctx.access, input));
