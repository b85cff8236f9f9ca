-- Stores that were removed: silent at once, kept for a while, then erased. Their row is the job; what a process that died
-- has left undone is done by the next one.

-- What was ready to leave is cancelled, and nobody is told of anything any more. Chat by chat, so that no lock is held for
-- long; what is under way at the provider may still arrive.
create or replace function stop_store(_tenant bigint) returns void language plpgsql as $$
declare
  chat uuid;
begin
  for chat in
    select distinct m.conversation_id from chat_messages m join chat_conversations c on c.id = m.conversation_id
    where m.tenant_id = _tenant and m.send_state in ('queued', 'draft') order by 1
  loop
    perform 1 from chat_conversations where id = chat for no key update;
    update chat_messages set send_state = 'cancelled', failure_code = 'store_off'
    where conversation_id = chat and send_state in ('queued', 'draft');
    update chat_conversations set send_due_at = null where id = chat;
  end loop;
  update handoff_alerts set due_at = null where tenant_id = _tenant and due_at is not null;
  update health_checks set notice_due_at = null where tenant_id = _tenant and notice_due_at is not null;
  update owner_notices set due_at = null where tenant_id = _tenant and due_at is not null;
  update weekly_letters set due_at = null where tenant_id = _tenant and due_at is not null;
  update chat_conversations set summary_due_at = null where id in (
    select id from chat_conversations where tenant_id = _tenant and summary_due_at is not null order by id for no key update);
  delete from push_notices where tenant_id = _tenant;
  update store_removals set stopped_at = clock_timestamp() where tenant_id = _tenant;
end
$$;

-- Brought back, paused: 'ok', or why not.
create or replace function restore_store(_tenant bigint) returns text language plpgsql as $$
declare
  gone store_removals;
  t tenants;
begin
  select * into t from tenants where id = _tenant for update;
  select * into gone from store_removals where tenant_id = _tenant for update;
  if gone.tenant_id is null then
    return 'not_removed';
  elsif gone.erasing_at is not null then
    return 'erasing';
  elsif exists (select 1 from tenants o where o.bot_phone_key = phone_key(t.bot_phone_number)) then
    return 'number_taken';
  end if;
  update tenants set removed_at = null, updated_at = clock_timestamp() where id = _tenant;
  return 'ok';
end
$$;

-- Removed stores with something to do: to be stopped, unsubscribed or erased. Claimed with the time of the next try.
create or replace function claim_removals(_limit int) returns setof jsonb language sql as $$
  with due as (
    select r.tenant_id from store_removals r where r.due_at <= clock_timestamp()
    order by r.due_at limit _limit for no key update skip locked
  ),
  claimed as (
    update store_removals r set
      erasing_at = case when r.erase_at <= clock_timestamp() then coalesce(r.erasing_at, clock_timestamp()) end,
      unsubscribe_attempts = r.unsubscribe_attempts + case when r.unsubscribed_at is null then 1 else 0 end,
      due_at = clock_timestamp() + case when r.erase_at <= clock_timestamp() then interval '10 minutes'
        else interval '1 minute' * 2 ^ least(r.unsubscribe_attempts, 8) end
    from due where r.tenant_id = due.tenant_id
    returning r.*
  )
  select jsonb_build_object('tenantId', c.tenant_id::text, 'stopped', c.stopped_at is not null,
    'unsubscribed', c.unsubscribed_at is not null, 'erasing', c.erasing_at is not null,
    'storeId', t.tiendanube_store_id, 'sealedToken', t.tiendanube_access_token, 'sealedKey', t.ycloud_api_key,
    -- Another of our numbers reads the same shop: what it is told goes to both.
    'shared', exists (
      select 1 from tenants o where o.tiendanube_store_id = t.tiendanube_store_id and o.id <> t.id and o.removed_at is null
        and o.tiendanube_access_token is not null))
  from claimed c join tenants t on t.id = c.tenant_id
$$;

-- Done, or to be tried again for as long as the store is kept. False: the store came back meanwhile.
create or replace function settle_unsubscribe(_tenant bigint, _error text) returns boolean language plpgsql as $$
begin
  update store_removals set unsubscribe_error = _error,
    unsubscribed_at = case when _error is null then clock_timestamp() end,
    due_at = case when _error is null then erase_at else least(due_at, erase_at) end
  where tenant_id = _tenant;
  return found;
end
$$;

-- One bite of a table; how many rows are gone.
create or replace function erase_rows(_table regclass, _tenant bigint, _limit int) returns int language plpgsql as $$
declare
  gone int;
begin
  execute format('delete from %s where ctid = any(array(select ctid from %s where tenant_id = $1 limit $2))', _table, _table)
  using _tenant, _limit;
  get diagnostics gone = row_count;
  return gone;
end
$$;

-- Every table of the stores, those first that point at others; what is only added to goes with the store's own row.
create or replace function tables_to_erase() returns table (name text) language sql stable as $$
  with recursive stores as (
    select c.oid from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and c.relname not in ('audit_log', 'store_removals')
  ),
  depth as (
    select oid, 0 as n from stores
    union
    select f.confrelid, d.n + 1 from depth d join pg_constraint f on f.contype = 'f' and f.conrelid = d.oid and f.confrelid <> f.conrelid
    join stores s on s.oid = f.confrelid where d.n < 10
  )
  select d.oid::regclass::text from depth d group by d.oid
  -- What other tables' triggers write into comes late.
  order by d.oid in ('live_events'::regclass, 'catalog_revisions'::regclass), max(d.n), 1
$$;

-- The end: events that came for its number and found no store, people who were in no other one, the store itself with what
-- hangs on it. That it was erased stays with the installation.
create or replace function erase_store_row(_tenant bigint) returns void language plpgsql as $$
declare
  t tenants;
  r store_removals;
begin
  select * into t from tenants where id = _tenant for update;
  select * into r from store_removals where tenant_id = _tenant and erasing_at is not null;
  if r.tenant_id is null then
    return;
  end if;
  delete from webhook_events where state = 'unmatched' and tenant_id is null and received_at >= r.removed_at
    and phone_key(recipient) = phone_key(t.bot_phone_number);
  delete from auth.users u where u.role = 'member'
    and exists (select 1 from auth.memberships m where m.user_id = u.id and m.tenant_id = _tenant)
    and not exists (select 1 from auth.memberships m where m.user_id = u.id and m.tenant_id <> _tenant);
  delete from tenants where id = _tenant;
  insert into audit_log (tenant_id, actor, action, target) values (null, 'system', 'tenant.erased', _tenant::text);
end
$$;
