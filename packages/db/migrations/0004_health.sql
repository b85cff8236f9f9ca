CREATE TABLE "health_checks" (
	"tenant_id" bigint NOT NULL,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"detail" text NOT NULL,
	"fix" text,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	"checked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"told_status" text DEFAULT 'ok' NOT NULL,
	"notice_attempts" integer DEFAULT 0 NOT NULL,
	"notice_due_at" timestamp with time zone,
	"notice_error" text,
	CONSTRAINT "health_checks_tenant_id_name_pk" PRIMARY KEY("tenant_id","name"),
	CONSTRAINT "health_checks_status" CHECK ("health_checks"."status" in ('ok', 'warn', 'fail', 'unknown'))
);
--> statement-breakpoint
CREATE TABLE "provider_circuits" (
	"tenant_id" bigint NOT NULL,
	"provider" text NOT NULL,
	"code" text NOT NULL,
	"failures" integer NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	"open_until" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "provider_circuits_tenant_id_provider_pk" PRIMARY KEY("tenant_id","provider")
);
--> statement-breakpoint
ALTER TABLE "chat_conversations" ADD COLUMN "returned_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "unanswered_after_seconds" integer DEFAULT 180 NOT NULL;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "opening_hours" jsonb;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "live_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "health_due_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "health_checks" ADD CONSTRAINT "health_checks_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_circuits" ADD CONSTRAINT "provider_circuits_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "health_checks_notice" ON "health_checks" USING btree ("notice_due_at") WHERE notice_due_at is not null;--> statement-breakpoint
CREATE INDEX "tenants_health_due" ON "tenants" USING btree ("health_due_at");--> statement-breakpoint
ALTER TABLE "tenants" ADD CONSTRAINT "tenants_unanswered_after" CHECK ("tenants"."unanswered_after_seconds" between 30 and 86400);--> statement-breakpoint
ALTER TABLE "tenants" ADD CONSTRAINT "tenants_opening_hours" CHECK (jsonb_typeof("tenants"."opening_hours") = 'object');--> statement-breakpoint
alter table health_checks enable row level security;
--> statement-breakpoint
create policy tenant_rows on health_checks to platform_tenant
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::bigint);
--> statement-breakpoint
create policy operator_rows on health_checks to platform_operator using (true);
--> statement-breakpoint
alter table provider_circuits enable row level security;
--> statement-breakpoint
create policy tenant_rows on provider_circuits to platform_tenant
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::bigint);
--> statement-breakpoint
create policy operator_rows on provider_circuits to platform_operator using (true);
--> statement-breakpoint
grant select, insert, update, delete on health_checks, provider_circuits to platform_tenant, platform_operator;
--> statement-breakpoint
-- Since when the bot may answer everybody. Each time that begins, chats that people are in are left to them.
create function note_going_live() returns trigger language plpgsql as $$
declare
  live boolean := new.is_active and new.paused_at is null and new.mode in ('drafts', 'off_hours', 'always');
begin
  if not live then
    new.live_since := null;
  elsif tg_op = 'INSERT' then
    new.live_since := coalesce(new.live_since, now());
  elsif old.mode is distinct from new.mode or old.paused_at is not null or not old.is_active then
    new.live_since := clock_timestamp();
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger going_live before insert or update of mode, paused_at, is_active on tenants
  for each row execute function note_going_live();
--> statement-breakpoint
-- A new key mends what waits for it, now and not at the next try.
create function send_with_new_key() returns trigger language plpgsql as $$
begin
  update chat_conversations set send_due_at = clock_timestamp()
  where tenant_id = new.id and send_due_at > clock_timestamp();
  update chat_messages set send_not_before = null
  where tenant_id = new.id and send_state = 'queued' and send_not_before > clock_timestamp()
    and conversation_id in (select id from chat_conversations where tenant_id = new.id and send_due_at is not null);
  return null;
end
$$;
--> statement-breakpoint
create trigger new_key after update of ycloud_api_key on tenants
  for each row when (old.ycloud_api_key is distinct from new.ycloud_api_key) execute function send_with_new_key();
