CREATE TABLE "usage_days" (
	"tenant_id" bigint NOT NULL,
	"day" date NOT NULL,
	"purpose" text NOT NULL,
	"model" text NOT NULL,
	"runs" integer DEFAULT 0 NOT NULL,
	"calls" integer DEFAULT 0 NOT NULL,
	"input_tokens" bigint DEFAULT 0 NOT NULL,
	"cached_tokens" bigint DEFAULT 0 NOT NULL,
	"output_tokens" bigint DEFAULT 0 NOT NULL,
	"audio_seconds" integer DEFAULT 0 NOT NULL,
	"unpriced_calls" integer DEFAULT 0 NOT NULL,
	"cost_usd" numeric(14, 6) DEFAULT 0 NOT NULL,
	CONSTRAINT "usage_days_tenant_id_day_purpose_model_pk" PRIMARY KEY("tenant_id","day","purpose","model"),
	CONSTRAINT "usage_days_purpose" CHECK ("usage_days"."purpose" in ('turn', 'summary', 'transcription', 'playground'))
);
--> statement-breakpoint
ALTER TABLE "chat_conversations" ADD COLUMN "budget_day" date;--> statement-breakpoint
ALTER TABLE "chat_conversations" ADD COLUMN "day_turns" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "chat_conversations" ADD COLUMN "day_tokens" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "chat_conversations" ADD COLUMN "budget_notice_day" date;--> statement-breakpoint
ALTER TABLE "chat_conversations" ADD COLUMN "summary" text;--> statement-breakpoint
ALTER TABLE "chat_conversations" ADD COLUMN "summary_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "chat_conversations" ADD COLUMN "summary_seq" bigint;--> statement-breakpoint
ALTER TABLE "chat_conversations" ADD COLUMN "summary_wanted" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "chat_conversations" ADD COLUMN "summary_due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "chat_conversations" ADD COLUMN "summary_attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "daily_budget_usd" numeric(14, 6) DEFAULT 20;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "monthly_budget_usd" numeric(14, 6) DEFAULT 300;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "customer_daily_turns" integer DEFAULT 100;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "customer_daily_tokens" integer DEFAULT 1000000;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "model_prices" jsonb;--> statement-breakpoint
ALTER TABLE "turns" ADD COLUMN "cached_tokens" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "turns" ADD COLUMN "cost_usd" numeric(14, 6) DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "usage_days" ADD CONSTRAINT "usage_days_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "chat_conversations_summary_due" ON "chat_conversations" USING btree ("summary_due_at") WHERE summary_due_at is not null;--> statement-breakpoint
ALTER TABLE "tenants" ADD CONSTRAINT "tenants_budgets" CHECK ("tenants"."daily_budget_usd" >= 0 and "tenants"."monthly_budget_usd" >= 0);--> statement-breakpoint
ALTER TABLE "tenants" ADD CONSTRAINT "tenants_customer_limits" CHECK ("tenants"."customer_daily_turns" >= 0 and "tenants"."customer_daily_tokens" >= 0);--> statement-breakpoint
ALTER TABLE "tenants" ADD CONSTRAINT "tenants_model_prices" CHECK (jsonb_typeof("tenants"."model_prices") = 'object');
--> statement-breakpoint
alter table usage_days enable row level security;
--> statement-breakpoint
create policy tenant_rows on usage_days to platform_tenant
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::bigint);
--> statement-breakpoint
create policy operator_rows on usage_days to platform_operator using (true);
--> statement-breakpoint
grant select, insert, update, delete on usage_days to platform_tenant, platform_operator;
