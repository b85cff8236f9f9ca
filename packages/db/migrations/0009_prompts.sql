CREATE TABLE "prompt_drafts" (
	"tenant_id" bigint PRIMARY KEY NOT NULL,
	"system_prompt_template" text,
	"store_description" text,
	"store_catalog_knowledge" text,
	"based_on" integer NOT NULL,
	"revision" uuid DEFAULT gen_random_uuid() NOT NULL,
	"author" text NOT NULL,
	"author_name" text,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "prompt_versions" (
	"tenant_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"system_prompt_template" text,
	"store_description" text,
	"store_catalog_knowledge" text,
	"origin" text NOT NULL,
	"restored_from" integer,
	"note" text,
	"author" text NOT NULL,
	"author_name" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "prompt_versions_tenant_id_number_pk" PRIMARY KEY("tenant_id","number"),
	CONSTRAINT "prompt_versions_origin" CHECK ("prompt_versions"."origin" in ('first', 'published', 'restored', 'edited', 'sql'))
);
--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "prompt_number" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "turns" ADD COLUMN "prompt_number" integer;--> statement-breakpoint
ALTER TABLE "prompt_drafts" ADD CONSTRAINT "prompt_drafts_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_versions" ADD CONSTRAINT "prompt_versions_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
alter table prompt_drafts enable row level security;
--> statement-breakpoint
create policy tenant_rows on prompt_drafts to platform_tenant
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::bigint);
--> statement-breakpoint
create policy operator_rows on prompt_drafts to platform_operator using (true);
--> statement-breakpoint
grant select, insert, update, delete on prompt_drafts to platform_tenant, platform_operator;
--> statement-breakpoint
alter table prompt_versions enable row level security;
--> statement-breakpoint
create policy tenant_rows on prompt_versions to platform_tenant
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::bigint);
--> statement-breakpoint
create policy operator_rows on prompt_versions to platform_operator using (true);
--> statement-breakpoint
-- History is written by the trigger below alone, with its owner's rights.
grant select on prompt_versions to platform_tenant, platform_operator;
--> statement-breakpoint
insert into prompt_versions (tenant_id, number, system_prompt_template, store_description, store_catalog_knowledge, origin, author, created_at)
select id, 1, system_prompt_template, store_description, store_catalog_knowledge, 'first', 'sql', updated_at from tenants;
--> statement-breakpoint
-- A changed text is a new version, by whatever way it changed (SQL included). The number is counted under the row's lock.
create function count_prompt_version() returns trigger language plpgsql as $$
begin
  new.prompt_number := case
    when tg_op = 'INSERT' then 1
    when (new.system_prompt_template, new.store_description, new.store_catalog_knowledge)
      is distinct from (old.system_prompt_template, old.store_description, old.store_catalog_knowledge)
      then old.prompt_number + 1
    else old.prompt_number end;
  return new;
end
$$;
--> statement-breakpoint
-- Whoever changes it through the product says so in `app.prompt_change`, for this transaction:
-- {author, authorName, origin, restoredFrom, note}.
create function keep_prompt_version() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  change jsonb := coalesce(nullif(current_setting('app.prompt_change', true), ''), '{}')::jsonb;
  who text := coalesce(change->>'author', 'sql');
begin
  if tg_op = 'UPDATE' and new.prompt_number = old.prompt_number then
    return null;
  end if;
  insert into prompt_versions (tenant_id, number, system_prompt_template, store_description, store_catalog_knowledge,
                               origin, restored_from, note, author, author_name)
  values (new.id, new.prompt_number, new.system_prompt_template, new.store_description, new.store_catalog_knowledge,
          case when tg_op = 'INSERT' then 'first' else coalesce(change->>'origin', 'sql') end,
          (change->>'restoredFrom')::int, change->>'note', who, change->>'authorName');
  if tg_op = 'UPDATE' and who = 'sql' then
    insert into audit_log (tenant_id, actor, action, target) values (new.id, 'sql', 'prompt.changed', new.prompt_number::text);
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger prompt_number before insert or update of prompt_number, system_prompt_template, store_description, store_catalog_knowledge
  on tenants for each row execute function count_prompt_version();
--> statement-breakpoint
create trigger prompt_versions after insert or update of prompt_number, system_prompt_template, store_description, store_catalog_knowledge
  on tenants for each row execute function keep_prompt_version();
