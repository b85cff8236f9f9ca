import type { questionAnswerInput, QuestionAnswered } from "@platform/contract";
import type { Sql } from "@platform/db";
import type { z } from "zod";
import type { Access } from "../access.ts";
import { writeAudit } from "../audit/writeAudit.ts";
import { AppError, notFound } from "../errors.ts";
import { insertArticle } from "../knowledge/articles.ts";
import { askedColumns } from "./listQuestions.ts";

type Asked = QuestionAnswered["waiting"][number];

/** One answer for all who asked: it becomes an article, and names the chats whose customer still waits to hear it. */
export async function answerQuestions(
  access: Access,
  { questionIds, ...article }: z.infer<typeof questionAnswerInput>,
): Promise<QuestionAnswered> {
  const { tenantId } = article;
  return access.tenant(tenantId, "manage").run(async ({ sql }) => {
    const made = await insertArticle(sql, access, article);
    const settled = await settle(sql, access, { tenantId, questionIds, articleId: made.id });
    const action = "question.answered";
    await writeAudit(sql, access.actor, { tenantId, action, target: made.id, changes: { settled } });
    const asked = await sql<Asked[]>`
      select ${askedColumns(sql)} from open_questions q join chat_conversations c on c.id = q.conversation_id
      where q.tenant_id = ${tenantId} and q.id = any(${questionIds}::uuid[])
      order by q.at desc`;
    // Who asked twice is told once.
    const newest = new Map(asked.toReversed().map((each) => [each.conversationId, each]));
    return { article: made, waiting: [...newest.values()].filter(({ waits }) => waits) };
  });
}

/** Questions that need no answer. */
export async function dismissQuestions(
  access: Access,
  { tenantId, questionIds }: { tenantId: string; questionIds: string[] },
): Promise<{ settled: number }> {
  return access.tenant(tenantId, "manage").run(async ({ sql }) => {
    const settled = await settle(sql, access, { tenantId, questionIds, articleId: null });
    const action = "question.dismissed";
    await writeAudit(sql, access.actor, { tenantId, action, changes: { settled } });
    return { settled };
  });
}

async function settle(
  sql: Sql,
  { actor }: Access,
  { tenantId, questionIds, articleId }: { tenantId: string; questionIds: string[]; articleId: string | null },
): Promise<number> {
  const rows = await sql`
    update open_questions set settled_at = now(), settled_by = ${actor.name}, article_id = ${articleId}
    where tenant_id = ${tenantId} and id = any(${questionIds}::uuid[]) and settled_at is null returning 1`;
  if (rows.length > 0) return rows.length;
  const known = await sql`
    select 1 from open_questions where tenant_id = ${tenantId} and id = any(${questionIds}::uuid[]) limit 1`;
  if (known.length === 0) throw notFound("Question");
  throw new AppError("conflict", "These questions are settled already; read the list again");
}
