CREATE TABLE "weekly_letters" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"tenant_id" bigint NOT NULL,
	"user_id" text NOT NULL,
	"week" date NOT NULL,
	"due_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"handed_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "auth"."memberships" ADD COLUMN "weekly_letter" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "weekly_letters" ADD CONSTRAINT "weekly_letters_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "weekly_letters_once" ON "weekly_letters" USING btree ("tenant_id","week","user_id");--> statement-breakpoint
CREATE INDEX "weekly_letters_due" ON "weekly_letters" USING btree ("due_at") WHERE due_at is not null;--> statement-breakpoint
alter table weekly_letters enable row level security;
--> statement-breakpoint
create policy tenant_rows on weekly_letters to platform_tenant
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::bigint);
--> statement-breakpoint
create policy operator_rows on weekly_letters to platform_operator
  using ((tenant_id <> all (array(select r.tenant_id from store_removals r))) is not false);
--> statement-breakpoint
-- Written by the pipeline alone.
grant select on weekly_letters to platform_tenant, platform_operator;
