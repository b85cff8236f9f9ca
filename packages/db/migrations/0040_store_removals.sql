CREATE TABLE "store_removals" (
	"tenant_id" bigint PRIMARY KEY NOT NULL,
	"removed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_by" text,
	"erase_at" timestamp with time zone NOT NULL,
	"was_active" boolean NOT NULL,
	"stopped_at" timestamp with time zone,
	"unsubscribed_at" timestamp with time zone,
	"unsubscribe_attempts" integer DEFAULT 0 NOT NULL,
	"unsubscribe_error" text,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"erasing_at" timestamp with time zone,
	"erase_error" text
);
--> statement-breakpoint
ALTER TABLE "store_removals" ADD CONSTRAINT "store_removals_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "store_removals_due" ON "store_removals" USING btree ("due_at");--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
-- A removed store's number is free: it may be another's at once.
ALTER TABLE "tenants" drop column "bot_phone_key";--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "bot_phone_key" text GENERATED ALWAYS AS (case when removed_at is null then phone_key(bot_phone_number) end) STORED;--> statement-breakpoint
CREATE UNIQUE INDEX "tenants_bot_phone_key" ON "tenants" USING btree ("bot_phone_key");--> statement-breakpoint
alter table store_removals enable row level security;
--> statement-breakpoint
create policy tenant_rows on store_removals to platform_tenant
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::bigint);
--> statement-breakpoint
create policy operator_rows on store_removals to platform_operator using (true);
--> statement-breakpoint
-- Written by the trigger below and by the pipeline alone.
grant select on store_removals to platform_tenant, platform_operator;
--> statement-breakpoint
-- What a removed store has is hidden from everybody who could see it, in every table. The list is looked up once per
-- statement and is nearly always empty. Rows that belong to no store are the operator's.
do $$
declare
  entry text;
begin
  for entry in
    select tablename from pg_policies
    where schemaname = 'public' and policyname = 'operator_rows' and tablename not in ('tenants', 'store_removals')
  loop
    execute format(
      'alter policy operator_rows on %I
         using ((tenant_id <> all (array(select r.tenant_id from store_removals r))) is not false)', entry);
  end loop;
end
$$;
--> statement-breakpoint
alter policy operator_rows on tenants using (removed_at is null);
--> statement-breakpoint
alter policy tenant_rows on tenants
  using (id = nullif(current_setting('app.tenant_id', true), '')::bigint and removed_at is null);
--> statement-breakpoint
-- A store is removed and brought back by one column, by whatever way (SQL included). Removed, it is off; back, it is
-- paused, so that nobody is answered before somebody has looked.
create function follow_removal() returns trigger language plpgsql as $$
declare
  gone store_removals;
begin
  if new.removed_at is not null and old.removed_at is not null then
    new.removed_at := old.removed_at;
  elsif new.removed_at is not null then
    new.removed_at := clock_timestamp();
    insert into store_removals (tenant_id, removed_at, erase_at, was_active)
    values (new.id, new.removed_at, new.removed_at + interval '30 days', old.is_active);
    new.is_active := false;
  else
    delete from store_removals where tenant_id = new.id returning * into gone;
    if gone.erasing_at is not null then
      raise exception 'The store is being erased' using errcode = 'object_not_in_prerequisite_state';
    end if;
    new.is_active := coalesce(gone.was_active, true);
    new.paused_at := coalesce(old.paused_at, clock_timestamp());
    new.health_due_at := clock_timestamp();
    -- What happened meanwhile was told to nobody: the shop is asked for everything, and to tell us again.
    update catalog_sync set want_full = true, webhook_url = null, due_at = clock_timestamp() where tenant_id = new.id;
    update template_sync set due_at = clock_timestamp() where tenant_id = new.id;
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger removal before update of removed_at on tenants
  for each row when (old.removed_at is not null or new.removed_at is not null) execute function follow_removal();
