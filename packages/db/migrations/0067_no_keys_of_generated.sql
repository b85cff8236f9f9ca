-- With a condition a unique index is no key, which each change of a store would lock like its deletion (docs/adr/0017). A chat's is
-- replaced while others write: packages/db/src/migrate/buildIndexes.ts.
drop index tenants_bot_phone_key;--> statement-breakpoint
create unique index tenants_bot_phone_key on tenants (bot_phone_key) where bot_phone_key is not null;
--> statement-breakpoint
-- Who a store or a chat is, and what a trigger follows through all rows of a store, changes alone: rows of it that are being written are
-- there for the triggers behind this one, and whoever writes one afterwards reads what is then. First by its name.
create function change_alone() returns trigger language plpgsql as $$
begin
  execute format('select from %I where id = $1 for update', tg_table_name) using old.id;
  return new;
end
$$;
--> statement-breakpoint
create trigger alone before update of bot_phone_number, removed_at, is_active, timezone, tiendanube_store_id, tiendanube_access_token, ycloud_api_key on tenants
  for each row when (
    (old.bot_phone_number, old.removed_at, old.is_active, old.timezone, old.tiendanube_store_id, old.tiendanube_access_token, old.ycloud_api_key)
    is distinct from
    (new.bot_phone_number, new.removed_at, new.is_active, new.timezone, new.tiendanube_store_id, new.tiendanube_access_token, new.ycloud_api_key))
  execute function change_alone();
--> statement-breakpoint
create trigger alone before update of tenant_id, channel, external_user_id on chat_conversations
  for each row when ((old.tenant_id, old.channel, old.external_user_id) is distinct from (new.tenant_id, new.channel, new.external_user_id))
  execute function change_alone();
--> statement-breakpoint
-- Another language means other stems. Whoever is indexing is waited for first: a product that they add is one of the store's by then.
create or replace function index_in_new_language() returns trigger language plpgsql as $$
declare
  _tenant bigint := coalesce(to_jsonb(new) ->> 'tenant_id', to_jsonb(new) ->> 'id');
begin
  perform pg_advisory_xact_lock(hashtextextended('catalog_documents', _tenant));
  perform index_products(_tenant, array(select product_id from catalog_products where tenant_id = _tenant));
  return null;
end
$$;
