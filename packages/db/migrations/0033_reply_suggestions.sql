CREATE TABLE "reply_suggestions" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"tenant_id" bigint NOT NULL,
	"conversation_id" uuid NOT NULL,
	"for_user_id" text NOT NULL,
	"inbound_seq" bigint NOT NULL,
	"state" text DEFAULT 'writing' NOT NULL,
	"text" text,
	"reason" text,
	"attempts" integer DEFAULT 1 NOT NULL,
	"lease_until" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "usage_days" DROP CONSTRAINT "usage_days_purpose";--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "suggest_replies" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "reply_suggestions" ADD CONSTRAINT "reply_suggestions_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reply_suggestions" ADD CONSTRAINT "reply_suggestions_conversation_id_chat_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."chat_conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "reply_suggestions_message" ON "reply_suggestions" USING btree ("conversation_id","inbound_seq");--> statement-breakpoint
CREATE INDEX "reply_suggestions_ready" ON "reply_suggestions" USING btree ("conversation_id") WHERE state = 'ready';--> statement-breakpoint
CREATE INDEX "reply_suggestions_store" ON "reply_suggestions" USING btree ("tenant_id","created_at");--> statement-breakpoint
ALTER TABLE "usage_days" ADD CONSTRAINT "usage_days_purpose" CHECK ("usage_days"."purpose" in ('turn', 'summary', 'transcription', 'playground', 'suggestion'));--> statement-breakpoint
alter table reply_suggestions enable row level security;
--> statement-breakpoint
create policy tenant_rows on reply_suggestions to platform_tenant
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::bigint);
--> statement-breakpoint
create policy operator_rows on reply_suggestions to platform_operator using (true);
--> statement-breakpoint
grant select, insert, update, delete on reply_suggestions to platform_tenant, platform_operator;
--> statement-breakpoint
-- What is shown with its chat, or no more, every screen is told.
create function tell_suggestions() returns trigger language plpgsql as $$
begin
  insert into live_events (tenant_id, conversation_id)
  select n.tenant_id, n.conversation_id from new_rows n join old_rows o using (id)
  where n.state <> o.state and 'ready' in (n.state, o.state);
  return null;
end
$$;
--> statement-breakpoint
create trigger tell_changed after update on reply_suggestions
  referencing old table as old_rows new table as new_rows for each statement execute function tell_suggestions();
