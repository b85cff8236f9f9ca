-- What a customer may know of a store, read from its mirror. The tenant comes from the turn, never from the model.

-- These products in this order, as the agent's `StoreProduct`, each with the age of what is known of it. Hidden and
-- removed ones, hidden variants and the names of hidden categories never come. Written as text, which costs a third less than to build
-- what may be looked into; the names stand in the order in which that would have them.
create or replace function read_products(_tenant bigint, _ids text[]) returns setof json language plpgsql stable as $$
begin
  return query
  select json_build_object(
    'id', p.product_id, 'url', p.url, 'name', p.name, 'tags', p.tags, 'brand', p.brand,
    'currency', coalesce(s.currency, 'ARS'), 'imageUrl', p.image_url, 'variants', v.variants,
    'ageSeconds', extract(epoch from clock_timestamp() - p.synced_at), 'attributes', p.attributes,
    'categories', (
      select coalesce(json_agg(c.name order by k.place), '[]')
      from unnest(p.category_ids) with ordinality as k(id, place)
      cross join lateral (select * from catalog_categories where tenant_id = _tenant and category_id = k.id offset 0) c
      where c.visible),
    'description', p.description, 'freeShipping', p.free_shipping)
  from unnest(_ids) with ordinality as g(id, place)
  -- `offset 0` has each looked for by its id, with nothing but its key to go by: a plan from when the store had none, which is kept,
  -- read all that the store shows.
  cross join lateral (select * from catalog_products where tenant_id = _tenant and product_id = g.id offset 0) p
  left join catalog_sync s on s.tenant_id = _tenant
  cross join lateral (
    select json_agg(json_build_object(
      'id', o.variant_id, 'sku', o.sku, 'stock', o.stock, 'values', o.values, 'available', o.available,
      'priceCents', o.price_cents, 'promotionalPriceCents', o.promotional_price_cents)
      order by o.position, o.variant_id) as variants
    from catalog_variants o where o.tenant_id = _tenant and o.product_id = p.product_id and o.visible
  ) v
  where p.published and p.deleted_at is null and v.variants is not null
  order by g.place;
end
$$;

-- The same of those that the store was asked for again, as it answered just now: one statement, as a customer waits for it.
create or replace function retake_products(
  _tenant bigint, _store text, _read_at timestamptz, products jsonb, _missing text[], _ids text[]) returns setof json
language plpgsql as $$
begin
  perform take_products(_tenant, _store, _read_at, products, _missing);
  return query select * from read_products(_tenant, _ids);
end
$$;

-- The same for who looks into them.
create or replace function mirror_products(_tenant bigint, _ids text[]) returns setof jsonb language sql stable as $$
  select p::jsonb from read_products(_tenant, _ids) p
$$;

-- Products of a category and of those below it, best-selling first. Sold-out ones only where the whole category is.
create or replace function mirror_category(_tenant bigint, _category text, _limit int) returns text[] language sql stable as $$
  with recursive below as (
    select category_id from catalog_categories where tenant_id = _tenant and category_id = _category and visible
    union
    select c.category_id from below b
    join catalog_categories c on c.tenant_id = _tenant and c.parent_id = b.category_id and c.visible
  ),
  found as (
    select p.product_id, p.available, p.best_seller_rank from catalog_products p
    where p.tenant_id = _tenant and p.published and p.deleted_at is null
      and p.category_ids && array(select category_id from below)
  )
  select coalesce(array_agg(f.product_id order by f.best_seller_rank nulls last, f.product_id desc), '{}')
  from (
    select * from found where available or not exists (select 1 from found where available)
    order by best_seller_rank nulls last, product_id desc limit _limit
  ) f
$$;

-- What can be bought, best-selling first.
create or replace function mirror_storefront(_tenant bigint, _limit int) returns text[] language sql stable as $$
  select coalesce(array_agg(f.product_id order by f.best_seller_rank nulls last, f.product_id), '{}')
  from (
    select product_id, best_seller_rank from catalog_products
    where tenant_id = _tenant and published and deleted_at is null and available
    order by best_seller_rank nulls last, product_id limit _limit
  ) f
$$;

-- Orders of the chat's own phone (_key), or the one of that number if its phone is the chat's or its e-mail is the one
-- given: a foreign order reads like a missing one. Newest first.
create or replace function mirror_orders(_tenant bigint, _key text, _number text, _email text) returns setof jsonb
language sql stable as $$
  select jsonb_build_object('id', o.order_id, 'order', o.state, 'ageSeconds', extract(epoch from clock_timestamp() - o.synced_at))
  from catalog_orders o
  where o.tenant_id = _tenant and (_number is null or o.number = _number)
    and ((_key <> '' and o.phone_keys @> array[_key])
      or (_number is not null and _email <> '' and o.emails @> array[lower(trim(_email))]))
  order by o.ordered_at desc limit 5
$$;
