CREATE TABLE "handoff_alerts" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"tenant_id" bigint NOT NULL,
	"handoff_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"step" text NOT NULL,
	"address" text,
	"due_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error" text,
	"sent_at" timestamp with time zone,
	"used" jsonb DEFAULT '{}' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "tenant_human_handoff_config" ADD COLUMN "second_email" text;--> statement-breakpoint
ALTER TABLE "tenant_human_handoff_config" ADD COLUMN "second_after_minutes" integer DEFAULT 10 NOT NULL;--> statement-breakpoint
ALTER TABLE "tenant_human_handoff_config" ADD COLUMN "owner_after_minutes" integer DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE "tenant_human_handoff_config" ADD COLUMN "give_up_after_minutes" integer DEFAULT 120;--> statement-breakpoint
ALTER TABLE "tenant_human_handoff_config" ADD COLUMN "give_up_message" text;--> statement-breakpoint
ALTER TABLE "handoffs" ADD COLUMN "suggested_reply" text;--> statement-breakpoint
ALTER TABLE "handoffs" ADD COLUMN "alerted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "handoffs" ADD COLUMN "alert_error" text;--> statement-breakpoint
ALTER TABLE "handoffs" ADD COLUMN "gave_up_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "handoff_alerts" ADD CONSTRAINT "handoff_alerts_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handoff_alerts" ADD CONSTRAINT "handoff_alerts_handoff_id_handoffs_id_fk" FOREIGN KEY ("handoff_id") REFERENCES "public"."handoffs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "handoff_alerts_step" ON "handoff_alerts" USING btree ("handoff_id","step");--> statement-breakpoint
CREATE INDEX "handoff_alerts_conversation" ON "handoff_alerts" USING btree ("conversation_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "handoff_alerts_due" ON "handoff_alerts" USING btree ("due_at") WHERE due_at is not null;--> statement-breakpoint
ALTER TABLE "tenant_human_handoff_config" ADD CONSTRAINT "handoff_second_after" CHECK ("tenant_human_handoff_config"."second_after_minutes" between 1 and 10080);--> statement-breakpoint
ALTER TABLE "tenant_human_handoff_config" ADD CONSTRAINT "handoff_owner_after" CHECK ("tenant_human_handoff_config"."owner_after_minutes" between 1 and 10080);--> statement-breakpoint
ALTER TABLE "tenant_human_handoff_config" ADD CONSTRAINT "handoff_give_up_after" CHECK ("tenant_human_handoff_config"."give_up_after_minutes" between 1 and 10080);--> statement-breakpoint
alter table handoff_alerts enable row level security;
--> statement-breakpoint
create policy tenant_rows on handoff_alerts to platform_tenant
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::bigint);
--> statement-breakpoint
create policy operator_rows on handoff_alerts to platform_operator using (true);
--> statement-breakpoint
grant select, insert, update, delete on handoff_alerts to platform_tenant, platform_operator;
--> statement-breakpoint
-- Whoever stores a handoff, in whatever way, has planned with it who is told and when.
create function handoff_begins() returns trigger language plpgsql as $$
begin
  -- What is older comes from an import or from the demo's history: nobody is to be woken for it.
  if new.closed_at is null and new.created_at > clock_timestamp() - interval '10 minutes' then
    perform plan_alerts(new);
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger handoff_begins after insert on handoffs for each row execute function handoff_begins();
--> statement-breakpoint
create function handoff_ends() returns trigger language plpgsql as $$
begin
  update handoff_alerts set due_at = null where handoff_id = new.id and due_at is not null;
  update chat_conversations set failed_at = null, failure_reason = null
  where id = new.conversation_id and failure_reason = 'alert_failed';
  return null;
end
$$;
--> statement-breakpoint
create trigger handoff_ends after update of closed_at on handoffs
  for each row when (old.closed_at is null and new.closed_at is not null) execute function handoff_ends();
