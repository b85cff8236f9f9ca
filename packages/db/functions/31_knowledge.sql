-- What a merchant has written for the agent beside the prompt.

-- Articles that may hold now, the newest first. Which day it is at the store is the reader's to say: a zone that
-- doesn't exist may stand in the tenant's row, so a day is left on both sides here.
create or replace function current_articles(_tenant bigint, _now timestamptz) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(to_jsonb(a) order by a.id desc), '[]') from (
    select id, title, body, valid_from, valid_until from tenant_articles
    where tenant_id = _tenant
      and (valid_from is null or valid_from <= (_now at time zone 'UTC')::date + 1)
      and (valid_until is null or valid_until >= (_now at time zone 'UTC')::date - 1)
    order by id desc limit 60) a
$$;

-- Mails to owners that are due. Claimed with the time of the next try, so that a process that dies delays one and
-- doubles none. They go to everybody who answers for the store: an address that was just changed is not the only one.
create or replace function claim_owner_notices(_limit int) returns setof jsonb language sql as $$
  with due as (
    select n.id from owner_notices n where n.due_at <= clock_timestamp()
    order by n.due_at limit _limit for no key update skip locked
  ),
  claimed as (
    update owner_notices n set attempts = n.attempts + 1,
      due_at = clock_timestamp() + interval '1 minute' * 4 ^ n.attempts
    from due where n.id = due.id
    returning n.*
  )
  select jsonb_build_object('id', c.id, 'kind', c.kind, 'tenantId', c.tenant_id::text, 'storeName', t.store_name,
    'timezone', t.timezone, 'before', c.before, 'after', c.after, 'changedBy', c.changed_by, 'at', c.created_at,
    'attempts', c.attempts, 'ownerEmail', t.owner_email,
    'people', (
      select coalesce(jsonb_agg(distinct u.email order by u.email), '[]')
      from auth.users u left join auth.memberships m on m.user_id = u.id and m.tenant_id = c.tenant_id and m.role = 'owner'
        and m.disabled_at is null
      where u.disabled_at is null and u.email not like '%.invalid' and (u.role = 'operator' or m.user_id is not null)))
  from claimed c join tenants t on t.id = c.tenant_id
$$;

-- Told, or to be tried again; after the last try the audit log is what remains.
create or replace function settle_owner_notice(_id uuid, _error text, _last boolean) returns void language sql as $$
  update owner_notices set error = _error,
    sent_at = case when _error is null then clock_timestamp() end,
    due_at = case when _error is null or _last then null else due_at end
  where id = _id
$$;

-- The product that a bubble of ours showed: what its link, picture or name is about, by the facts of its turn. Null where
-- it showed none, or several that nothing tells apart.
create or replace function product_of_bubble(bubble chat_messages) returns text language sql stable as $$
  with facts as (
    select f.fact from turns t, jsonb_array_elements(json_list(t.trace->'facts')) as f(fact)
    where t.id = bubble.turn_id and bubble.role = 'assistant'
  ),
  shown as (
    select f.fact->>'subject' as product,
      min(case f.fact->>'kind' when 'link' then 1 when 'image' then 1 else 2 end) as rank
    from facts f
    where f.fact->>'kind' in ('link', 'image', 'product')
      and f.fact->>'id' in (
        select jsonb_array_elements_text(json_list(t.trace->'bubbles'->(bubble.bubble_index - 1)->'factIds'))
        from turns t where t.id = bubble.turn_id)
      and f.fact->>'subject' in (select p.fact->>'subject' from facts p where p.fact->>'kind' = 'product')
    group by 1
  )
  select case when count(*) = 1 then min(product) end from shown where rank = (select min(rank) from shown)
$$;

-- One more number that a chat asks for today; false once it has asked for too many that weren't its own. The row's lock
-- counts calls that come at the same time one after the other. What was asked before, and is asked again, counts once.
create or replace function try_order_number(_tenant bigint, _conversation uuid, _digest text, _limit int) returns boolean
language sql as $$
  insert into order_guesses as g (tenant_id, conversation_id, day, digests)
  values (_tenant, _conversation, (clock_timestamp() at time zone 'UTC')::date, array[_digest])
  on conflict (conversation_id, day) do update set digests =
    case when _digest = any(g.digests) or cardinality(g.digests) > _limit then g.digests else g.digests || _digest end
  returning cardinality(digests) <= _limit
$$;

-- A number that was the customer's own, or that nothing was learnt of, is no guess.
create or replace function forget_order_number(_conversation uuid, _digest text) returns void language sql as $$
  update order_guesses set digests = array_remove(digests, _digest)
  where conversation_id = _conversation and day >= (clock_timestamp() at time zone 'UTC')::date - 1
$$;

-- A cart that is to become a draft order, by its digest and the day, as another day has other prices: {id, url, mine}. Only who gets it as theirs may ask the store for one; who comes
-- while it is being made gets neither, and after a minute of silence it is looked for anew.
create or replace function claim_draft_checkout(_tenant bigint, _conversation uuid, _cart text) returns jsonb
language plpgsql as $$
declare
  d draft_checkouts;
  made boolean;
  key text := _cart || to_char(clock_timestamp() at time zone 'UTC', '" "YYYY-MM-DD');
begin
  insert into draft_checkouts (tenant_id, conversation_id, cart) values (_tenant, _conversation, key)
  on conflict (conversation_id, cart) do nothing
  returning * into d;
  made := d.id is not null;
  if not made then
    select * into d from draft_checkouts where conversation_id = _conversation and cart = key for no key update;
  end if;
  if not made and d.url is null and d.created_at < clock_timestamp() - interval '1 minute' then
    update draft_checkouts set created_at = clock_timestamp() where id = d.id;
    return jsonb_build_object('id', d.id, 'url', null, 'mine', true, 'again', true);
  end if;
  return jsonb_build_object('id', d.id, 'url', d.url, 'mine', made, 'again', false);
end
$$;
