CREATE TABLE "open_questions" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"tenant_id" bigint NOT NULL,
	"conversation_id" uuid NOT NULL,
	"turn_id" uuid NOT NULL,
	"question" text NOT NULL,
	"stems" text NOT NULL,
	"cause" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone,
	"settled_by" text,
	"article_id" uuid
);
--> statement-breakpoint
CREATE TABLE "prompt_trial_runs" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"tenant_id" bigint NOT NULL,
	"trial_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"turn_id" uuid NOT NULL,
	"case_id" uuid,
	"state" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp with time zone,
	"verdict" text,
	"reason" text,
	"comparison" jsonb,
	"input_tokens" integer DEFAULT 0 NOT NULL,
	"output_tokens" integer DEFAULT 0 NOT NULL,
	"cost_usd" numeric(14, 6) DEFAULT 0 NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "prompt_trials" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"tenant_id" bigint NOT NULL,
	"revision" uuid,
	"bot_name" text,
	"disclosure" text,
	"system_prompt_template" text,
	"store_description" text,
	"store_catalog_knowledge" text,
	"state" text DEFAULT 'running' NOT NULL,
	"max_usd" numeric(14, 6) NOT NULL,
	"author_id" text NOT NULL,
	"author_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "test_cases" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"tenant_id" bigint NOT NULL,
	"conversation_id" uuid NOT NULL,
	"turn_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"expected" text,
	"must_say" text[] DEFAULT '{}'::text[] NOT NULL,
	"must_not_say" text[] DEFAULT '{}'::text[] NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"author_id" text NOT NULL,
	"author_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "test_cases_turn" UNIQUE("turn_id")
);
--> statement-breakpoint
ALTER TABLE "usage_days" DROP CONSTRAINT "usage_days_purpose";--> statement-breakpoint
ALTER TABLE "open_questions" ADD CONSTRAINT "open_questions_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "open_questions" ADD CONSTRAINT "open_questions_conversation_id_chat_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."chat_conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "open_questions" ADD CONSTRAINT "open_questions_turn_id_turns_id_fk" FOREIGN KEY ("turn_id") REFERENCES "public"."turns"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "open_questions" ADD CONSTRAINT "open_questions_article_id_tenant_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."tenant_articles"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_trial_runs" ADD CONSTRAINT "prompt_trial_runs_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_trial_runs" ADD CONSTRAINT "prompt_trial_runs_trial_id_prompt_trials_id_fk" FOREIGN KEY ("trial_id") REFERENCES "public"."prompt_trials"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_trial_runs" ADD CONSTRAINT "prompt_trial_runs_conversation_id_chat_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."chat_conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_trial_runs" ADD CONSTRAINT "prompt_trial_runs_turn_id_turns_id_fk" FOREIGN KEY ("turn_id") REFERENCES "public"."turns"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_trial_runs" ADD CONSTRAINT "prompt_trial_runs_case_id_test_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."test_cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_trials" ADD CONSTRAINT "prompt_trials_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "test_cases" ADD CONSTRAINT "test_cases_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "test_cases" ADD CONSTRAINT "test_cases_conversation_id_chat_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."chat_conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "test_cases" ADD CONSTRAINT "test_cases_turn_id_turns_id_fk" FOREIGN KEY ("turn_id") REFERENCES "public"."turns"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "open_questions_tenant" ON "open_questions" USING btree ("tenant_id","at") WHERE settled_at is null;--> statement-breakpoint
CREATE INDEX "open_questions_chat" ON "open_questions" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "open_questions_turn" ON "open_questions" USING btree ("turn_id");--> statement-breakpoint
CREATE INDEX "open_questions_article" ON "open_questions" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "prompt_trial_runs_trial" ON "prompt_trial_runs" USING btree ("trial_id","id");--> statement-breakpoint
CREATE INDEX "prompt_trial_runs_due" ON "prompt_trial_runs" USING btree ("tenant_id","id") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "prompt_trial_runs_case" ON "prompt_trial_runs" USING btree ("case_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "prompt_trial_runs_chat" ON "prompt_trial_runs" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "prompt_trial_runs_turn" ON "prompt_trial_runs" USING btree ("turn_id");--> statement-breakpoint
CREATE INDEX "prompt_trials_tenant" ON "prompt_trials" USING btree ("tenant_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "prompt_trials_running" ON "prompt_trials" USING btree ("tenant_id") WHERE state = 'running';--> statement-breakpoint
CREATE INDEX "test_cases_tenant" ON "test_cases" USING btree ("tenant_id","id");--> statement-breakpoint
ALTER TABLE "usage_days" ADD CONSTRAINT "usage_days_purpose" CHECK ("usage_days"."purpose" in ('turn', 'summary', 'transcription', 'playground', 'suggestion', 'trial'));
--> statement-breakpoint
alter table test_cases enable row level security;
--> statement-breakpoint
create policy tenant_rows on test_cases to platform_tenant
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::bigint);
--> statement-breakpoint
create policy operator_rows on test_cases to platform_operator using (true);
--> statement-breakpoint
grant select, insert, update, delete on test_cases to platform_tenant, platform_operator;
--> statement-breakpoint
alter table prompt_trials enable row level security;
--> statement-breakpoint
create policy tenant_rows on prompt_trials to platform_tenant
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::bigint);
--> statement-breakpoint
create policy operator_rows on prompt_trials to platform_operator using (true);
--> statement-breakpoint
grant select, insert, update, delete on prompt_trials to platform_tenant, platform_operator;
--> statement-breakpoint
alter table prompt_trial_runs enable row level security;
--> statement-breakpoint
create policy tenant_rows on prompt_trial_runs to platform_tenant
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::bigint);
--> statement-breakpoint
create policy operator_rows on prompt_trial_runs to platform_operator using (true);
--> statement-breakpoint
grant select, insert, update, delete on prompt_trial_runs to platform_tenant, platform_operator;
--> statement-breakpoint
alter table open_questions enable row level security;
--> statement-breakpoint
create policy tenant_rows on open_questions to platform_tenant
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::bigint);
--> statement-breakpoint
create policy operator_rows on open_questions to platform_operator using (true);
--> statement-breakpoint
grant select, insert, update, delete on open_questions to platform_tenant, platform_operator;
