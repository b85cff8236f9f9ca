-- The job that keeps a store's mirror. Its row is claimed by a lease; each page moves the cursor and writes what it
-- brought in one transaction, so that whoever takes a dead process's lease over goes on where that one was.

-- Stores whose turn it is. `since` is when the last run that came to its end had begun.
create or replace function claim_catalogs(_limit int, _lease_seconds float8) returns setof jsonb language sql as $$
  with due as (
    select s.tenant_id, s.cursor, s.started_at from catalog_sync s join tenants t on t.id = s.tenant_id
    -- By one instant, which the index is asked by.
    where s.due_at <= statement_timestamp() and (s.lease_until is null or s.lease_until < clock_timestamp()) and t.is_active
    order by s.due_at limit _limit for no key update of s skip locked
  ),
  claimed as (
    update catalog_sync s set
      lease_token = gen_random_uuid(), lease_until = clock_timestamp() + make_interval(secs => _lease_seconds),
      attempts = s.attempts + 1,
      started_at = case when due.cursor is null then clock_timestamp() else s.started_at end,
      state = case when s.synced_at is null or s.want_full then 'syncing' else s.state end
    from due where s.tenant_id = due.tenant_id
    returning s.*, due.started_at as last_started_at
  )
  select jsonb_build_object(
    'tenantId', c.tenant_id::text, 'token', c.lease_token, 'attempts', c.attempts, 'cursor', c.cursor,
    'now', clock_timestamp(), 'startedAt', c.started_at, 'since', case when c.synced_at is not null then c.last_started_at end,
    'wantFull', c.want_full or c.synced_at is null,
    'compare', c.full_at is null or c.full_at < clock_timestamp() - interval '24 hours',
    'storeUrl', c.store_url, 'language', c.language, 'webhookUrl', c.webhook_url,
    'storeId', t.tiendanube_store_id, 'sealedToken', t.tiendanube_access_token, 'country', t.country)
  from claimed c join tenants t on t.id = c.tenant_id
$$;

create or replace function renew_catalog(_tenant bigint, _token uuid, _lease_seconds float8) returns boolean language sql as $$
  with renewed as (
    update catalog_sync set lease_until = clock_timestamp() + make_interval(secs => _lease_seconds)
    where tenant_id = _tenant and lease_token = _token returning 1
  )
  select exists (select 1 from renewed)
$$;

-- Last statement of a page's transaction: false where the lease or the store is another's by now, and nothing of the
-- page may stay. `facts` are what it says of the store itself, of how far its products are read, and whether the
-- mirror is whole now.
create or replace function advance_catalog(_tenant bigint, _store text, _token uuid, _cursor jsonb, facts jsonb)
returns boolean language plpgsql as $$
begin
  if not mirror_open(_tenant, _store) then return false; end if;
  update catalog_sync set
    cursor = _cursor, attempts = 0, error = null, access = 'ok', access_since = null,
    products = coalesce((facts ->> 'products')::int, products), total = coalesce((facts ->> 'total')::int, total),
    currency = coalesce(facts ->> 'currency', currency), language = coalesce(facts ->> 'language', language),
    store_url = coalesce(facts ->> 'storeUrl', store_url), webhook_url = coalesce(facts ->> 'webhookUrl', webhook_url),
    state = case when (facts ->> 'whole')::boolean then 'ready' else state end,
    synced_at = case when (facts ->> 'whole')::boolean then clock_timestamp() else synced_at end
  where tenant_id = _tenant and lease_token = _token;
  return found;
end
$$;

-- The mirror is whole as of the run's beginning. Orders and gone products too old for any question are let go.
create or replace function finish_catalog(_tenant bigint, _token uuid, _compared boolean, _next_seconds float8) returns boolean
language plpgsql as $$
begin
  update catalog_sync s set
    state = 'ready', cursor = null, error = null, attempts = 0, lease_token = null, lease_until = null, total = null,
    synced_at = clock_timestamp(), full_at = case when _compared then s.started_at else s.full_at end,
    want_full = s.want_full and not _compared,
    due_at = clock_timestamp() + make_interval(secs => _next_seconds * (0.9 + random() * 0.2)),
    products = (select count(*) from catalog_products p where p.tenant_id = _tenant and p.deleted_at is null)
  where tenant_id = _tenant and lease_token = _token;
  if not found then return false; end if;
  delete from catalog_products where tenant_id = _tenant and deleted_at < clock_timestamp() - interval '7 days';
  delete from catalog_orders where tenant_id = _tenant and ordered_at < clock_timestamp() - interval '120 days';
  return true;
end
$$;

-- The run stops here and goes on from its cursor later. A store that doesn't let us look is `failed` at once, one that
-- is in trouble after the third try.
create or replace function fail_catalog(_tenant bigint, _token uuid, failure jsonb) returns void language sql as $$
  update catalog_sync set
    error = failure ->> 'error', lease_token = null, lease_until = null,
    cursor = case when (failure ->> 'restart')::boolean then null else cursor end,
    access_since = case when access = failure ->> 'access' then access_since else clock_timestamp() end,
    access = failure ->> 'access',
    state = case when failure ->> 'access' <> 'ok' or attempts >= 3 then 'failed' else state end,
    due_at = clock_timestamp() + make_interval(secs => (failure ->> 'retrySeconds')::float8 * (0.9 + random() * 0.2))
  where tenant_id = _tenant and lease_token = _token
$$;

-- The process ends: another one may go on at once.
create or replace function release_catalog(_tenant bigint, _token uuid) returns void language sql as $$
  update catalog_sync set lease_token = null, lease_until = null, attempts = greatest(attempts - 1, 0)
  where tenant_id = _tenant and lease_token = _token
$$;
