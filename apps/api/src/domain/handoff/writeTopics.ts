import type { HandoffSaveInput } from "@platform/contract";
import type { Sql } from "@platform/db";

/** The list as it is to be, in its order; a topic keeps its id as long as it stays. */
export async function writeTopics(
  sql: Sql,
  { tenantId, topics }: { tenantId: string; topics: NonNullable<HandoffSaveInput["topics"]> },
): Promise<void> {
  const ids = topics.flatMap(({ id }) => id ?? []);
  await sql`delete from handoff_topics where tenant_id = ${tenantId} and not (id = any(${ids}::uuid[]))`;
  // Two that swap their names would meet in the index on the way.
  await sql`update handoff_topics set name = id::text where tenant_id = ${tenantId}`;
  await sql`
    insert into handoff_topics (id, tenant_id, name, examples, customer_text, is_active, position)
    select coalesce(known.id, uuid_v7()), ${tenantId}, o.topic->>'name',
      array(select jsonb_array_elements_text(o.topic->'examples')), o.topic->>'customerText',
      (o.topic->>'isActive')::boolean, o.place
    from jsonb_array_elements(${JSON.stringify(topics)}::text::jsonb) with ordinality as o(topic, place)
    left join handoff_topics known on known.id = (o.topic->>'id')::uuid and known.tenant_id = ${tenantId}
    on conflict (id) do update set name = excluded.name, examples = excluded.examples,
      customer_text = excluded.customer_text, is_active = excluded.is_active, position = excluded.position`;
}
