CREATE TABLE "catalog_categories" (
	"tenant_id" bigint NOT NULL,
	"category_id" text NOT NULL,
	"name" text NOT NULL,
	"parent_id" text,
	"visible" boolean NOT NULL,
	CONSTRAINT "catalog_categories_tenant_id_category_id_pk" PRIMARY KEY("tenant_id","category_id")
);
--> statement-breakpoint
CREATE TABLE "catalog_coupons" (
	"tenant_id" bigint NOT NULL,
	"coupon_id" text NOT NULL,
	"code" text NOT NULL,
	"terms" jsonb NOT NULL,
	"synced_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "catalog_coupons_tenant_id_coupon_id_pk" PRIMARY KEY("tenant_id","coupon_id")
);
--> statement-breakpoint
CREATE TABLE "catalog_orders" (
	"tenant_id" bigint NOT NULL,
	"order_id" text NOT NULL,
	"number" text NOT NULL,
	"phone_keys" text[] NOT NULL,
	"email" text,
	"state" jsonb NOT NULL,
	"ordered_at" timestamp with time zone NOT NULL,
	"synced_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "catalog_orders_tenant_id_order_id_pk" PRIMARY KEY("tenant_id","order_id")
);
--> statement-breakpoint
CREATE TABLE "catalog_products" (
	"tenant_id" bigint NOT NULL,
	"product_id" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"brand" text,
	"url" text NOT NULL,
	"image_url" text,
	"attributes" text[] NOT NULL,
	"category_ids" text[] NOT NULL,
	"tags" text[] NOT NULL,
	"published" boolean NOT NULL,
	"free_shipping" boolean NOT NULL,
	"store_updated_at" timestamp with time zone,
	"synced_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "catalog_products_tenant_id_product_id_pk" PRIMARY KEY("tenant_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "catalog_sync" (
	"tenant_id" bigint PRIMARY KEY NOT NULL,
	"state" text DEFAULT 'never' NOT NULL,
	"cursor" jsonb,
	"products" integer DEFAULT 0 NOT NULL,
	"error" text,
	"started_at" timestamp with time zone,
	"synced_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "catalog_variants" (
	"tenant_id" bigint NOT NULL,
	"variant_id" text NOT NULL,
	"product_id" text NOT NULL,
	"values" text[] NOT NULL,
	"sku" text,
	"price_cents" bigint,
	"promotional_price_cents" bigint,
	"stock" integer,
	"visible" boolean NOT NULL,
	CONSTRAINT "catalog_variants_tenant_id_variant_id_pk" PRIMARY KEY("tenant_id","variant_id")
);
--> statement-breakpoint
CREATE TABLE "chat_conversations" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"tenant_id" bigint NOT NULL,
	"channel" text DEFAULT 'whatsapp' NOT NULL,
	"external_user_id" text NOT NULL,
	"contact_key" text GENERATED ALWAYS AS (contact_key(external_user_id)) STORED,
	"provider_user_id" text,
	"contact_phone" text,
	"business_phone" text,
	"display_name" text,
	"human_override_until" timestamp with time zone,
	"override_source" text,
	"assignee_id" text,
	"assignee_name" text,
	"waiting_since" timestamp with time zone,
	"waiting_reason" text,
	"bot_excluded" boolean DEFAULT false NOT NULL,
	"ownership_epoch" bigint DEFAULT 0 NOT NULL,
	"inbound_seq" bigint DEFAULT 0 NOT NULL,
	"first_unanswered_at" timestamp with time zone,
	"turn_due_at" timestamp with time zone,
	"turn_lease_token" uuid,
	"turn_lease_until" timestamp with time zone,
	"turn_attempts" integer DEFAULT 0 NOT NULL,
	"turn_superseded" integer DEFAULT 0 NOT NULL,
	"send_due_at" timestamp with time zone,
	"last_inbound_at" timestamp with time zone,
	"last_human_at" timestamp with time zone,
	"window_closes_at" timestamp with time zone,
	"last_message_at" timestamp with time zone,
	"last_message_preview" text,
	"last_message_role" text,
	"last_message_type" text,
	"unread_count" integer DEFAULT 0 NOT NULL,
	"failed_at" timestamp with time zone,
	"failure_reason" text,
	"labels" text[] DEFAULT '{}'::text[] NOT NULL,
	"meta" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "chat_media" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"tenant_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"provider_media_id" text,
	"provider_link" text,
	"mime_type" text,
	"file_name" text,
	"file_size" integer,
	"storage_key" text,
	"state" text DEFAULT 'pending' NOT NULL,
	"error" text,
	"transcript" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "chat_message_statuses" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "chat_message_statuses_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"tenant_id" bigint,
	"message_id" uuid,
	"external_id" text,
	"provider_message_id" text,
	"wamid" text,
	"status" text NOT NULL,
	"error_code" text,
	"error_message" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "chat_messages" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "chat_messages_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"tenant_id" bigint NOT NULL,
	"conversation_id" uuid NOT NULL,
	"role" text NOT NULL,
	"message_type" text DEFAULT 'text' NOT NULL,
	"content" text,
	"details" jsonb,
	"media_id" uuid,
	"image_url" text,
	"wamid" text,
	"provider_message_id" text,
	"quoted_wamid" text,
	"sent_at" timestamp with time zone DEFAULT now() NOT NULL,
	"event_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"outcome" text,
	"turn_id" uuid,
	"bubble_index" integer,
	"client_message_id" text,
	"sent_by_user_id" text,
	"sent_by_name" text,
	"sent_from" text,
	"send_state" text,
	"send_epoch" bigint,
	"send_inbound_seq" bigint,
	"send_not_before" timestamp with time zone,
	"send_lease_until" timestamp with time zone,
	"send_attempts" integer DEFAULT 0 NOT NULL,
	"unknown_since" timestamp with time zone,
	"resent" boolean DEFAULT false NOT NULL,
	"provider_status" text,
	"failure_code" text,
	"failure_reason" text,
	CONSTRAINT "chat_messages_role" CHECK ("chat_messages"."role" in ('user', 'assistant', 'human_supervisor', 'system'))
);
--> statement-breakpoint
CREATE TABLE "chat_reactions" (
	"tenant_id" bigint NOT NULL,
	"conversation_id" uuid NOT NULL,
	"target_wamid" text NOT NULL,
	"author" text NOT NULL,
	"emoji" text NOT NULL,
	"reacted_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "chat_reactions_conversation_id_target_wamid_author_pk" PRIMARY KEY("conversation_id","target_wamid","author")
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"tenant_id" bigint,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"target" text,
	"changes" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tenant_human_handoff_config" (
	"tenant_id" bigint PRIMARY KEY NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"destination_email" text,
	"handoff_instructions" text,
	"handoff_message" text,
	"smtp_host" text,
	"smtp_port" integer,
	"smtp_security" text DEFAULT 'STARTTLS' NOT NULL,
	"smtp_user" text,
	"smtp_password_encrypted" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "handoff_smtp_security" CHECK ("tenant_human_handoff_config"."smtp_security" in ('SSL', 'STARTTLS', 'NONE')),
	CONSTRAINT "smtp_password_encrypted_envelope" CHECK (smtp_password_encrypted not like 'enc:%' or smtp_password_encrypted ~ '^enc:v1:[0-9a-f]{8}:[A-Za-z0-9_-]+$')
);
--> statement-breakpoint
CREATE TABLE "tenants" (
	"id" bigint PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY (sequence name "tenants_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"store_name" text NOT NULL,
	"bot_phone_number" text NOT NULL,
	"bot_phone_key" text GENERATED ALWAYS AS (phone_key(bot_phone_number)) STORED,
	"tiendanube_store_id" text,
	"tiendanube_access_token" text,
	"system_prompt_template" text,
	"store_catalog_knowledge" text,
	"store_description" text,
	"store_website" text,
	"store_location" text,
	"owner_email" text,
	"timezone" text DEFAULT 'America/Argentina/Buenos_Aires' NOT NULL,
	"country" text DEFAULT 'AR' NOT NULL,
	"ycloud_api_key" text,
	"ycloud_webhook_secret" text,
	"openai_api_key" text,
	"openai_base_url" text,
	"openai_model" text,
	"openai_fallback_model" text,
	"debounce_ms" integer,
	"history_messages" integer,
	"override_hours" numeric,
	"mode" text DEFAULT 'always' NOT NULL,
	"test_numbers" text[] DEFAULT '{}'::text[] NOT NULL,
	"paused_at" timestamp with time zone,
	"stale_after_minutes" integer DEFAULT 720 NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tenants_mode" CHECK ("tenants"."mode" in ('off', 'test', 'drafts', 'off_hours', 'always')),
	CONSTRAINT "tenants_bot_phone_digits" CHECK (length(phone_key("tenants"."bot_phone_number")) between 7 and 15),
	CONSTRAINT "tiendanube_access_token_envelope" CHECK (tiendanube_access_token not like 'enc:%' or tiendanube_access_token ~ '^enc:v1:[0-9a-f]{8}:[A-Za-z0-9_-]+$'),
	CONSTRAINT "ycloud_api_key_envelope" CHECK (ycloud_api_key not like 'enc:%' or ycloud_api_key ~ '^enc:v1:[0-9a-f]{8}:[A-Za-z0-9_-]+$'),
	CONSTRAINT "ycloud_webhook_secret_envelope" CHECK (ycloud_webhook_secret not like 'enc:%' or ycloud_webhook_secret ~ '^enc:v1:[0-9a-f]{8}:[A-Za-z0-9_-]+$'),
	CONSTRAINT "openai_api_key_envelope" CHECK (openai_api_key not like 'enc:%' or openai_api_key ~ '^enc:v1:[0-9a-f]{8}:[A-Za-z0-9_-]+$')
);
--> statement-breakpoint
CREATE TABLE "handoffs" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"tenant_id" bigint NOT NULL,
	"conversation_id" uuid NOT NULL,
	"turn_id" uuid,
	"cause" text NOT NULL,
	"reason" text NOT NULL,
	"summary" text,
	"wanted_action" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"taken_at" timestamp with time zone,
	"taken_by" text,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "turns" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"tenant_id" bigint NOT NULL,
	"conversation_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"reason" text,
	"model" text,
	"prompt_version" text,
	"input_tokens" integer DEFAULT 0 NOT NULL,
	"output_tokens" integer DEFAULT 0 NOT NULL,
	"inbound_seq" bigint DEFAULT 0 NOT NULL,
	"trace" jsonb,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "live_events" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "live_events_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"tenant_id" bigint NOT NULL,
	"conversation_id" uuid NOT NULL,
	"message_id" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webhook_events" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"provider" text NOT NULL,
	"event_key" text NOT NULL,
	"type" text,
	"state" text NOT NULL,
	"tenant_id" bigint,
	"recipient" text,
	"body" "bytea" NOT NULL,
	"error" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"processed_at" timestamp with time zone,
	CONSTRAINT "webhook_events_event_key" UNIQUE("provider","event_key")
);
--> statement-breakpoint
ALTER TABLE "catalog_categories" ADD CONSTRAINT "catalog_categories_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog_coupons" ADD CONSTRAINT "catalog_coupons_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog_orders" ADD CONSTRAINT "catalog_orders_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog_products" ADD CONSTRAINT "catalog_products_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog_sync" ADD CONSTRAINT "catalog_sync_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog_variants" ADD CONSTRAINT "catalog_variants_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_conversations" ADD CONSTRAINT "chat_conversations_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_media" ADD CONSTRAINT "chat_media_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_message_statuses" ADD CONSTRAINT "chat_message_statuses_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_message_statuses" ADD CONSTRAINT "chat_message_statuses_message_id_chat_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."chat_messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_conversation_id_chat_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."chat_conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_media_id_chat_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."chat_media"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_reactions" ADD CONSTRAINT "chat_reactions_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_reactions" ADD CONSTRAINT "chat_reactions_conversation_id_chat_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."chat_conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenant_human_handoff_config" ADD CONSTRAINT "tenant_human_handoff_config_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handoffs" ADD CONSTRAINT "handoffs_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handoffs" ADD CONSTRAINT "handoffs_conversation_id_chat_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."chat_conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "turns" ADD CONSTRAINT "turns_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "turns" ADD CONSTRAINT "turns_conversation_id_chat_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."chat_conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_events" ADD CONSTRAINT "live_events_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_events" ADD CONSTRAINT "webhook_events_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "catalog_orders_number" ON "catalog_orders" USING btree ("tenant_id","number");--> statement-breakpoint
CREATE INDEX "catalog_orders_phones" ON "catalog_orders" USING gin ("phone_keys");--> statement-breakpoint
CREATE INDEX "catalog_variants_product" ON "catalog_variants" USING btree ("tenant_id","product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "chat_conversations_contact" ON "chat_conversations" USING btree ("tenant_id","channel","contact_key");--> statement-breakpoint
CREATE UNIQUE INDEX "chat_conversations_provider_user" ON "chat_conversations" USING btree ("tenant_id","channel","provider_user_id") WHERE provider_user_id is not null;--> statement-breakpoint
CREATE INDEX "chat_conversations_recent" ON "chat_conversations" USING btree ("tenant_id","last_message_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "chat_conversations_recent_all" ON "chat_conversations" USING btree ("last_message_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "chat_conversations_turn_due" ON "chat_conversations" USING btree ("tenant_id","turn_due_at") WHERE turn_due_at is not null;--> statement-breakpoint
CREATE INDEX "chat_conversations_turn_leased" ON "chat_conversations" USING btree ("tenant_id","turn_lease_until") WHERE turn_lease_token is not null;--> statement-breakpoint
CREATE INDEX "chat_conversations_send_due" ON "chat_conversations" USING btree ("tenant_id","send_due_at") WHERE send_due_at is not null;--> statement-breakpoint
CREATE INDEX "chat_conversations_override" ON "chat_conversations" USING btree ("human_override_until") WHERE human_override_until is not null;--> statement-breakpoint
CREATE INDEX "chat_conversations_waiting" ON "chat_conversations" USING btree ("tenant_id","waiting_since") WHERE waiting_since is not null;--> statement-breakpoint
CREATE INDEX "chat_conversations_unread" ON "chat_conversations" USING btree ("tenant_id","last_message_at" DESC NULLS LAST) WHERE unread_count > 0;--> statement-breakpoint
CREATE INDEX "chat_conversations_failed" ON "chat_conversations" USING btree ("tenant_id","last_message_at" DESC NULLS LAST) WHERE failed_at is not null;--> statement-breakpoint
CREATE INDEX "chat_media_pending" ON "chat_media" USING btree ("next_attempt_at") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "chat_message_statuses_message" ON "chat_message_statuses" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "chat_message_statuses_provider" ON "chat_message_statuses" USING btree ("provider_message_id");--> statement-breakpoint
CREATE INDEX "chat_messages_thread" ON "chat_messages" USING btree ("conversation_id","sent_at" DESC NULLS LAST,"event_at" DESC NULLS LAST,"seq" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "chat_messages_wamid" ON "chat_messages" USING btree ("tenant_id","wamid") WHERE wamid is not null;--> statement-breakpoint
CREATE INDEX "chat_messages_provider" ON "chat_messages" USING btree ("provider_message_id") WHERE provider_message_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "chat_messages_client" ON "chat_messages" USING btree ("conversation_id","client_message_id") WHERE client_message_id is not null;--> statement-breakpoint
CREATE INDEX "chat_messages_unanswered" ON "chat_messages" USING btree ("conversation_id") WHERE role = 'user' and outcome is null;--> statement-breakpoint
CREATE INDEX "chat_messages_outbox" ON "chat_messages" USING btree ("conversation_id","seq") WHERE send_state in ('queued', 'sending', 'unknown', 'draft');--> statement-breakpoint
CREATE INDEX "chat_messages_in_flight" ON "chat_messages" USING btree ("send_lease_until") WHERE send_state in ('sending', 'unknown');--> statement-breakpoint
CREATE INDEX "chat_messages_turn" ON "chat_messages" USING btree ("turn_id") WHERE turn_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "tenants_bot_phone_key" ON "tenants" USING btree ("bot_phone_key");--> statement-breakpoint
CREATE INDEX "handoffs_conversation" ON "handoffs" USING btree ("conversation_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "handoffs_open" ON "handoffs" USING btree ("tenant_id","created_at") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "turns_conversation" ON "turns" USING btree ("conversation_id","started_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "live_events_cursor" ON "live_events" USING btree ("xid","seq");--> statement-breakpoint
CREATE INDEX "live_events_age" ON "live_events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "webhook_events_trouble" ON "webhook_events" USING btree ("state","received_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE state <> 'done';--> statement-breakpoint
CREATE INDEX "webhook_events_tenant" ON "webhook_events" USING btree ("tenant_id","received_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "webhook_events_recent" ON "webhook_events" USING btree ("received_at" DESC NULLS LAST,"id" DESC NULLS LAST);