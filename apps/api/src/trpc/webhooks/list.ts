import { webhookListInput, webhookPage } from "@platform/contract";
import { listWebhooks } from "../../domain/webhooks/listWebhooks.ts";
import { operatorProcedure } from "../trpc.ts";

/** An event without a store belongs to nobody but the operator. */
export const list = operatorProcedure
  .input(webhookListInput)
  .output(webhookPage)
  .query(({ ctx, input }) => listWebhooks(ctx.access, input));
