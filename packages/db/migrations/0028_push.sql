CREATE TABLE "auth"."push_devices" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "auth"."push_devices_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" text NOT NULL,
	"session_id" text NOT NULL,
	"endpoint_hash" text NOT NULL,
	"subscription" text NOT NULL,
	"locale" text NOT NULL,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"told_at" timestamp with time zone,
	"error" text,
	CONSTRAINT "subscription_envelope" CHECK (subscription not like 'enc:%' or subscription ~ '^enc:v1:[0-9a-f]{8}:[A-Za-z0-9_-]+$')
);
--> statement-breakpoint
CREATE TABLE "auth"."push_identity" (
	"id" bigint PRIMARY KEY NOT NULL,
	"public_key" text NOT NULL,
	"private_key" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "push_identity_one" CHECK ("auth"."push_identity"."id" = 1),
	CONSTRAINT "private_key_envelope" CHECK (private_key not like 'enc:%' or private_key ~ '^enc:v1:[0-9a-f]{8}:[A-Za-z0-9_-]+$')
);
--> statement-breakpoint
CREATE TABLE "push_notices" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"tenant_id" bigint NOT NULL,
	"user_id" text NOT NULL,
	"device_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"conversation_id" uuid NOT NULL,
	"about_id" uuid,
	"due_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error" text,
	"sent_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "push_settings" (
	"tenant_id" bigint NOT NULL,
	"user_id" text NOT NULL,
	"on_waiting" boolean DEFAULT true NOT NULL,
	"on_message" boolean DEFAULT true NOT NULL,
	"on_mention" boolean DEFAULT true NOT NULL,
	"sound" boolean DEFAULT true NOT NULL,
	"quiet_from" text,
	"quiet_to" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "push_settings_tenant_id_user_id_pk" PRIMARY KEY("tenant_id","user_id"),
	CONSTRAINT "push_settings_quiet" CHECK (("push_settings"."quiet_from" is null) = ("push_settings"."quiet_to" is null))
);
--> statement-breakpoint
ALTER TABLE "auth"."push_devices" ADD CONSTRAINT "push_devices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."push_devices" ADD CONSTRAINT "push_devices_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "auth"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_notices" ADD CONSTRAINT "push_notices_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_notices" ADD CONSTRAINT "push_notices_conversation_id_chat_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."chat_conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_settings" ADD CONSTRAINT "push_settings_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "push_devices_endpoint" ON "auth"."push_devices" USING btree ("endpoint_hash");--> statement-breakpoint
CREATE INDEX "push_devices_user" ON "auth"."push_devices" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "push_devices_session" ON "auth"."push_devices" USING btree ("session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "push_notices_once" ON "push_notices" USING btree ("device_id","kind","about_id");--> statement-breakpoint
CREATE INDEX "push_notices_chat" ON "push_notices" USING btree ("conversation_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "push_notices_about" ON "push_notices" USING btree ("about_id");--> statement-breakpoint
CREATE INDEX "push_notices_due" ON "push_notices" USING btree ("due_at") WHERE due_at is not null;--> statement-breakpoint
do $$
declare
  guarded text;
begin
  foreach guarded in array array['push_settings', 'push_notices'] loop
    execute format('alter table %I enable row level security', guarded);
    execute format(
      'create policy tenant_rows on %I to platform_tenant
         using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::bigint)', guarded);
    execute format('create policy operator_rows on %I to platform_operator using (true)', guarded);
    execute format('grant select, insert, update, delete on %I to platform_tenant, platform_operator', guarded);
  end loop;
end
$$;
