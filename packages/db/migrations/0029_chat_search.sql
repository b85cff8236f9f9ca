CREATE TABLE "chat_texts" (
	"source_id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"terms" "tsvector" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "chat_texts" ADD CONSTRAINT "chat_texts_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "chat_texts_terms" ON "chat_texts" USING gin ("terms") WITH (fastupdate=off);--> statement-breakpoint
CREATE INDEX "chat_texts_recent" ON "chat_texts" USING btree ("tenant_id","at" DESC NULLS LAST,"source_id" DESC NULLS LAST) WHERE kind <> 'contact';--> statement-breakpoint
alter table chat_texts enable row level security;
--> statement-breakpoint
create policy tenant_rows on chat_texts to platform_tenant
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::bigint);
--> statement-breakpoint
create policy operator_rows on chat_texts to platform_operator using (true);
--> statement-breakpoint
grant select, insert, update, delete on chat_texts to platform_tenant, platform_operator;
--> statement-breakpoint
-- Whatever is deleted can't be found any more, and leaves no words behind.
create function forget_texts() returns trigger language plpgsql as $$
begin
  delete from chat_texts t using old_rows o where t.source_id = o.id;
  return null;
end
$$;
--> statement-breakpoint
create trigger forget_texts after delete on chat_messages
  referencing old table as old_rows for each statement execute function forget_texts();
--> statement-breakpoint
create trigger forget_texts after delete on chat_notes
  referencing old table as old_rows for each statement execute function forget_texts();
--> statement-breakpoint
create trigger forget_texts after delete on chat_conversations
  referencing old table as old_rows for each statement execute function forget_texts();
