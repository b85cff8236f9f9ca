import { articleInput, idSchema } from "@platform/contract";
import { z } from "zod";
import { removeArticle } from "../../domain/knowledge/articles.ts";
import { signedInProcedure } from "../trpc.ts";

export const remove = signedInProcedure
  .input(articleInput)
  .output(z.object({ id: idSchema }))
  .mutation(({ ctx, input }) => removeArticle(ctx.access, input));
