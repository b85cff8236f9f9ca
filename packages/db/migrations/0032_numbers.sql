CREATE TABLE "unmet_wishes" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"tenant_id" bigint NOT NULL,
	"conversation_id" uuid NOT NULL,
	"wish" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "handoffs" ADD COLUMN "returned_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "unmet_wishes" ADD CONSTRAINT "unmet_wishes_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unmet_wishes" ADD CONSTRAINT "unmet_wishes_conversation_id_chat_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."chat_conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "unmet_wishes_period" ON "unmet_wishes" USING btree ("tenant_id","at");--> statement-breakpoint
CREATE INDEX "unmet_wishes_chat" ON "unmet_wishes" USING btree ("conversation_id");--> statement-breakpoint
alter table unmet_wishes enable row level security;
--> statement-breakpoint
create policy tenant_rows on unmet_wishes to platform_tenant
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::bigint);
--> statement-breakpoint
create policy operator_rows on unmet_wishes to platform_operator using (true);
--> statement-breakpoint
grant select, insert, update, delete on unmet_wishes to platform_tenant, platform_operator;
