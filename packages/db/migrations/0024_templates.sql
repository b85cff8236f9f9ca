CREATE TABLE "contact_opt_outs" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"tenant_id" bigint NOT NULL,
	"contact_key" text NOT NULL,
	"conversation_id" uuid,
	"opted_out" boolean NOT NULL,
	"cause" text NOT NULL,
	"detail" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contact_opt_outs_cause" CHECK ("contact_opt_outs"."cause" in ('keyword', 'whatsapp', 'provider', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "template_sync" (
	"tenant_id" bigint PRIMARY KEY NOT NULL,
	"waba_id" text,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"synced_at" timestamp with time zone,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "whatsapp_templates" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"tenant_id" bigint NOT NULL,
	"waba_id" text NOT NULL,
	"name" text NOT NULL,
	"language" text NOT NULL,
	"category" text,
	"status" text NOT NULL,
	"status_event" text,
	"quality" text,
	"reason" text,
	"disable_date" text,
	"components" jsonb DEFAULT '[]' NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
DROP INDEX "handoff_alerts_step";--> statement-breakpoint
ALTER TABLE "chat_conversations" ADD COLUMN "window_reminded" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "chat_conversations" ADD COLUMN "opted_out_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "chat_conversations" ADD COLUMN "opt_out_cause" text;--> statement-breakpoint
ALTER TABLE "handoff_alerts" ADD COLUMN "refusal" text;--> statement-breakpoint
ALTER TABLE "tenant_human_handoff_config" ADD COLUMN "alert_phones" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_opt_outs" ADD CONSTRAINT "contact_opt_outs_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_opt_outs" ADD CONSTRAINT "contact_opt_outs_conversation_id_chat_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."chat_conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_sync" ADD CONSTRAINT "template_sync_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "whatsapp_templates" ADD CONSTRAINT "whatsapp_templates_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contact_opt_outs_contact" ON "contact_opt_outs" USING btree ("contact_key","tenant_id","at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "contact_opt_outs_chat" ON "contact_opt_outs" USING btree ("conversation_id") WHERE conversation_id is not null;--> statement-breakpoint
CREATE INDEX "template_sync_due" ON "template_sync" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "template_sync_waba" ON "template_sync" USING btree ("waba_id");--> statement-breakpoint
CREATE UNIQUE INDEX "whatsapp_templates_key" ON "whatsapp_templates" USING btree ("tenant_id","waba_id","name","language");--> statement-breakpoint
CREATE INDEX "chat_conversations_owned_window" ON "chat_conversations" USING btree ("window_closes_at") WHERE human_override_until is not null;--> statement-breakpoint
CREATE INDEX "handoff_alerts_refused" ON "handoff_alerts" USING btree ("id") WHERE refusal is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "handoff_alerts_step" ON "handoff_alerts" USING btree ("handoff_id","step","address");
--> statement-breakpoint
alter table whatsapp_templates enable row level security;
--> statement-breakpoint
alter table template_sync enable row level security;
--> statement-breakpoint
alter table contact_opt_outs enable row level security;
--> statement-breakpoint
create policy tenant_rows on whatsapp_templates to platform_tenant
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::bigint);
--> statement-breakpoint
create policy tenant_rows on template_sync to platform_tenant
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::bigint);
--> statement-breakpoint
create policy tenant_rows on contact_opt_outs to platform_tenant
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::bigint);
--> statement-breakpoint
create policy operator_rows on whatsapp_templates to platform_operator using (true);
--> statement-breakpoint
create policy operator_rows on template_sync to platform_operator using (true);
--> statement-breakpoint
create policy operator_rows on contact_opt_outs to platform_operator using (true);
--> statement-breakpoint
grant select, insert, update, delete on whatsapp_templates, template_sync, contact_opt_outs to platform_tenant, platform_operator;
--> statement-breakpoint
-- Whoever writes down that a customer wants no more messages, in whatever way, has told the chat and every screen.
create function opt_out_noted() returns trigger language plpgsql as $$
begin
  perform project_opt_out(new.conversation_id);
  return null;
end
$$;
--> statement-breakpoint
create trigger opt_out_noted after insert or update of conversation_id on contact_opt_outs
  for each row when (new.conversation_id is not null) execute function opt_out_noted();
--> statement-breakpoint
-- Some refusals are news of the customer or of the template, not of the message alone.
create function send_refused() returns trigger language plpgsql as $$
begin
  perform note_refusal(new);
  return null;
end
$$;
--> statement-breakpoint
create trigger send_refused after update of failure_code on chat_messages
  for each row when (
    new.failure_code is distinct from old.failure_code and new.role <> 'user'
    and (new.failure_code in ('131050', 'RECIPIENT_UNSUBSCRIBED', 'WHATSAPP_TEMPLATE_UNAVAILABLE') or new.failure_code like '1320__')
  )
  execute function send_refused();
--> statement-breakpoint
-- An alert on a phone of the team is no message of a chat; what becomes of it is told to the alert.
create function alert_refused() returns trigger language plpgsql as $$
begin
  update handoff_alerts a set refusal = coalesce(new.error_code, new.error_message, 'failed')
  where a.id = try_uuid(new.external_id) and a.tenant_id = new.tenant_id and a.step = 'phone' and a.sent_at is not null;
  return null;
end
$$;
--> statement-breakpoint
create trigger alert_refused after insert on chat_message_statuses
  for each row when (new.message_id is null and new.status = 'failed' and new.external_id is not null)
  execute function alert_refused();
