import { idSchema, webhookListInput, webhookPage, webhookReplayInput } from "@platform/contract";
import { z } from "zod";
import { listWebhooks } from "../domain/webhooks/listWebhooks.ts";
import { replayEvent } from "../domain/webhooks/replayEvent.ts";
import { operatorProcedure, router } from "./trpc.ts";

export const webhooks = router({
  /** An event without a store belongs to nobody but the operator. */
  list: operatorProcedure
    .input(webhookListInput)
    .output(webhookPage)
    .query(({ ctx, input }) => listWebhooks(ctx.access, input)),
  replay: operatorProcedure
    .input(webhookReplayInput)
    .output(z.object({ id: idSchema, tenantId: idSchema }))
    .mutation(({ ctx, input }) => replayEvent(ctx.deps, ctx.access, input)),
});
