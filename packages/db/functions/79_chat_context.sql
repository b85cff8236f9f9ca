-- What stands beside a chat. As `newest_order`: the orders of the chat's own number, in the session's store, and no others.
create or replace function orders_of_chat(_conversation uuid) returns jsonb
language sql stable security definer as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', o.order_id, 'number', o.number, 'adminUrl', o.store_url || '/admin/v2/orders/' || o.order_id, 'createdAt', o.ordered_at, 'status', o.state->'status',
    'paymentStatus', o.state->'paymentStatus', 'totalCents', o.state->'totalCents', 'currency', o.state->'currency',
    'shipments', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'status', s->'status', 'trackingCode', s->'trackingCode', 'trackingUrl', s->'trackingUrl')), '[]')
      from jsonb_array_elements(case jsonb_typeof(o.state->'shipments') when 'array' then o.state->'shipments' else '[]' end) s)
    ) order by o.ordered_at desc), '[]')
  from (
    select o.*, s.store_url from chat_conversations c
    join catalog_orders o on o.tenant_id = c.tenant_id and o.phone_keys @> array[phone_key(c.contact_phone)]
    left join catalog_sync s on s.tenant_id = c.tenant_id
    where c.id = _conversation and c.tenant_id = nullif(current_setting('app.tenant_id', true), '')::bigint
      and phone_key(c.contact_phone) <> ''
    order by o.ordered_at desc limit 10) o
$$;
alter function orders_of_chat(uuid) set search_path = pg_catalog, public, pg_temp;
revoke execute on function orders_of_chat(uuid) from public;
grant execute on function orders_of_chat(uuid) to platform_tenant;

-- What the bot's last turns told about, newest first, as the mirror has it now.
create or replace function products_of_chat(_conversation uuid) returns jsonb language sql stable as $$
  with told as (
    select f->>'subject' as id, max(t.started_at) as at
    from (
      select u.started_at, u.trace from turns u where u.conversation_id = _conversation
      order by u.started_at desc nulls last limit 20
    ) t, jsonb_array_elements(case jsonb_typeof(t.trace->'facts') when 'array' then t.trace->'facts' else '[]' end) f
    where f->>'kind' = 'product' and f->>'subject' is not null
    group by 1 order by 2 desc limit 10
  )
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', p->'id', 'name', p->'name', 'url', p->'url', 'currency', p->'currency', 'ageSeconds', p->'ageSeconds',
    'priceCents', v.price, 'available', v.available, 'stock', v.stock)), '[]')
  from chat_conversations c
  cross join lateral mirror_products(c.tenant_id, array(select id from told order by at desc)) p
  cross join lateral (
    select min(coalesce((o->>'promotionalPriceCents')::bigint, (o->>'priceCents')::bigint)) as price,
      bool_or((o->>'available')::boolean) as available,
      case when bool_and(o->>'stock' is not null) then sum((o->>'stock')::int) end as stock
    from jsonb_array_elements(p->'variants') o
  ) v
  where c.id = _conversation
$$;
