-- What the store says may have changed, to be read from it. Repeated and late events meet in one row.

create or replace function note_changes(_tenant bigint, _kind text, _ids text[]) returns void language sql as $$
  insert into catalog_changes as c (tenant_id, kind, resource_id, noted_at, due_at)
  select _tenant, _kind, id, clock_timestamp(), clock_timestamp() + interval '1 second'
  from (select distinct unnest(_ids) as id) g order by id
  on conflict (tenant_id, kind, resource_id) do update set
    noted_at = excluded.noted_at, attempts = 0, error = null,
    -- A row that somebody is reading just now is read again when that is done.
    due_at = case when c.lease_until is null then least(c.due_at, excluded.due_at) else excluded.due_at end
$$;

-- A few of each store's due changes, as many as one request can answer, store by store. Those of a store that doesn't
-- let us look wait until it does.
create or replace function claim_changes(_limit int, _lease_seconds float8) returns setof jsonb language sql as $$
  with due as (
    select c.tenant_id, c.kind, c.resource_id, row_number() over (partition by c.tenant_id, c.kind order by c.due_at) as place
    from catalog_changes c join catalog_sync s on s.tenant_id = c.tenant_id
    where c.due_at <= clock_timestamp() and (c.lease_until is null or c.lease_until < clock_timestamp())
      and s.access = 'ok' and c.tenant_id <> all (array(select r.tenant_id from store_removals r))
  ),
  picked as (
    select c.tenant_id, c.kind, c.resource_id
    from catalog_changes c join due using (tenant_id, kind, resource_id)
    where due.place <= 30 and (c.lease_until is null or c.lease_until < clock_timestamp())
    order by due.place, c.due_at limit _limit
    for no key update of c skip locked
  ),
  claimed as (
    update catalog_changes c set
      lease_until = clock_timestamp() + make_interval(secs => _lease_seconds), attempts = c.attempts + 1
    from picked p where (c.tenant_id, c.kind, c.resource_id) = (p.tenant_id, p.kind, p.resource_id)
    returning c.*
  )
  select jsonb_build_object(
    'tenantId', c.tenant_id::text, 'kind', c.kind, 'ids', jsonb_agg(c.resource_id order by c.resource_id),
    'notedAt', min(c.noted_at), 'attempts', max(c.attempts), 'storeUrl', s.store_url, 'language', s.language,
    'storeId', t.tiendanube_store_id, 'sealedToken', t.tiendanube_access_token, 'country', t.country)
  from claimed c join catalog_sync s on s.tenant_id = c.tenant_id join tenants t on t.id = c.tenant_id
  group by c.tenant_id, c.kind, s.tenant_id, t.id
$$;

-- What was read after it was noted is settled; what was noted again meanwhile is due again.
create or replace function settle_changes(_tenant bigint, _kind text, _ids text[], _read_at timestamptz) returns void
language plpgsql as $$
begin
  delete from catalog_changes
  where tenant_id = _tenant and kind = _kind and resource_id = any(_ids) and noted_at <= _read_at;
  update catalog_changes set lease_until = null, attempts = 0
  where tenant_id = _tenant and kind = _kind and resource_id = any(_ids);
end
$$;

-- Later again, or, after the last try, not before something new is noted of it.
create or replace function postpone_changes(_tenant bigint, _kind text, _ids text[], failure jsonb) returns void language sql as $$
  update catalog_changes set
    lease_until = null, error = failure ->> 'error',
    due_at = case when failure ->> 'retrySeconds' is null then 'infinity'
      else clock_timestamp() + make_interval(secs => (failure ->> 'retrySeconds')::float8 * (0.8 + random() * 0.4)) end
  where tenant_id = _tenant and kind = _kind and resource_id = any(_ids)
$$;

-- The store does not let us look (any more), or does again. All that happened meanwhile was told to nobody.
create or replace function note_access(_tenant bigint, _store text, _access text) returns void language plpgsql as $$
begin
  if not mirror_open(_tenant, _store) then return; end if;
  update catalog_sync s set
    access = _access, access_since = case when s.access = _access then s.access_since else clock_timestamp() end,
    state = case when _access <> 'ok' then 'failed' else s.state end,
    error = case when _access <> 'ok' then _access else s.error end,
    want_full = s.want_full or (_access = 'ok' and s.access <> 'ok'),
    due_at = case when _access = 'ok' and s.access <> 'ok' then clock_timestamp()
      when _access = 'uninstalled' then 'infinity' else s.due_at end
  where tenant_id = _tenant;
end
$$;
