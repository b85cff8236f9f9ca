import {
  MAX_INTENTS,
  type Intent,
  type intentCreateInput,
  type intentListInput,
  type intentUpdateInput,
} from "@platform/contract";
import type { Sql } from "@platform/db";
import type { z } from "zod";
import type { Access } from "../access.ts";
import { writeAudit } from "../audit/writeAudit.ts";
import { toPageOfAll, type Page } from "../cursor.ts";
import { AppError, notFound } from "../errors.ts";
import { isUuid } from "../ids.ts";

const read = (sql: Sql) => sql`
  select i.id, i.tenant_id::text as "tenantId", i.name, i.examples, i.signal, to_json(i.created_at) as "createdAt",
    (select count(*)::int from chat_conversations c where c.tenant_id = i.tenant_id and c.intent = i.name) as chats,
    (select count(*)::int from intent_corrections k
     where k.tenant_id = i.tenant_id and k.before = i.name and k.before_by = 'bot') as corrected
  from chat_intents i`;

/** In the order in which they are tried. */
export async function listIntents(
  access: Access,
  { tenantId, ...page }: z.infer<typeof intentListInput>,
): Promise<Page<Intent>> {
  const items = await access
    .tenant(tenantId, "read")
    .run(
      ({ sql }) => sql<Intent[]>`${read(sql)} where i.tenant_id = ${tenantId} order by i.created_at, i.id`,
    );
  return toPageOfAll(items, page);
}

export async function createIntent(
  access: Access,
  input: z.infer<typeof intentCreateInput>,
): Promise<Intent> {
  const { tenantId, name, examples, signal } = input;
  return access.tenant(tenantId, "answer").run(async ({ sql }) => {
    const [made] = await sql<{ id: string }[]>`
      insert into chat_intents (tenant_id, name, examples, signal, created_at)
      select t.id, ${name}, ${examples}::text[], ${signal}, clock_timestamp() from tenants t
      where t.id = ${tenantId} and (select count(*) from chat_intents where tenant_id = ${tenantId}) < ${MAX_INTENTS}
      on conflict do nothing returning id`;
    if (made === undefined) throw await whyNot(sql, tenantId);
    await writeAudit(sql, access.actor, {
      tenantId,
      action: "intent.created",
      target: made.id,
      changes: { name, examples, signal },
    });
    return one(sql, { tenantId, intentId: made.id });
  });
}

async function whyNot(sql: Sql, tenantId: string): Promise<AppError> {
  const [store] = await sql`select 1 from tenants where id = ${tenantId}`;
  if (store === undefined) return notFound("Tenant");
  return new AppError("conflict", `There is such an intent already, or the store has ${MAX_INTENTS} of them`);
}

/** Absent fields stay as they are; chats follow a new name. */
export async function updateIntent(
  access: Access,
  input: z.infer<typeof intentUpdateInput>,
): Promise<Intent> {
  const { tenantId, intentId, ...patch } = input;
  return access.tenant(tenantId, "answer").run(async ({ sql }) => {
    const before = await one(sql, { tenantId, intentId });
    const { name = before.name, examples = before.examples } = patch;
    const signal = patch.signal === undefined ? before.signal : patch.signal;
    const changed = await sql`
      update chat_intents i set name = ${name}, examples = ${examples}::text[], signal = ${signal}
      where i.tenant_id = ${tenantId} and i.id = ${intentId} and not exists (
        select 1 from chat_intents o where o.tenant_id = i.tenant_id and o.id <> i.id and lower(o.name) = lower(${name}))
      returning 1`;
    if (changed.length === 0) throw new AppError("conflict", "name: another intent has it");
    if (name !== before.name)
      await sql`update chat_conversations set intent = ${name} where tenant_id = ${tenantId} and intent = ${before.name}`;
    await writeAudit(sql, access.actor, {
      tenantId,
      action: "intent.updated",
      target: intentId,
      changes: patch,
    });
    return one(sql, { tenantId, intentId });
  });
}

/** No chat is about it any more. */
export async function removeIntent(
  access: Access,
  { tenantId, intentId }: { tenantId: string; intentId: string },
): Promise<{ id: string }> {
  return access.tenant(tenantId, "answer").run(async ({ sql }) => {
    const { name } = await one(sql, { tenantId, intentId });
    await sql`delete from chat_intents where tenant_id = ${tenantId} and id = ${intentId}`;
    await sql`
      update chat_conversations set intent = null, intent_by = null where tenant_id = ${tenantId} and intent = ${name}`;
    await writeAudit(sql, access.actor, {
      tenantId,
      action: "intent.removed",
      target: intentId,
      changes: { name },
    });
    return { id: intentId };
  });
}

async function one(
  sql: Sql,
  { tenantId, intentId }: { tenantId: string; intentId: string },
): Promise<Intent> {
  if (!isUuid(intentId)) throw notFound("Intent");
  const [row] = await sql<Intent[]>`${read(sql)} where i.tenant_id = ${tenantId} and i.id = ${intentId}`;
  if (row === undefined) throw notFound("Intent");
  return row;
}
