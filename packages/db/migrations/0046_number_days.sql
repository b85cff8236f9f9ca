CREATE TABLE "number_changes" (
	"tenant_id" bigint NOT NULL,
	"day" date NOT NULL,
	CONSTRAINT "number_changes_tenant_id_day_pk" PRIMARY KEY("tenant_id","day")
);
--> statement-breakpoint
CREATE TABLE "number_days" (
	"tenant_id" bigint NOT NULL,
	"day" date NOT NULL,
	"new_chats" integer DEFAULT 0 NOT NULL,
	"bot_replies" integer DEFAULT 0 NOT NULL,
	"consults" integer DEFAULT 0 NOT NULL,
	"resolved" integer DEFAULT 0 NOT NULL,
	"orders" integer DEFAULT 0 NOT NULL,
	"orders_followed" integer DEFAULT 0 NOT NULL,
	"suggestions_accepted" integer DEFAULT 0 NOT NULL,
	"suggestions_edited" integer DEFAULT 0 NOT NULL,
	"suggestions_refused" integer DEFAULT 0 NOT NULL,
	"handoffs" integer DEFAULT 0 NOT NULL,
	"returned" integer DEFAULT 0 NOT NULL,
	"answer_seconds" integer[] DEFAULT '{}'::int[] NOT NULL,
	"causes" jsonb DEFAULT '{}' NOT NULL,
	"counted_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "number_days_tenant_id_day_pk" PRIMARY KEY("tenant_id","day")
);
--> statement-breakpoint
CREATE TABLE "number_progress" (
	"tenant_id" bigint PRIMARY KEY NOT NULL,
	"kept_until" date,
	"counted_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "number_changes" ADD CONSTRAINT "number_changes_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number_days" ADD CONSTRAINT "number_days_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number_progress" ADD CONSTRAINT "number_progress_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
do $$
declare
  entry text;
begin
  foreach entry in array array['number_days', 'number_progress', 'number_changes'] loop
    execute format('alter table %I enable row level security', entry);
    execute format('create policy tenant_rows on %I to platform_tenant
      using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::bigint)', entry);
    execute format('create policy operator_rows on %I to platform_operator
      using ((tenant_id <> all (array(select r.tenant_id from store_removals r))) is not false)', entry);
    -- Written by the pipeline and by the triggers below alone.
    execute format('grant select on %I to platform_tenant, platform_operator', entry);
  end loop;
end
$$;
--> statement-breakpoint
-- A row of days ago that comes or changes now: from four days before it on the store is counted again, as what was
-- answered then is judged by the 72 hours after it. The argument is the column that says when.
create function count_anew() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into number_changes (tenant_id, day)
  select t.id, store_day(t.timezone, (to_jsonb(new) ->> tg_argv[0])::timestamptz) - 4 from tenants t where t.id = new.tenant_id
  on conflict do nothing;
  return null;
end
$$;
--> statement-breakpoint
-- What a person writes may be the first answer to a handoff of long ago.
create function count_answer_anew() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  moment timestamptz;
begin
  select least(new.sent_at, max(h.created_at)) into moment
  from handoffs h where h.conversation_id = new.conversation_id and h.created_at <= new.sent_at;
  if moment < now() - interval '2 days' then
    insert into number_changes (tenant_id, day)
    select t.id, store_day(t.timezone, moment) - 4 from tenants t where t.id = new.tenant_id
    on conflict do nothing;
  end if;
  return null;
end
$$;
--> statement-breakpoint
-- In another time zone every day is another.
create function count_days_anew() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update number_progress set kept_until = null, counted_at = 'epoch' where tenant_id = new.id;
  delete from number_days where tenant_id = new.id;
  return null;
end
$$;
--> statement-breakpoint
create trigger counted_days after update of timezone on tenants
  for each row when (old.timezone is distinct from new.timezone) execute function count_days_anew();
--> statement-breakpoint
create trigger counted_late after insert on chat_conversations
  for each row when (new.created_at < now() - interval '2 days') execute function count_anew('created_at');
--> statement-breakpoint
create trigger counted_late after insert on turns
  for each row when (new.started_at < now() - interval '2 days') execute function count_anew('started_at');
--> statement-breakpoint
create trigger counted_late after insert or update on handoffs
  for each row when (new.created_at < now() - interval '2 days') execute function count_anew('created_at');
--> statement-breakpoint
create trigger counted_late after insert or update of send_state on chat_messages
  for each row when (new.role = 'human_supervisor' or new.sent_at < now() - interval '2 days') execute function count_answer_anew();
--> statement-breakpoint
create trigger counted_new after insert on catalog_orders
  for each row when (new.ordered_at < now() - interval '2 days') execute function count_anew('ordered_at');
--> statement-breakpoint
create trigger counted_late after update on catalog_orders
  for each row when (new.ordered_at < now() - interval '2 days'
    and (old.state ->> 'status', old.phone_keys, old.ordered_at) is distinct from (new.state ->> 'status', new.phone_keys, new.ordered_at))
  execute function count_anew('ordered_at');
