import {
  MAX_LABELS,
  type Label,
  type labelCreateInput,
  type labelListInput,
  type labelUpdateInput,
} from "@platform/contract";
import type { Sql } from "@platform/db";
import type { z } from "zod";
import type { Access } from "../access.ts";
import { writeAudit } from "../audit/writeAudit.ts";
import { toPageOfAll, type Page } from "../cursor.ts";
import { AppError, notFound } from "../errors.ts";
import { isUuid } from "../ids.ts";

/** A store's list by name, each with how many chats have it; with those that stand on chats only. */
export async function listLabels(
  access: Access,
  { tenantId, ...page }: z.infer<typeof labelListInput>,
): Promise<Page<Label>> {
  const parts = await access.everywhere(
    tenantId,
    ({ sql }) => sql<Label[]>`
      select l.id, coalesce(l.tenant_id, u.tenant_id)::text as "tenantId", coalesce(l.name, u.name) as name,
        coalesce(l.colour, 'grey') as colour, coalesce(u.chats, 0)::int as chats
      from chat_labels l
      full join (
        select c.tenant_id, x.name, count(*) as chats from chat_conversations c cross join unnest(c.labels) x (name)
        where c.labels <> '{}' and x.name is not null group by c.tenant_id, x.name
      ) u on u.tenant_id = l.tenant_id and u.name = l.name
      order by lower(coalesce(l.name, u.name)) limit 500`,
  );
  return toPageOfAll(parts.flat(), page);
}

export async function createLabel(access: Access, input: z.infer<typeof labelCreateInput>): Promise<Label> {
  const { tenantId, name, colour } = input;
  return access.tenant(tenantId, "answer").run(async ({ sql }) => {
    const [made] = await sql<{ id: string }[]>`
      insert into chat_labels (tenant_id, name, colour)
      select t.id, ${name}, ${colour} from tenants t
      where t.id = ${tenantId} and (select count(*) from chat_labels where tenant_id = ${tenantId}) < ${MAX_LABELS}
      on conflict do nothing returning id`;
    if (made === undefined) throw await whyNot(sql, tenantId);
    await writeAudit(sql, access.actor, {
      tenantId,
      action: "label.created",
      target: made.id,
      changes: { name, colour },
    });
    return one(sql, { tenantId, labelId: made.id });
  });
}

async function whyNot(sql: Sql, tenantId: string): Promise<AppError> {
  const [store] = await sql`select 1 from tenants where id = ${tenantId}`;
  if (store === undefined) return notFound("Tenant");
  return new AppError("conflict", `There is such a label already, or the store has ${MAX_LABELS} of them`);
}

/** Chats follow a new name. */
export async function updateLabel(access: Access, input: z.infer<typeof labelUpdateInput>): Promise<Label> {
  const { tenantId, labelId, name, colour } = input;
  return access.tenant(tenantId, "answer").run(async ({ sql }) => {
    const before = await one(sql, { tenantId, labelId });
    const changed = await sql`
      update chat_labels l set name = coalesce(${name ?? null}, l.name), colour = coalesce(${colour ?? null}, l.colour)
      where l.tenant_id = ${tenantId} and l.id = ${labelId} and not exists (
        select 1 from chat_labels o where o.tenant_id = l.tenant_id and o.id <> l.id and lower(o.name) = lower(${name ?? null}))
      returning 1`;
    if (changed.length === 0) throw new AppError("conflict", "name: another label has it");
    if (name !== undefined && name !== before.name)
      await sql`
        update chat_conversations set labels = array_replace(labels, ${before.name}, ${name})
        where tenant_id = ${tenantId} and labels @> array[${before.name}]`;
    await writeAudit(sql, access.actor, {
      tenantId,
      action: "label.updated",
      target: labelId,
      changes: { name: name ?? before.name, colour: colour ?? before.colour },
    });
    return one(sql, { tenantId, labelId });
  });
}

/** It goes from every chat too. */
export async function removeLabel(
  access: Access,
  { tenantId, labelId }: { tenantId: string; labelId: string },
): Promise<{ id: string }> {
  return access.tenant(tenantId, "answer").run(async ({ sql }) => {
    const { name } = await one(sql, { tenantId, labelId });
    await sql`delete from chat_labels where tenant_id = ${tenantId} and id = ${labelId}`;
    await sql`
      update chat_conversations set labels = array_remove(labels, ${name})
      where tenant_id = ${tenantId} and labels @> array[${name}]`;
    await writeAudit(sql, access.actor, {
      tenantId,
      action: "label.removed",
      target: labelId,
      changes: { name },
    });
    return { id: labelId };
  });
}

async function one(sql: Sql, { tenantId, labelId }: { tenantId: string; labelId: string }): Promise<Label> {
  if (!isUuid(labelId)) throw notFound("Label");
  const [row] = await sql<Label[]>`
    select l.id, l.tenant_id::text as "tenantId", l.name, l.colour, (
      select count(*)::int from chat_conversations c where c.tenant_id = l.tenant_id and c.labels @> array[l.name]) as chats
    from chat_labels l where l.tenant_id = ${tenantId} and l.id = ${labelId}`;
  if (row === undefined) throw notFound("Label");
  return row;
}
