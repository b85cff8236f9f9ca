import { articleSchema, articleCreateInput } from "@platform/contract";
import { createArticle } from "../../domain/knowledge/articles.ts";
import { signedInProcedure } from "../trpc.ts";

export const create = signedInProcedure
  .input(articleCreateInput)
  .output(articleSchema)
  .mutation(({ ctx, input }) => createArticle(ctx.access, input));
