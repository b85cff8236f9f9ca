-- What people at the desk need beside the messages: canned answers, notes, labels.

-- The newest order of a chat's own number, in the session's store. The array operator isn't leakproof: under the
-- policies it would look at every order of the store.
create or replace function newest_order(_conversation uuid) returns table (number text, tracking text)
language sql stable security definer as $$
  select o.number, (
    select s->>'trackingCode' from jsonb_array_elements(case jsonb_typeof(o.state->'shipments') when 'array' then o.state->'shipments' else '[]' end) s
    where s->>'trackingCode' is not null limit 1)
  from chat_conversations c
  join catalog_orders o on o.tenant_id = c.tenant_id and o.phone_keys @> array[phone_key(c.contact_phone)]
  where c.id = _conversation and c.tenant_id = nullif(current_setting('app.tenant_id', true), '')::bigint
    and phone_key(c.contact_phone) <> ''
  order by o.ordered_at desc limit 1
$$;
alter function newest_order(uuid) set search_path = pg_catalog, public, pg_temp;
revoke execute on function newest_order(uuid) from public;
grant execute on function newest_order(uuid) to platform_tenant;
