import { type BaseTrialStore, MAX_TRIAL_STORES } from "@platform/contract";
import type { Sql } from "@platform/db";

/** Stores that are told what all are told, by their newest chat; as many as one trial takes. */
export async function trialStores(sql: Sql): Promise<BaseTrialStore[]> {
  return sql<BaseTrialStore[]>`
    select t.id::text as "tenantId", t.store_name as name,
      exists (select from prompt_trials p where p.tenant_id = t.id and p.state = 'running') as running
    from tenants t
    cross join lateral (
      select c.last_message_at from chat_conversations c
      where c.tenant_id = t.id and c.last_message_at is not null order by c.last_message_at desc limit 1
    ) c
    where t.removed_at is null and t.is_active and (t.follows_base or t.forbidden_phrases is null)
    order by c.last_message_at desc limit ${MAX_TRIAL_STORES}`;
}
