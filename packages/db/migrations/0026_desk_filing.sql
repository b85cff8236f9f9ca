CREATE TABLE "chat_intents" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"tenant_id" bigint NOT NULL,
	"name" text NOT NULL,
	"examples" text[] DEFAULT '{}'::text[] NOT NULL,
	"signal" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "chat_labels" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"tenant_id" bigint NOT NULL,
	"name" text NOT NULL,
	"colour" text DEFAULT 'grey' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "chat_note_mentions" (
	"tenant_id" bigint NOT NULL,
	"conversation_id" uuid NOT NULL,
	"note_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"user_name" text NOT NULL,
	"seen_at" timestamp with time zone,
	CONSTRAINT "chat_note_mentions_note_id_user_id_pk" PRIMARY KEY("note_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "chat_notes" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"tenant_id" bigint NOT NULL,
	"conversation_id" uuid NOT NULL,
	"author_id" text NOT NULL,
	"author_name" text NOT NULL,
	"body" text NOT NULL,
	"client_note_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "intent_corrections" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"tenant_id" bigint NOT NULL,
	"conversation_id" uuid NOT NULL,
	"before" text,
	"before_by" text,
	"after" text,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "chat_conversations" ADD COLUMN "intent" text;--> statement-breakpoint
ALTER TABLE "chat_conversations" ADD COLUMN "intent_by" text;--> statement-breakpoint
ALTER TABLE "chat_conversations" ADD COLUMN "intent_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "chat_intents" ADD CONSTRAINT "chat_intents_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_labels" ADD CONSTRAINT "chat_labels_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_note_mentions" ADD CONSTRAINT "chat_note_mentions_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_note_mentions" ADD CONSTRAINT "chat_note_mentions_conversation_id_chat_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."chat_conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_note_mentions" ADD CONSTRAINT "chat_note_mentions_note_id_chat_notes_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."chat_notes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_notes" ADD CONSTRAINT "chat_notes_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_notes" ADD CONSTRAINT "chat_notes_conversation_id_chat_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."chat_conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intent_corrections" ADD CONSTRAINT "intent_corrections_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intent_corrections" ADD CONSTRAINT "intent_corrections_conversation_id_chat_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."chat_conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "chat_intents_name" ON "chat_intents" USING btree ("tenant_id",lower("name"));--> statement-breakpoint
CREATE UNIQUE INDEX "chat_labels_name" ON "chat_labels" USING btree ("tenant_id",lower("name"));--> statement-breakpoint
CREATE INDEX "chat_note_mentions_unseen" ON "chat_note_mentions" USING btree ("conversation_id","user_id") WHERE seen_at is null;--> statement-breakpoint
CREATE INDEX "chat_notes_chat" ON "chat_notes" USING btree ("conversation_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "chat_notes_client" ON "chat_notes" USING btree ("conversation_id","author_id","client_note_id");--> statement-breakpoint
CREATE INDEX "intent_corrections_store" ON "intent_corrections" USING btree ("tenant_id","before");--> statement-breakpoint
CREATE INDEX "intent_corrections_chat" ON "intent_corrections" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "chat_conversations_labelled" ON "chat_conversations" USING btree ("tenant_id") WHERE labels <> '{}';--> statement-breakpoint
do $$
declare
  guarded text;
begin
  foreach guarded in array array['chat_notes', 'chat_note_mentions'] loop
    execute format('alter table %I enable row level security', guarded);
    execute format(
      'create policy tenant_rows on %I to platform_tenant
         using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::bigint)', guarded);
    execute format('create policy operator_rows on %I to platform_operator using (true)', guarded);
    execute format('grant select, insert, update, delete on %I to platform_tenant, platform_operator', guarded);
  end loop;
end
$$;
--> statement-breakpoint
-- A note changes how its chat looks to people: every screen is told, whatever way it came.
create function tell_notes() returns trigger language plpgsql as $$
begin
  insert into live_events (tenant_id, conversation_id)
  select distinct r.tenant_id, r.conversation_id from changed_rows r
  where exists (select 1 from chat_conversations c where c.id = r.conversation_id);
  return null;
end
$$;
--> statement-breakpoint
create trigger tell_new after insert on chat_notes
  referencing new table as changed_rows for each statement execute function tell_notes();
--> statement-breakpoint
create trigger tell_gone after delete on chat_notes
  referencing old table as changed_rows for each statement execute function tell_notes();
--> statement-breakpoint
create trigger tell_changed after update on chat_note_mentions
  referencing new table as changed_rows for each statement execute function tell_notes();
--> statement-breakpoint
do $$
declare
  guarded text;
begin
  foreach guarded in array array['chat_labels', 'chat_intents', 'intent_corrections'] loop
    execute format('alter table %I enable row level security', guarded);
    execute format(
      'create policy tenant_rows on %I to platform_tenant
         using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::bigint)', guarded);
    execute format('create policy operator_rows on %I to platform_operator using (true)', guarded);
    execute format('grant select, insert, update, delete on %I to platform_tenant, platform_operator', guarded);
  end loop;
end
$$;
--> statement-breakpoint
revoke update, delete on intent_corrections from platform_tenant, platform_operator;
--> statement-breakpoint
-- What a chat is about is seen in the list; the other columns are told by `tell_changed_chats`.
create function tell_intents() returns trigger language plpgsql as $$
begin
  insert into live_events (tenant_id, conversation_id)
  select n.tenant_id, n.id from new_rows n join old_rows o using (id)
  where (n.intent, n.intent_by) is distinct from (o.intent, o.intent_by);
  return null;
end
$$;
--> statement-breakpoint
create trigger tell_intent after update on chat_conversations
  referencing old table as old_rows new table as new_rows for each statement execute function tell_intents();
