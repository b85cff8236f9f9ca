-- The mirror of a store's catalogue. What the store answered counts from the moment it was asked (_read_at, by our
-- clock): an older answer never writes over a newer one, whoever asked, in whatever order they come to write.

-- Whether this tenant still has that store; held until the transaction ends, so that a change of stores can't slip in
-- between. Everybody who writes to the mirror asks this first, and waits for whoever writes to the same one: rows and
-- words of one store are never locked in two orders.
create or replace function mirror_open(_tenant bigint, _store text) returns boolean language plpgsql as $$
begin
  perform 1 from tenants where id = _tenant and tiendanube_store_id = _store for share;
  if not found then return false; end if;
  perform pg_advisory_xact_lock(hashtextextended('catalog_documents', _tenant));
  -- Words are indexed once for each write, below, and not by each statement's trigger.
  perform set_config('app.catalog_indexing', 'later', true);
  return true;
end
$$;

-- products: the adapter's, each with its `variants`, `url` and `categoryIds`. Returns those that were written.
create or replace function apply_products(_tenant bigint, _store text, _read_at timestamptz, products jsonb) returns text[]
language plpgsql as $$
declare
  _written text[];
begin
  if not mirror_open(_tenant, _store) then return '{}'; end if;
  with given as (
    select distinct on (p.id) p.*,
      coalesce(v.available, false) as available, v.price_from, v.price_to
    from jsonb_to_recordset(products) as p(
      id text, name text, "otherNames" text[], description text, brand text, handle text, "seoTitle" text,
      "seoDescription" text, url text, "imageUrl" text, attributes text[], "categoryIds" text[], tags text[],
      published boolean, "freeShipping" boolean, "requiresShipping" boolean, "createdAt" timestamptz,
      "updatedAt" timestamptz, variants jsonb)
    left join lateral (
      select bool_or(o.available) as available,
        coalesce(min(o.price) filter (where o.available), min(o.price)) as price_from,
        coalesce(max(o.price) filter (where o.available), max(o.price)) as price_to
      from (
        select coalesce("promotionalPriceCents", "priceCents") as price, stock is null or stock > 0 as available
        from jsonb_to_recordset(p.variants) as r("promotionalPriceCents" bigint, "priceCents" bigint, stock int, visible boolean)
        where visible
      ) o
    ) v on true
    order by p.id
  ),
  written as (
    insert into catalog_products as c (
      tenant_id, product_id, name, other_names, description, brand, handle, seo_title, seo_description, url, image_url,
      attributes, category_ids, tags, published, free_shipping, requires_shipping, available, price_from_cents,
      price_to_cents, store_created_at, store_updated_at, synced_at, seen_at)
    select _tenant, id, name, "otherNames", description, brand, handle, "seoTitle", "seoDescription", url, "imageUrl",
      attributes, "categoryIds", tags, published, "freeShipping", "requiresShipping", available, price_from,
      price_to, "createdAt", "updatedAt", _read_at, _read_at
    from given order by id
    on conflict (tenant_id, product_id) do update set
      name = excluded.name, other_names = excluded.other_names, description = excluded.description,
      brand = excluded.brand, handle = excluded.handle, seo_title = excluded.seo_title,
      seo_description = excluded.seo_description, url = excluded.url, image_url = excluded.image_url,
      attributes = excluded.attributes, category_ids = excluded.category_ids, tags = excluded.tags,
      published = excluded.published, free_shipping = excluded.free_shipping,
      requires_shipping = excluded.requires_shipping, available = excluded.available,
      price_from_cents = excluded.price_from_cents, price_to_cents = excluded.price_to_cents,
      store_created_at = excluded.store_created_at, store_updated_at = excluded.store_updated_at,
      synced_at = excluded.synced_at, seen_at = greatest(c.seen_at, excluded.seen_at), deleted_at = null
    where excluded.synced_at >= greatest(c.synced_at, c.deleted_at)
      -- One of the store's servers may be a moment behind the one that was asked before.
      and (excluded.store_updated_at >= c.store_updated_at or c.synced_at < excluded.synced_at - interval '15 minutes'
        or c.deleted_at is not null) is not false
    returning product_id
  )
  select coalesce(array_agg(product_id order by product_id), '{}') into _written from written;
  perform apply_variants(_tenant, _written, products);
  perform index_products(_tenant, _written);
  return _written;
end
$$;

create or replace function apply_variants(_tenant bigint, _products text[], products jsonb) returns void language sql as $$
  with given as (
    select distinct on (v.id) p.id as product_id, v.*
    from jsonb_to_recordset(products) as p(id text, variants jsonb)
    cross join lateral (
      select r.*, row_number() over () as position
      from jsonb_to_recordset(p.variants) as r(
        id text, values text[], sku text, barcode text, mpn text, "priceCents" bigint, "promotionalPriceCents" bigint,
        stock int, visible boolean, "imageUrl" text)
    ) v
    where p.id = any(_products)
    order by v.id
  ),
  gone as (
    delete from catalog_variants
    where tenant_id = _tenant and product_id = any(_products) and variant_id not in (select id from given)
  )
  insert into catalog_variants as c (
    tenant_id, variant_id, product_id, position, values, sku, barcode, mpn, price_cents, promotional_price_cents,
    stock, visible, image_url)
  select _tenant, id, product_id, position, values, sku, barcode, mpn, "priceCents", "promotionalPriceCents", stock,
    visible, "imageUrl"
  from given order by id
  on conflict (tenant_id, variant_id) do update set
    product_id = excluded.product_id, position = excluded.position, values = excluded.values, sku = excluded.sku,
    barcode = excluded.barcode, mpn = excluded.mpn, price_cents = excluded.price_cents,
    promotional_price_cents = excluded.promotional_price_cents, stock = excluded.stock, visible = excluded.visible,
    image_url = excluded.image_url
  where (c.product_id, c.position, c.values, c.sku, c.barcode, c.mpn, c.price_cents, c.promotional_price_cents, c.stock,
      c.visible, c.image_url)
    is distinct from (excluded.product_id, excluded.position, excluded.values, excluded.sku, excluded.barcode,
      excluded.mpn, excluded.price_cents, excluded.promotional_price_cents, excluded.stock, excluded.visible,
      excluded.image_url)
$$;

-- The store was asked for these and had none. Those never seen get a row too: a page that was read before may still
-- hold them.
create or replace function forget_products(_tenant bigint, _store text, _read_at timestamptz, _ids text[]) returns text[]
language plpgsql as $$
declare
  _gone text[];
begin
  if not mirror_open(_tenant, _store) then return '{}'; end if;
  with gone as (
    insert into catalog_products as c (
      tenant_id, product_id, name, url, attributes, category_ids, tags, published, free_shipping, synced_at, seen_at,
      deleted_at)
    select _tenant, id, '', '', '{}', '{}', '{}', false, false, _read_at, _read_at, _read_at
    from (select distinct unnest(_ids) as id) g order by id
    on conflict (tenant_id, product_id) do update set deleted_at = excluded.deleted_at, available = false
    where c.deleted_at is null and excluded.deleted_at >= c.synced_at
    returning product_id
  )
  select coalesce(array_agg(product_id), '{}') into _gone from gone;
  delete from catalog_variants where tenant_id = _tenant and product_id = any(_gone);
  perform index_products(_tenant, _gone);
  return _gone;
end
$$;

-- stamps: [{id, updatedAt}] of products that the store has. Returns the ids that have to be read.
create or replace function see_products(_tenant bigint, _store text, _read_at timestamptz, stamps jsonb) returns text[]
language plpgsql as $$
begin
  if not mirror_open(_tenant, _store) then return '{}'; end if;
  update catalog_products c set seen_at = _read_at
  from (
    select id from jsonb_to_recordset(stamps) as s(id text) order by id
  ) s
  where c.tenant_id = _tenant and c.product_id = s.id and c.seen_at < _read_at and c.deleted_at is null;
  return coalesce((
    select array_agg(s.id)
    from jsonb_to_recordset(stamps) as s(id text, "updatedAt" timestamptz)
    -- As in `search_alike()`.
    left join lateral (select * from catalog_products where tenant_id = _tenant and product_id = s.id offset 0) c on true
    where c.product_id is null
      or (c.deleted_at < _read_at)
      or (c.deleted_at is null and c.synced_at < _read_at and c.store_updated_at is distinct from s."updatedAt")), '{}');
end
$$;

-- The store was asked for these alone: what it has of them is written, the others are forgotten.
create or replace function take_products(_tenant bigint, _store text, _read_at timestamptz, products jsonb, _missing text[])
returns void language plpgsql as $$
begin
  if cardinality(apply_products(_tenant, _store, _read_at, products)) < jsonb_array_length(products) then
    -- An answer that isn't written, being older, still says that they exist.
    perform see_products(_tenant, _store, _read_at, products);
  end if;
  if cardinality(_missing) > 0 then
    perform forget_products(_tenant, _store, _read_at, _missing);
  end if;
end
$$;

-- Products that a look at everything has not met.
create or replace function unseen_products(_tenant bigint, _since timestamptz, _limit int) returns setof text
language sql stable as $$
  select product_id from catalog_products
  where tenant_id = _tenant and deleted_at is null and seen_at < _since
  order by product_id limit _limit
$$;

create or replace function rank_products(_tenant bigint, _store text, _ids text[]) returns void language plpgsql as $$
begin
  if not mirror_open(_tenant, _store) then return; end if;
  update catalog_products c set best_seller_rank = r.rank
  from (
    select p.product_id, (select min(place) from unnest(_ids) with ordinality as g(id, place) where g.id = p.product_id) as rank
    from catalog_products p
    where p.tenant_id = _tenant and (p.best_seller_rank is not null or p.product_id = any(_ids))
    order by p.product_id for no key update
  ) r
  where c.tenant_id = _tenant and c.product_id = r.product_id and c.best_seller_rank is distinct from r.rank;
end
$$;

-- All categories of the store. Products are found by the names of their categories and of those above: what is in or
-- below a renamed one is indexed anew.
create or replace function apply_categories(_tenant bigint, _store text, categories jsonb) returns void
language plpgsql as $$
declare
  _changed text[];
begin
  if not mirror_open(_tenant, _store) then return; end if;
  with given as (
    select distinct on (id) * from jsonb_to_recordset(categories) as g(
      id text, name text, handle text, "parentId" text, visible boolean) order by id
  ),
  before as (
    select category_id, name, parent_id from catalog_categories where tenant_id = _tenant
  ),
  gone as (
    delete from catalog_categories where tenant_id = _tenant and category_id not in (select id from given)
  ),
  written as (
    insert into catalog_categories as c (tenant_id, category_id, name, handle, parent_id, visible)
    select _tenant, id, name, handle, "parentId", visible from given
    on conflict (tenant_id, category_id) do update set
      name = excluded.name, handle = excluded.handle, parent_id = excluded.parent_id, visible = excluded.visible,
      synced_at = now()
  )
  select array_agg(coalesce(g.id, b.category_id)) into _changed
  from given g full join before b on b.category_id = g.id
  where (g.name, g."parentId") is distinct from (b.name, b.parent_id);
  perform index_products(_tenant, array(
    with recursive below as (
      select unnest(_changed) as category_id
      union
      select c.category_id from below b join catalog_categories c on c.tenant_id = _tenant and c.parent_id = b.category_id
    )
    select product_id from catalog_products
    where tenant_id = _tenant and deleted_at is null and category_ids && array(select category_id from below)));
end
$$;

-- All coupons, used up and past ones too: what can be used is said when it is asked.
create or replace function apply_coupons(_tenant bigint, _store text, coupons jsonb) returns void language plpgsql as $$
begin
  if not mirror_open(_tenant, _store) then return; end if;
  delete from catalog_coupons
  where tenant_id = _tenant and coupon_id not in (select g ->> 'id' from jsonb_array_elements(coupons) g);
  insert into catalog_coupons (tenant_id, coupon_id, code, terms)
  select distinct on (g ->> 'id') _tenant, g ->> 'id', g ->> 'code', g from jsonb_array_elements(coupons) g order by g ->> 'id'
  on conflict (tenant_id, coupon_id) do update set code = excluded.code, terms = excluded.terms, synced_at = now();
end
$$;

create or replace function apply_pages(_tenant bigint, _store text, pages jsonb) returns void language plpgsql as $$
begin
  if not mirror_open(_tenant, _store) then return; end if;
  delete from catalog_pages
  where tenant_id = _tenant and page_id not in (select g ->> 'id' from jsonb_array_elements(pages) g);
  insert into catalog_pages (tenant_id, page_id, title, handle, url, body, published)
  select distinct on (id) _tenant, id, title, coalesce(handle, ''), url, body, published
  from jsonb_to_recordset(pages) as g(id text, title text, handle text, url text, body text, published boolean) order by id
  on conflict (tenant_id, page_id) do update set
    title = excluded.title, handle = excluded.handle, url = excluded.url, body = excluded.body,
    published = excluded.published, synced_at = now();
end
$$;

-- orders: {id, number, phoneKeys, emails, customerId, state, orderedAt, updatedAt, productIds}. Returns the products
-- whose stock the news may have changed: an order that is new, was cancelled or has other lines.
create or replace function apply_orders(_tenant bigint, _store text, _read_at timestamptz, orders jsonb) returns text[]
language plpgsql as $$
declare
  _touched text[];
begin
  if not mirror_open(_tenant, _store) then return '{}'; end if;
  with given as (
    select distinct on (id) * from jsonb_to_recordset(orders) as g(
      id text, number text, "phoneKeys" text[], emails text[], "customerId" text, state jsonb, "orderedAt" timestamptz,
      "updatedAt" timestamptz, "productIds" text[]) order by id
  ),
  before as (
    select order_id, state from catalog_orders where tenant_id = _tenant and order_id in (select id from given)
  ),
  written as (
    insert into catalog_orders as c (
      tenant_id, order_id, number, phone_keys, emails, customer_id, state, ordered_at, store_updated_at, synced_at)
    select _tenant, id, number, "phoneKeys", emails, "customerId", state, "orderedAt", "updatedAt", _read_at
    from given order by id
    on conflict (tenant_id, order_id) do update set
      number = excluded.number, phone_keys = excluded.phone_keys, emails = excluded.emails,
      customer_id = excluded.customer_id, state = excluded.state, ordered_at = excluded.ordered_at,
      store_updated_at = excluded.store_updated_at, synced_at = excluded.synced_at
    where excluded.synced_at >= c.synced_at
    returning order_id
  )
  select array_agg(distinct p) into _touched
  from given g join written w on w.order_id = g.id left join before b on b.order_id = g.id
  cross join lateral unnest(g."productIds") as p
  where b.order_id is null
    or (b.state -> 'status', b.state -> 'lines') is distinct from (g.state -> 'status', g.state -> 'lines');
  return coalesce(_touched, '{}');
end
$$;
