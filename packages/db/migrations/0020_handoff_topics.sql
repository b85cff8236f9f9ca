CREATE TABLE "handoff_topics" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"tenant_id" bigint NOT NULL,
	"name" text NOT NULL,
	"examples" text[] DEFAULT '{}'::text[] NOT NULL,
	"customer_text" text,
	"is_active" boolean DEFAULT true NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "handoffs" ADD COLUMN "topics" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "handoffs" ADD COLUMN "reminded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tenant_human_handoff_config" ADD COLUMN "on_complaint" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "tenant_human_handoff_config" ADD COLUMN "on_repeated_failure" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "tenant_human_handoff_config" ADD COLUMN "while_waiting" text DEFAULT 'quiet' NOT NULL;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "special_days" jsonb DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "return_at_closing" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "handoff_topics" ADD CONSTRAINT "handoff_topics_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "handoff_topics_name" ON "handoff_topics" USING btree ("tenant_id",lower("name"));--> statement-breakpoint
ALTER TABLE "tenant_human_handoff_config" ADD CONSTRAINT "handoff_while_waiting" CHECK ("tenant_human_handoff_config"."while_waiting" in ('quiet', 'other_topics'));--> statement-breakpoint
ALTER TABLE "tenants" ADD CONSTRAINT "tenants_special_days" CHECK (jsonb_typeof("tenants"."special_days") = 'array');--> statement-breakpoint
alter table handoff_topics enable row level security;
--> statement-breakpoint
create policy tenant_rows on handoff_topics to platform_tenant
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::bigint);
--> statement-breakpoint
create policy operator_rows on handoff_topics to platform_operator using (true);
--> statement-breakpoint
grant select, insert, update, delete on handoff_topics to platform_tenant, platform_operator;
