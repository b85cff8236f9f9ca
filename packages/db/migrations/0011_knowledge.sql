CREATE TABLE "draft_checkouts" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"tenant_id" bigint NOT NULL,
	"conversation_id" uuid NOT NULL,
	"cart" text NOT NULL,
	"draft_id" text,
	"url" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "draft_checkouts_cart" UNIQUE("conversation_id","cart")
);
--> statement-breakpoint
CREATE TABLE "order_guesses" (
	"tenant_id" bigint NOT NULL,
	"conversation_id" uuid NOT NULL,
	"day" date NOT NULL,
	"digests" text[] DEFAULT '{}'::text[] NOT NULL,
	CONSTRAINT "order_guesses_conversation_id_day_pk" PRIMARY KEY("conversation_id","day")
);
--> statement-breakpoint
CREATE TABLE "owner_notices" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"tenant_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"before" text,
	"after" text,
	"changed_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone DEFAULT now(),
	"sent_at" timestamp with time zone,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "tenant_articles" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"tenant_id" bigint NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"valid_from" date,
	"valid_until" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text
);
--> statement-breakpoint
CREATE TABLE "tenant_sheets" (
	"tenant_id" bigint PRIMARY KEY NOT NULL,
	"payments" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"instalments" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"shipping" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"free_shipping" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"pickup" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"exchanges" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"payment_details" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text
);
--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "draft_checkout" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "draft_checkouts" ADD CONSTRAINT "draft_checkouts_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_checkouts" ADD CONSTRAINT "draft_checkouts_conversation_id_chat_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."chat_conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_guesses" ADD CONSTRAINT "order_guesses_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_guesses" ADD CONSTRAINT "order_guesses_conversation_id_chat_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."chat_conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "owner_notices" ADD CONSTRAINT "owner_notices_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenant_articles" ADD CONSTRAINT "tenant_articles_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenant_sheets" ADD CONSTRAINT "tenant_sheets_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "owner_notices_due" ON "owner_notices" USING btree ("due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "tenant_articles_tenant" ON "tenant_articles" USING btree ("tenant_id","id");--> statement-breakpoint
do $$
declare
  guarded text;
begin
  foreach guarded in array array['tenant_sheets', 'tenant_articles', 'owner_notices', 'order_guesses', 'draft_checkouts'] loop
    execute format('alter table %I enable row level security', guarded);
    execute format(
      'create policy tenant_rows on %I to platform_tenant
         using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::bigint)', guarded);
    execute format('create policy operator_rows on %I to platform_operator using (true)', guarded);
  end loop;
end
$$;
--> statement-breakpoint
grant select, insert, update, delete on tenant_sheets, tenant_articles to platform_tenant, platform_operator;
--> statement-breakpoint
grant select, insert on owner_notices to platform_tenant, platform_operator;
--> statement-breakpoint
grant select on order_guesses, draft_checkouts to platform_tenant, platform_operator;
--> statement-breakpoint
-- What an administrator writes by hand says so, unless the statement names somebody.
create function stamp_knowledge() returns trigger language plpgsql as $$
begin
  new.updated_at := clock_timestamp();
  if current_user not in ('platform_tenant', 'platform_operator')
     and (case tg_op when 'INSERT' then new.updated_by is null else new.updated_by is not distinct from old.updated_by end) then
    new.updated_by := 'SQL';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger stamped before insert or update on tenant_sheets for each row execute function stamp_knowledge();
--> statement-breakpoint
create trigger stamped before insert or update on tenant_articles for each row execute function stamp_knowledge();
--> statement-breakpoint
-- Where customers are told to pay is worth a forger's while: the owner hears of every change, by whatever way it came.
create function note_payment_details() returns trigger language plpgsql as $$
declare
  earlier text := case tg_op when 'UPDATE' then old.payment_details end;
begin
  if new.payment_details is distinct from earlier then
    insert into owner_notices (tenant_id, kind, before, after, changed_by)
    values (new.tenant_id, 'payment_details', earlier, new.payment_details, new.updated_by);
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger payment_details after insert or update of payment_details on tenant_sheets
  for each row execute function note_payment_details();
