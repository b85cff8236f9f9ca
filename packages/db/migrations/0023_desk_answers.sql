CREATE TABLE "canned_answers" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"tenant_id" bigint NOT NULL,
	"shortcut" text NOT NULL,
	"body" text NOT NULL,
	"image_url" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text,
	CONSTRAINT "canned_answers_image" CHECK ("canned_answers"."image_url" ~ '^https?://')
);
--> statement-breakpoint
ALTER TABLE "canned_answers" ADD CONSTRAINT "canned_answers_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "canned_answers_shortcut" ON "canned_answers" USING btree ("tenant_id",lower("shortcut"));--> statement-breakpoint
alter table canned_answers enable row level security;
--> statement-breakpoint
create policy tenant_rows on canned_answers to platform_tenant
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::bigint);
--> statement-breakpoint
create policy operator_rows on canned_answers to platform_operator using (true);
--> statement-breakpoint
grant select, insert, update, delete on canned_answers to platform_tenant, platform_operator;
