ALTER TABLE "prompt_drafts" ADD COLUMN "bot_name" text;--> statement-breakpoint
ALTER TABLE "prompt_drafts" ADD COLUMN "disclosure" text;--> statement-breakpoint
ALTER TABLE "prompt_versions" ADD COLUMN "bot_name" text;--> statement-breakpoint
ALTER TABLE "prompt_versions" ADD COLUMN "disclosure" text;--> statement-breakpoint
update prompt_versions p set bot_name = t.bot_name, disclosure = t.disclosure
from tenants t where t.id = p.tenant_id and t.prompt_number = p.number;
--> statement-breakpoint
-- The texts of a row, in which two versions may differ.
create function brain_of(t tenants) returns text[] language sql immutable as $$
  select array[t.bot_name, t.disclosure, t.system_prompt_template, t.store_description, t.store_catalog_knowledge]
$$;
--> statement-breakpoint
create or replace function count_prompt_version() returns trigger language plpgsql as $$
begin
  new.prompt_number := case
    when tg_op = 'INSERT' then 1
    when brain_of(new) is distinct from brain_of(old) then old.prompt_number + 1
    else old.prompt_number end;
  return new;
end
$$;
--> statement-breakpoint
create or replace function keep_prompt_version() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  change jsonb := coalesce(nullif(current_setting('app.prompt_change', true), ''), '{}')::jsonb;
  who text := coalesce(change->>'author', 'sql');
begin
  if tg_op = 'UPDATE' and new.prompt_number = old.prompt_number then
    return null;
  end if;
  insert into prompt_versions (tenant_id, number, bot_name, disclosure, system_prompt_template, store_description,
                               store_catalog_knowledge, origin, restored_from, note, author, author_name)
  values (new.id, new.prompt_number, new.bot_name, new.disclosure, new.system_prompt_template, new.store_description,
          new.store_catalog_knowledge, case when tg_op = 'INSERT' then 'first' else coalesce(change->>'origin', 'sql') end,
          (change->>'restoredFrom')::int, change->>'note', who, change->>'authorName');
  if tg_op = 'UPDATE' and who = 'sql' then
    insert into audit_log (tenant_id, actor, action, target) values (new.id, 'sql', 'prompt.changed', new.prompt_number::text);
  end if;
  return null;
end
$$;
--> statement-breakpoint
drop trigger prompt_number on tenants;
--> statement-breakpoint
drop trigger prompt_versions on tenants;
--> statement-breakpoint
create trigger prompt_number
  before insert or update of prompt_number, bot_name, disclosure, system_prompt_template, store_description, store_catalog_knowledge
  on tenants for each row execute function count_prompt_version();
--> statement-breakpoint
create trigger prompt_versions
  after insert or update of prompt_number, bot_name, disclosure, system_prompt_template, store_description, store_catalog_knowledge
  on tenants for each row execute function keep_prompt_version();
