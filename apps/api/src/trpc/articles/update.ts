import { articleSchema, articleUpdateInput } from "@platform/contract";
import { updateArticle } from "../../domain/knowledge/articles.ts";
import { signedInProcedure } from "../trpc.ts";

export const update = signedInProcedure
  .input(articleUpdateInput)
  .output(articleSchema)
  .mutation(({ ctx, input }) => updateArticle(ctx.access, input));
