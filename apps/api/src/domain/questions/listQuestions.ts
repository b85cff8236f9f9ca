import type { OpenQuestion, questionListInput } from "@platform/contract";
import type { Sql } from "@platform/db";
import type { z } from "zod";
import type { Access } from "../access.ts";
import type { Fragment } from "../chats/chatJson.ts";
import { toPageOfAll, type Page } from "../cursor.ts";

type Asked = OpenQuestion["asked"][number];

/** One asking of a question, of `q` and its chat `c`; and whether its customer still waits to hear. */
export const askedColumns = (sql: Sql): Fragment => sql`
  q.id as "questionId", q.conversation_id as "conversationId", coalesce(c.given_name, c.display_name) as customer, q.question, to_json(q.at) as at,
  coalesce(c.window_closes_at > now(), false) and not exists (
    select 1 from chat_messages m
    where m.conversation_id = q.conversation_id and m.role = 'human_supervisor' and m.sent_at > q.at
      and coalesce(m.send_state, 'accepted') not in ('failed', 'cancelled')) as waits`;

/** Open questions by what they ask, the most frequent first. */
export async function listQuestions(
  access: Access,
  { tenantId, days, ...page }: z.infer<typeof questionListInput>,
): Promise<Page<OpenQuestion>> {
  return access.tenant(tenantId, "read").run(async ({ sql }) => {
    const rows = await sql<(Asked & { leader: string })[]>`
      select g.leader, ${askedColumns(sql)}
      from group_questions(${tenantId}, now() - make_interval(days => ${days})) g
      join open_questions q on q.id = g.id
      join chat_conversations c on c.id = q.conversation_id
      order by q.at desc, q.id desc`;
    const groups = new Map<string, Asked[]>();
    for (const { leader, ...asked } of rows) {
      const group = groups.get(leader);
      if (group === undefined) groups.set(leader, [asked]);
      else group.push(asked);
    }
    const questions = [...groups.values()].map(toQuestion).toSorted((a, b) => b.count - a.count);
    return toPageOfAll(questions, page);
  });
}

function toQuestion(asked: Asked[]): OpenQuestion {
  return {
    question: asked[0]?.question ?? "",
    count: asked.length,
    chats: new Set(asked.map(({ conversationId }) => conversationId)).size,
    lastAt: asked[0]?.at ?? "",
    asked,
  };
}
