import { customerLocale } from "@platform/agent";
import type { templateSearchInput, templateSearchResult } from "@platform/contract";
import type { Sql } from "@platform/db";
import type { z } from "zod";
import { readTemplate, type TemplateRow } from "../../templates/readTemplate.ts";
import { optOutJson } from "../chats/chatJson.ts";
import { notFound } from "../errors.ts";
import { numberKey, readCursor, toPage } from "../cursor.ts";
import { templateJson, wordKey } from "./templateRow.ts";

type Found = z.infer<typeof templateSearchResult>;

interface ChatFacts {
  country: string;
  mainLanguage: string | null;
  customerTexts: string[];
  approved: number;
  optedOut: Found["optedOut"];
}

/** What may be sent in a chat: the store's approved templates, those in the customer's language first. */
export async function searchTemplates(
  sql: Sql,
  { conversationId, query, cursor, limit }: z.infer<typeof templateSearchInput>,
): Promise<Found> {
  const facts = await readChat(sql, conversationId);
  const { language } = customerLocale(facts);
  const after = readCursor(cursor, [numberKey, wordKey, wordKey]);
  const rank = sql`case when left(w.language, 2) = ${language} then 0 else 1 end`;
  const rest =
    after === null
      ? sql``
      : sql`and (${rank}, w.name, w.language) > (${after[0] ?? "0"}::int, ${after[1] ?? ""}, ${after[2] ?? ""})`;
  const rows = await sql<{ template: TemplateRow; rank: number }[]>`
    select ${templateJson(sql)} as template, ${rank} as rank
    from whatsapp_templates w join chat_conversations c on c.tenant_id = w.tenant_id
    where c.id = ${conversationId} and w.status = 'APPROVED' ${matching(sql, query)} ${rest}
    order by ${rank}, w.name, w.language limit ${limit + 1}`;
  const page = toPage(rows, {
    limit,
    item: ({ template }) => readTemplate(template),
    keys: (row) => [String(row.rank), row.template.name, row.template.language],
  });
  return { ...page, language, optedOut: facts.optedOut, approved: facts.approved };
}

/** Each word somewhere in the name or the text. */
function matching(sql: Sql, query: string | undefined) {
  const words = (query ?? "").split(/[\s_]+/).filter((word) => word !== "");
  return words.slice(0, 8).reduce(
    (before, word) => {
      const pattern = `%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
      return sql`${before} and (w.name ilike ${pattern} or w.components::text ilike ${pattern})`;
    },
    sql``,
  );
}

async function readChat(sql: Sql, conversationId: string): Promise<ChatFacts> {
  const [row] = await sql<{ facts: ChatFacts }[]>`
    select json_build_object('country', t.country, 'mainLanguage', t.main_language,
      'approved', (select count(*) from whatsapp_templates w where w.tenant_id = t.id and w.status = 'APPROVED'),
      'optedOut', ${optOutJson(sql)},
      'customerTexts', (
        select coalesce(json_agg(m.content order by m.seq), '[]') from (
          select m.content, m.seq from chat_messages m
          where m.conversation_id = c.id and m.role = 'user' and m.content is not null
          order by m.sent_at desc nulls last, m.event_at desc nulls last, m.seq desc nulls last limit 8) m)) as facts
    from chat_conversations c join tenants t on t.id = c.tenant_id where c.id = ${conversationId}`;
  if (row === undefined) throw notFound("Conversation");
  return row.facts;
}
