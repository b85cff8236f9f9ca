import { z } from "zod";
import { idSchema, instantSchema, pageInput, pageOf } from "./common.ts";
import { inOrder, OUT_OF_ORDER, periodFields } from "./sheet.ts";

/** More than these the agent is not handed. */
export const MAX_ARTICLES = 60;

const title = z.string().trim().min(1).max(160);
const body = z.string().trim().min(1).max(4_000);

export const articleListInput = z.strictObject({
  tenantId: idSchema,
  query: z.string().trim().max(200).optional(),
  ...pageInput,
});

export const articleCreateInput = z
  .strictObject({ tenantId: idSchema, title, body, ...periodFields })
  .refine(inOrder, OUT_OF_ORDER);
export type ArticleCreateInput = z.infer<typeof articleCreateInput>;

/** Absent fields stay as they are. */
export const articleUpdateInput = z.strictObject({
  tenantId: idSchema,
  articleId: idSchema,
  title: title.optional(),
  body: body.optional(),
  from: z.iso.date().nullable().optional(),
  until: z.iso.date().nullable().optional(),
});
export type ArticleUpdateInput = z.infer<typeof articleUpdateInput>;

export const articleInput = z.strictObject({ tenantId: idSchema, articleId: idSchema });

/** A piece of the store's knowledge: a question that customers ask and what the store answers. */
export const articleSchema = z.object({
  id: idSchema,
  tenantId: idSchema,
  title: z.string(),
  body: z.string(),
  from: z.string().nullable(),
  until: z.string().nullable(),
  /** Whether it holds today, by the store's clock. */
  holds: z.boolean(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  updatedBy: z.string().nullable(),
});
export type StoreArticle = z.infer<typeof articleSchema>;
export const articlePage = pageOf(articleSchema);
