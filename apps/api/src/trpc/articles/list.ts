import { articlePage, articleListInput } from "@platform/contract";
import { listArticles } from "../../domain/knowledge/articles.ts";
import { signedInProcedure } from "../trpc.ts";

export const list = signedInProcedure
  .input(articleListInput)
  .output(articlePage)
  .query(({ ctx, input }) => listArticles(ctx.access, input));
