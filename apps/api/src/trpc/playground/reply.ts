import { playgroundInput, playgroundReplySchema } from "@platform/contract";
import { replyInPlayground } from "../../domain/playground/replyInPlayground.ts";
import { signedInProcedure } from "../trpc.ts";

/** Whoever leaves stops the model, too. */
export const reply = signedInProcedure
  .input(playgroundInput)
  .output(playgroundReplySchema)
  .mutation(({ ctx, input, signal = new AbortController().signal }) =>
    replyInPlayground(ctx.deps, ctx.access, { input, signal }),
  );
