import type { Sql } from "@platform/db";
import { z } from "zod";

/** What YCloud told about number, account and templates, newest first. */
export interface AccountNews {
  type: string;
  /** ISO. */
  at: string;
  number: z.infer<typeof numberNews> | null;
  account: z.infer<typeof accountNews> | null;
  template: z.infer<typeof templateNews> | null;
}

const word = z.string().max(200).nullish().catch(null);
const numberNews = z.object({
  phoneNumber: word,
  wabaId: word,
  status: word,
  qualityRating: word,
  messagingLimit: word,
  qualityUpdateEvent: word,
  updateEvent: word,
});
const accountNews = z.object({
  id: word,
  updateEvent: word,
  banState: word,
  violationType: word,
  decision: word,
  removedReason: word,
});
const templateNews = z.object({
  wabaId: word,
  name: word,
  language: word,
  status: word,
  statusUpdateEvent: word,
});
const body = z.object({
  createTime: z.iso.datetime({ offset: true }).nullish().catch(null),
  whatsappPhoneNumber: numberNews.nullish().catch(null),
  whatsappBusinessAccount: accountNews.nullish().catch(null),
  whatsappTemplate: templateNews.nullish().catch(null),
});

/** By the provider's time, as events come in any order. Events that the installation's secret signed belong to no store; only the pipeline sees them. */
export async function readAccountNews(sql: Sql, tenantId: string): Promise<AccountNews[]> {
  const rows = await sql<{ type: string; at: string; body: Uint8Array }[]>`
    select type, to_char(received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, body from webhook_events
    where (tenant_id = ${tenantId} or tenant_id is null) and received_at > now() - interval '90 days'
      and (type like 'whatsapp.phone_number.%' or type like 'whatsapp.business_account.%' or type like 'whatsapp.template.%')
    order by received_at desc limit 100`;
  const news = rows.flatMap((row): AccountNews[] => {
    const read = body.safeParse(parse(row.body));
    if (!read.success) return [];
    const { createTime, whatsappPhoneNumber, whatsappBusinessAccount, whatsappTemplate } = read.data;
    return [
      {
        type: row.type,
        at: createTime ?? row.at,
        number: whatsappPhoneNumber ?? null,
        account: whatsappBusinessAccount ?? null,
        template: whatsappTemplate ?? null,
      },
    ];
  });
  return news.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return null;
  }
}
