CREATE TABLE "catalog_changes" (
	"tenant_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"resource_id" text NOT NULL,
	"noted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"lease_until" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error" text,
	CONSTRAINT "catalog_changes_tenant_id_kind_resource_id_pk" PRIMARY KEY("tenant_id","kind","resource_id")
);
--> statement-breakpoint
CREATE TABLE "catalog_pages" (
	"tenant_id" bigint NOT NULL,
	"page_id" text NOT NULL,
	"title" text NOT NULL,
	"handle" text DEFAULT '' NOT NULL,
	"url" text NOT NULL,
	"body" text,
	"published" boolean NOT NULL,
	"synced_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "catalog_pages_tenant_id_page_id_pk" PRIMARY KEY("tenant_id","page_id")
);
--> statement-breakpoint
CREATE TABLE "privacy_requests" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"tenant_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"event_id" uuid,
	"subject" jsonb,
	"state" text DEFAULT 'pending' NOT NULL,
	"result" jsonb,
	"export" jsonb,
	"error" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "store_installs" (
	"state_hash" text PRIMARY KEY NOT NULL,
	"tenant_id" bigint NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "catalog_categories" ADD COLUMN "handle" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "catalog_categories" ADD COLUMN "synced_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "catalog_orders" ADD COLUMN "emails" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "catalog_orders" ADD COLUMN "customer_id" text;--> statement-breakpoint
ALTER TABLE "catalog_orders" ADD COLUMN "store_updated_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "catalog_products" ADD COLUMN "other_names" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "catalog_products" ADD COLUMN "handle" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "catalog_products" ADD COLUMN "seo_title" text;--> statement-breakpoint
ALTER TABLE "catalog_products" ADD COLUMN "seo_description" text;--> statement-breakpoint
ALTER TABLE "catalog_products" ADD COLUMN "requires_shipping" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "catalog_products" ADD COLUMN "available" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "catalog_products" ADD COLUMN "price_from_cents" bigint;--> statement-breakpoint
ALTER TABLE "catalog_products" ADD COLUMN "price_to_cents" bigint;--> statement-breakpoint
ALTER TABLE "catalog_products" ADD COLUMN "best_seller_rank" integer;--> statement-breakpoint
ALTER TABLE "catalog_products" ADD COLUMN "store_created_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "catalog_products" ADD COLUMN "seen_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "catalog_products" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "catalog_sync" ADD COLUMN "total" integer;--> statement-breakpoint
ALTER TABLE "catalog_sync" ADD COLUMN "full_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "catalog_sync" ADD COLUMN "want_full" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "catalog_sync" ADD COLUMN "due_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "catalog_sync" ADD COLUMN "lease_token" uuid;--> statement-breakpoint
ALTER TABLE "catalog_sync" ADD COLUMN "lease_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "catalog_sync" ADD COLUMN "attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "catalog_sync" ADD COLUMN "access" text DEFAULT 'ok' NOT NULL;--> statement-breakpoint
ALTER TABLE "catalog_sync" ADD COLUMN "access_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "catalog_sync" ADD COLUMN "currency" text;--> statement-breakpoint
ALTER TABLE "catalog_sync" ADD COLUMN "language" text;--> statement-breakpoint
ALTER TABLE "catalog_sync" ADD COLUMN "store_url" text;--> statement-breakpoint
ALTER TABLE "catalog_sync" ADD COLUMN "webhook_url" text;--> statement-breakpoint
ALTER TABLE "catalog_variants" ADD COLUMN "position" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "catalog_variants" ADD COLUMN "barcode" text;--> statement-breakpoint
ALTER TABLE "catalog_variants" ADD COLUMN "mpn" text;--> statement-breakpoint
ALTER TABLE "catalog_variants" ADD COLUMN "available" boolean GENERATED ALWAYS AS (visible and (stock is null or stock > 0)) STORED;--> statement-breakpoint
ALTER TABLE "catalog_variants" ADD COLUMN "image_url" text;--> statement-breakpoint
ALTER TABLE "catalog_changes" ADD CONSTRAINT "catalog_changes_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog_pages" ADD CONSTRAINT "catalog_pages_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "privacy_requests" ADD CONSTRAINT "privacy_requests_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_installs" ADD CONSTRAINT "store_installs_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "catalog_changes_due" ON "catalog_changes" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "privacy_requests_due" ON "privacy_requests" USING btree ("due_at") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "privacy_requests_tenant" ON "privacy_requests" USING btree ("tenant_id","requested_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "catalog_orders_age" ON "catalog_orders" USING btree ("tenant_id","ordered_at");--> statement-breakpoint
CREATE INDEX "catalog_products_shown" ON "catalog_products" USING btree ("tenant_id","best_seller_rank","product_id") WHERE published and deleted_at is null;--> statement-breakpoint
CREATE INDEX "catalog_products_categories" ON "catalog_products" USING gin ("category_ids");--> statement-breakpoint
CREATE INDEX "catalog_sync_due" ON "catalog_sync" USING btree ("due_at");--> statement-breakpoint
ALTER TABLE "catalog_orders" DROP COLUMN "email";--> statement-breakpoint
do $$
declare
  entry text;
begin
  foreach entry in array array['catalog_changes', 'catalog_pages', 'privacy_requests', 'store_installs'] loop
    execute format('alter table %I enable row level security', entry);
    execute format(
      'create policy tenant_rows on %I to platform_tenant
         using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::bigint)', entry);
    execute format('create policy operator_rows on %I to platform_operator using (true)', entry);
    execute format('grant select, insert, update, delete on %I to platform_tenant, platform_operator', entry);
  end loop;
end
$$;
--> statement-breakpoint
-- The mirror follows what a store's row says, whoever wrote it: another store, or none, leaves nothing of the one
-- before; a new token ends the wait that an old one caused. Whoever fills the mirror locks the store's row first.
create function follow_store() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (new.tiendanube_store_id is distinct from old.tiendanube_store_id
      or coalesce(new.tiendanube_store_id, '') = '' or coalesce(new.tiendanube_access_token, '') = '') then
    delete from catalog_sync where tenant_id = new.id;
    delete from catalog_changes where tenant_id = new.id;
    delete from catalog_products where tenant_id = new.id;
    delete from catalog_variants where tenant_id = new.id;
    delete from catalog_categories where tenant_id = new.id;
    delete from catalog_coupons where tenant_id = new.id;
    delete from catalog_pages where tenant_id = new.id;
    delete from catalog_orders where tenant_id = new.id;
  end if;
  if coalesce(new.tiendanube_store_id, '') <> '' and coalesce(new.tiendanube_access_token, '') <> '' then
    insert into catalog_sync as s (tenant_id) values (new.id)
    on conflict (tenant_id) do update set
      due_at = clock_timestamp(), attempts = 0, error = null, access = 'ok', access_since = null
    where s.access <> 'ok' or s.state in ('never', 'failed');
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger follow_store after insert or update of tiendanube_store_id, tiendanube_access_token on tenants
  for each row execute function follow_store();
--> statement-breakpoint
insert into catalog_sync (tenant_id)
select id from tenants where tiendanube_store_id <> '' and tiendanube_access_token <> '' on conflict do nothing;
