CREATE TABLE "catalog_documents" (
	"tenant_id" bigint NOT NULL,
	"product_id" text NOT NULL,
	"terms" "tsvector" NOT NULL,
	"length" real NOT NULL,
	"available" boolean NOT NULL,
	"lowest_cents" bigint,
	"highest_cents" bigint,
	"fingerprint" text NOT NULL,
	CONSTRAINT "catalog_documents_tenant_id_product_id_pk" PRIMARY KEY("tenant_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "catalog_terms" (
	"tenant_id" bigint NOT NULL,
	"term" text NOT NULL,
	"products" integer NOT NULL,
	CONSTRAINT "catalog_terms_tenant_id_term_pk" PRIMARY KEY("tenant_id","term")
);
--> statement-breakpoint
CREATE TABLE "catalog_words" (
	"tenant_id" bigint NOT NULL,
	"word" text NOT NULL,
	"term" text NOT NULL,
	"keys" integer[] NOT NULL,
	CONSTRAINT "catalog_words_tenant_id_word_pk" PRIMARY KEY("tenant_id","word")
);
--> statement-breakpoint
ALTER TABLE "catalog_documents" ADD CONSTRAINT "catalog_documents_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog_terms" ADD CONSTRAINT "catalog_terms_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog_words" ADD CONSTRAINT "catalog_words_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
-- Not fastupdate: a search would have to read the list of what is pending, after each sync a long one.
create index catalog_documents_terms on catalog_documents using gin (terms) with (fastupdate = off);
--> statement-breakpoint
create index catalog_words_keys on catalog_words using gin (keys) with (fastupdate = off);
--> statement-breakpoint
-- Ranking reads the terms of hundreds of rows: kept in the row they cost nothing to reach. Room on the page lets
-- a change of stock touch no index.
alter table catalog_documents set (toast_tuple_target = 8128, fillfactor = 80);
--> statement-breakpoint
do $$
declare
  entry text;
begin
  foreach entry in array array['catalog_documents', 'catalog_terms', 'catalog_words'] loop
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
-- Stems without stop words: "S" is a size, "sin" and "para" mean something in a name.
do $$
declare
  language record;
begin
  for language in select * from (values ('es', 'spanish'), ('pt', 'portuguese'), ('en', 'english')) l (code, name) loop
    execute format('create text search dictionary catalog_%s_stem (template = snowball, language = %s)', language.code, language.name);
    execute format('create text search configuration catalog_%s (parser = default)', language.code);
    execute format('alter text search configuration catalog_%s add mapping for asciiword, word with catalog_%1$s_stem', language.code);
    execute format('alter text search configuration catalog_%s add mapping for numword, int, uint, float, sfloat, version with simple', language.code);
  end loop;
end
$$;
--> statement-breakpoint
-- Rows written by hand are found like any others. Who writes many rows in several statements sets
-- app.catalog_indexing to 'later' for the transaction and calls index_products() once at its end.
create function index_changed_products() returns trigger language plpgsql as $$
declare
  -- A sync that finds nothing new still notes when it looked.
  untold constant text[] := array['synced_at', 'seen_at', 'store_updated_at', 'best_seller_rank'];
  changed record;
begin
  if current_setting('app.catalog_indexing', true) = 'later' then
    return null;
  end if;
  if tg_op = 'INSERT' then
    for changed in select tenant_id, array_agg(distinct product_id) as ids from new_rows group by 1 loop
      perform index_products(changed.tenant_id, changed.ids);
    end loop;
  elsif tg_op = 'DELETE' then
    for changed in select tenant_id, array_agg(distinct product_id) as ids from old_rows group by 1 loop
      perform index_products(changed.tenant_id, changed.ids);
    end loop;
  else
    for changed in
      select tenant_id, array_agg(distinct product_id) as ids
      from (
        select tenant_id, product_id from (
          select to_jsonb(n) - untold as row, n.tenant_id, n.product_id from new_rows n
          except select to_jsonb(o) - untold, o.tenant_id, o.product_id from old_rows o) came
        union
        select tenant_id, product_id from (
          select to_jsonb(o) - untold as row, o.tenant_id, o.product_id from old_rows o
          except select to_jsonb(n) - untold, n.tenant_id, n.product_id from new_rows n) went
      ) differing
      group by 1
    loop
      perform index_products(changed.tenant_id, changed.ids);
    end loop;
  end if;
  return null;
end
$$;
--> statement-breakpoint
do $$
declare
  entry text;
begin
  foreach entry in array array['catalog_products', 'catalog_variants'] loop
    execute format('create trigger index_new after insert on %I referencing new table as new_rows
      for each statement execute function index_changed_products()', entry);
    execute format('create trigger index_changed after update on %I referencing old table as old_rows new table as new_rows
      for each statement execute function index_changed_products()', entry);
    execute format('create trigger index_gone after delete on %I referencing old table as old_rows
      for each statement execute function index_changed_products()', entry);
  end loop;
end
$$;
--> statement-breakpoint
-- A category's name is searched with the products in it and below it.
create function index_changed_categories() returns trigger language plpgsql as $$
declare
  changed record;
begin
  if current_setting('app.catalog_indexing', true) = 'later' then
    return null;
  end if;
  for changed in
    with recursive below as (
      select tenant_id, category_id from changed_rows
      union
      select c.tenant_id, c.category_id from below b
      join catalog_categories c on c.tenant_id = b.tenant_id and c.parent_id = b.category_id
    ),
    per_tenant as (select tenant_id, array_agg(category_id) as ids from below group by 1)
    select p.tenant_id, array_agg(p.product_id) as ids
    from per_tenant b join catalog_products p on p.tenant_id = b.tenant_id and p.category_ids && b.ids
    group by 1
  loop
    perform index_products(changed.tenant_id, changed.ids);
  end loop;
  return null;
end
$$;
--> statement-breakpoint
create trigger index_new after insert on catalog_categories referencing new table as changed_rows
  for each statement execute function index_changed_categories();
--> statement-breakpoint
create trigger index_changed after update on catalog_categories referencing new table as changed_rows
  for each statement execute function index_changed_categories();
--> statement-breakpoint
create trigger index_gone after delete on catalog_categories referencing old table as changed_rows
  for each statement execute function index_changed_categories();
--> statement-breakpoint
-- Another language means other stems.
create function index_in_new_language() returns trigger language plpgsql as $$
declare
  _tenant bigint := coalesce(to_jsonb(new) ->> 'tenant_id', to_jsonb(new) ->> 'id');
begin
  perform index_products(_tenant, array(select product_id from catalog_products where tenant_id = _tenant));
  return null;
end
$$;
--> statement-breakpoint
create trigger index_in_new_language after update of country on tenants
  for each row when (old.country is distinct from new.country) execute function index_in_new_language();
--> statement-breakpoint
create trigger index_in_new_language after update of language on catalog_sync
  for each row when (old.language is distinct from new.language) execute function index_in_new_language();
