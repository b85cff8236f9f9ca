import {
  articleCreateInput,
  articleInput,
  articleListInput,
  articlePage,
  articleSchema,
  articleUpdateInput,
  idSchema,
} from "@platform/contract";
import { z } from "zod";
import { createArticle, listArticles, removeArticle, updateArticle } from "../domain/knowledge/articles.ts";
import { router, signedInProcedure } from "./trpc.ts";

export const articles = router({
  create: signedInProcedure
    .input(articleCreateInput)
    .output(articleSchema)
    .mutation(({ ctx, input }) => createArticle(ctx.access, input)),
  list: signedInProcedure
    .input(articleListInput)
    .output(articlePage)
    .query(({ ctx, input }) => listArticles(ctx.access, input)),
  remove: signedInProcedure
    .input(articleInput)
    .output(z.object({ id: idSchema }))
    .mutation(({ ctx, input }) => removeArticle(ctx.access, input)),
  update: signedInProcedure
    .input(articleUpdateInput)
    .output(articleSchema)
    .mutation(({ ctx, input }) => updateArticle(ctx.access, input)),
});
