import { playgroundInput, playgroundReplySchema } from "@platform/contract";
import { replyInPlayground } from "../domain/playground/replyInPlayground.ts";
import { router, signedInProcedure } from "./trpc.ts";

export const playground = router({
  /** Whoever leaves stops the model, too. */
  reply: signedInProcedure
    .input(playgroundInput)
    .output(playgroundReplySchema)
    .mutation(({ ctx, input, signal = new AbortController().signal }) =>
      replyInPlayground(ctx.deps, ctx.access, { input, signal }),
    ),
});
