CREATE TABLE "catalog_revisions" (
	"tenant_id" bigint PRIMARY KEY NOT NULL,
	"revision" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "catalog_revisions" ADD CONSTRAINT "catalog_revisions_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
-- Room on the page lets a new revision touch no index.
alter table catalog_revisions set (fillfactor = 50);
--> statement-breakpoint
alter table catalog_revisions enable row level security;
--> statement-breakpoint
create policy tenant_rows on catalog_revisions to platform_tenant
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::bigint);
--> statement-breakpoint
create policy operator_rows on catalog_revisions to platform_operator
  using ((tenant_id <> all (array(select r.tenant_id from store_removals r))) is not false);
--> statement-breakpoint
-- Written by the triggers below alone.
grant select on catalog_revisions to platform_tenant, platform_operator;
--> statement-breakpoint
-- Once per transaction and store: the row's lock has those who change what one store finds follow each other, so that who
-- sees a revision sees all that was changed up to it. Until its end the transaction itself finds under no revision. A
-- savepoint that is rolled back takes the setting with the row.
create function revise_catalog() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  changed bigint[];
  store bigint;
begin
  if tg_table_name = 'tenants' then
    changed := array[new.id];
  elsif tg_op = 'INSERT' then
    changed := array[new.tenant_id];
  elsif tg_op = 'DELETE' then
    changed := array[old.tenant_id];
  else
    changed := array[old.tenant_id, new.tenant_id];
  end if;
  foreach store in array changed loop
    continue when store::text = current_setting('app.catalog_revised', true);
    -- The row of a store that is being removed is not to be seen any more.
    insert into catalog_revisions (tenant_id, revision) select t.id, gen_random_uuid() from tenants t where t.id = store
    on conflict (tenant_id) do update set revision = excluded.revision;
    perform set_config('app.catalog_revised', store::text, true);
  end loop;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
--> statement-breakpoint
-- Before a document changes, so that by then the setting keeps the many rows of words from asking for the trigger.
do $$
declare
  entry record;
begin
  for entry in select * from (values
    ('catalog_documents', 'before', 'true', 'true'),
    ('catalog_terms', 'after', 'true', 'true'),
    ('catalog_words', 'after', 'true', 'true'),
    -- What sells best of what fits a price is asked of the mirror itself.
    ('catalog_products', 'after', '%1$s.published and %1$s.deleted_at is null',
      '(old.tenant_id, old.product_id, old.best_seller_rank, old.published, old.deleted_at is null)
        is distinct from (new.tenant_id, new.product_id, new.best_seller_rank, new.published, new.deleted_at is null)'),
    ('catalog_sync', 'after', '%1$s.language is not null', 'old.language is distinct from new.language')
  ) t (name, moment, kept, changed) loop
    execute format('create trigger revise_new %2$s insert on %1$I for each row
      when (current_setting(''app.catalog_revised'', true) is distinct from new.tenant_id::text and ' || format(entry.kept, 'new') || ')
      execute function revise_catalog()', entry.name, entry.moment);
    execute format('create trigger revise_gone %2$s delete on %1$I for each row
      when (current_setting(''app.catalog_revised'', true) is distinct from old.tenant_id::text and ' || format(entry.kept, 'old') || ')
      execute function revise_catalog()', entry.name, entry.moment);
    execute format('create trigger revise_changed %2$s update on %1$I for each row
      when ((old.tenant_id::text, new.tenant_id) is distinct from (current_setting(''app.catalog_revised'', true), old.tenant_id) and ' || entry.changed || ')
      execute function revise_catalog()', entry.name, entry.moment);
  end loop;
end
$$;
--> statement-breakpoint
create trigger revise_changed after update of country on tenants
  for each row when (old.country is distinct from new.country) execute function revise_catalog();
--> statement-breakpoint
-- Words that count for all stores have one revision for all: none of them waits until theirs are loaded.
create function revise_search_words() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into installation (name, value) values ('search_words', gen_random_uuid())
  on conflict (name) do update set value = excluded.value, updated_at = now();
  return null;
end
$$;
--> statement-breakpoint
do $$
declare
  entry text;
begin
  foreach entry in array array['search_fillers', 'thesaurus_names', 'thesaurus_meanings'] loop
    execute format('create trigger revise_words after insert or update or delete or truncate on %I
      for each statement execute function revise_search_words()', entry);
  end loop;
  -- Who empties a table has emptied it for all.
  foreach entry in array array['catalog_documents', 'catalog_terms', 'catalog_words', 'catalog_products', 'catalog_sync'] loop
    execute format('create trigger revise_emptied after truncate on %I for each statement execute function revise_search_words()', entry);
  end loop;
end
$$;
--> statement-breakpoint
insert into catalog_revisions (tenant_id, revision) select id, gen_random_uuid() from tenants;
