CREATE TABLE "canary_flights" (
	"tenant_id" bigint PRIMARY KEY NOT NULL,
	"due_at" timestamp with time zone DEFAULT now() + interval '10 minutes' NOT NULL,
	"sender" text,
	"launched_at" timestamp with time zone,
	"refusal" text,
	"flown_at" timestamp with time zone,
	"phoned" boolean,
	"seconds" jsonb,
	"failed_step" text,
	"reason" text,
	"failures" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "usage_days" DROP CONSTRAINT "usage_days_purpose";--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "canary_minutes" integer DEFAULT 60;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "canary_phone" text;--> statement-breakpoint
ALTER TABLE "canary_flights" ADD CONSTRAINT "canary_flights_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenants" ADD CONSTRAINT "tenants_canary_minutes" CHECK ("tenants"."canary_minutes" between 10 and 1440);--> statement-breakpoint
ALTER TABLE "usage_days" ADD CONSTRAINT "usage_days_purpose" CHECK ("usage_days"."purpose" in ('turn', 'summary', 'transcription', 'playground', 'suggestion', 'trial', 'canary'));
--> statement-breakpoint
alter table canary_flights enable row level security;
--> statement-breakpoint
create policy tenant_rows on canary_flights to platform_tenant
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::bigint);
--> statement-breakpoint
create policy operator_rows on canary_flights to platform_operator
  using ((tenant_id <> all (array(select r.tenant_id from store_removals r))) is not false);
--> statement-breakpoint
grant select on canary_flights to platform_tenant, platform_operator;
--> statement-breakpoint
-- A canary's chat has an id that no clock makes (`canary_chat()`). No person and no key sees it, nor what it says and does,
-- and nothing that reaches people is written of it.
create policy no_canary on chat_conversations as restrictive to platform_tenant, platform_operator
  using (id < 'ffffffff-0000-8000-8000-000000000000');
--> statement-breakpoint
create policy no_canary on chat_messages as restrictive to platform_tenant, platform_operator
  using (conversation_id < 'ffffffff-0000-8000-8000-000000000000');
--> statement-breakpoint
create policy no_canary on turns as restrictive to platform_tenant, platform_operator
  using (conversation_id < 'ffffffff-0000-8000-8000-000000000000');
--> statement-breakpoint
create policy no_canary on webhook_events as restrictive to platform_tenant, platform_operator
  using (event_key not in (select 'canary_' || f.sender from canary_flights f where f.sender is not null));
--> statement-breakpoint
create function keep_canary_quiet() returns trigger language plpgsql as $$
begin
  return null;
end
$$;
--> statement-breakpoint
create trigger no_canary before insert on live_events for each row
  when (new.conversation_id >= 'ffffffff-0000-8000-8000-000000000000') execute function keep_canary_quiet();
--> statement-breakpoint
create trigger no_canary before insert on handoffs for each row
  when (new.conversation_id >= 'ffffffff-0000-8000-8000-000000000000') execute function keep_canary_quiet();
--> statement-breakpoint
create trigger no_canary before insert on unmet_wishes for each row
  when (new.conversation_id >= 'ffffffff-0000-8000-8000-000000000000') execute function keep_canary_quiet();
--> statement-breakpoint
create trigger no_canary before insert on open_questions for each row
  when (new.conversation_id >= 'ffffffff-0000-8000-8000-000000000000') execute function keep_canary_quiet();
--> statement-breakpoint
create trigger no_canary before insert on push_notices for each row
  when (new.conversation_id >= 'ffffffff-0000-8000-8000-000000000000') execute function keep_canary_quiet();
