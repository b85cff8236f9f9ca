-- What the numbers of a store are made of, beside what is kept anyway.

-- A store's time zone, once for many rows; what isn't one is UTC, as in store_day().
create or replace function store_zone(_timezone text) returns text language plpgsql stable as $$
begin
  perform now() at time zone _timezone;
  return _timezone;
exception when invalid_parameter_value then
  return 'UTC';
end
$$;

-- Of what a turn looked for: what the store doesn't have, and what it has sold. Something that was found under other
-- words of the same turn was found.
create or replace function note_unmet_wishes(c chat_conversations, _turn jsonb) returns void language plpgsql as $$
begin
  if not jsonb_path_exists(_turn, '$.trace.steps[*] ? (@.tool == "search_specific_products")')
    or jsonb_path_exists(_turn, '$.trace.steps[*] ? (@.tool == "search_specific_products").result.products[*] ? (@.available == true)')
  then
    return;
  end if;
  insert into unmet_wishes (tenant_id, conversation_id, wish, kind)
  select distinct c.tenant_id, c.id, l.wish, case when l.products = '[]' then 'missing' else 'sold_out' end
  from (
    select search_fold(left(s->'arguments'->>'query', 200)) as wish, s->'result'->'products' as products
    from jsonb_array_elements(_turn->'trace'->'steps') s
    where s->>'tool' = 'search_specific_products' and jsonb_typeof(s->'result'->'products') = 'array'
  ) l
  where l.wish <> '';
end
$$;

-- What happened in a store on each day of its calendar, from the rows themselves. What the bot answered in a chat without
-- 72 hours between is one consultation, of the day of its last answer. It helped where no handoff and no person came into
-- it and the customer bought, confirmed (closed with words that want no answer) or wrote nothing for 72 hours; while none
-- of these is known it doesn't count.
create or replace function count_days(_tenant bigint, _first date, _last date) returns setof number_days language sql stable as $$
  with span as materialized (
    select z.zone, _first::timestamp at time zone z.zone as since, (_last + 1)::timestamp at time zone z.zone as until,
      interval '72 hours' as following
    from tenants t cross join lateral (select store_zone(t.timezone) as zone) z
    where t.id = _tenant and _first <= _last
  ),
  -- Everything of a day is in chats that were active since, which have an index by time. Chats and their turns are looked
  -- up one by one (`offset 0` holds it so): a planner that guesses the span wrong would read every store's turns instead.
  active as materialized (
    select c.id, c.created_at, c.contact_phone
    from span s
    cross join lateral (
      select n.* from chat_conversations n where n.tenant_id = _tenant and n.last_message_at >= s.since - s.following
      union all
      select n.* from chat_conversations n where n.tenant_id = _tenant and n.last_message_at is null
      offset 0
    ) c
    where not is_canary(c.id)
  ),
  ordered as materialized (
    select o.order_id, o.ordered_at, o.phone_keys
    from span s
    join catalog_orders o on o.tenant_id = _tenant and o.ordered_at >= s.since - interval '30 days' and o.ordered_at < s.until + s.following
    where o.state ->> 'status' is distinct from 'cancelled'
  ),
  -- Of chats without an answer since, the older ones count only where an order may have followed on them.
  answers as materialized (
    select a.id, r.at, r.ended_at, r.at - lag(r.at) over (partition by a.id order by r.at) <= s.following as goes_on
    from span s
    cross join active a
    cross join lateral (
      select t.started_at as at, coalesce(t.finished_at, t.started_at) as ended_at
      from turns t
      where t.conversation_id = a.id and t.outcome = 'reply'
        and t.started_at >= s.since - interval '30 days' and t.started_at < s.until + s.following
      offset 0
    ) r
    where exists (select 1 from turns t where t.conversation_id = a.id and t.started_at >= s.since)
      or right(a.contact_phone, 4) = any(array(select right(k.phone, 4) from ordered o cross join unnest(o.phone_keys) k (phone)))
  ),
  -- Folding a number costs: it is done for those whose last digits are an order's.
  followed as materialized (
    select distinct m.order_id, m.id
    from span s
    cross join (
      select o.order_id, o.ordered_at, k.phone, a.id, a.contact_phone
      from ordered o
      cross join unnest(o.phone_keys) k (phone)
      join active a on right(a.contact_phone, 4) = right(k.phone, 4)
      where k.phone <> ''
      offset 0
    ) m
    join answers r on r.id = m.id and r.at between m.ordered_at - s.following and m.ordered_at
    where phone_key(m.contact_phone) = m.phone
  ),
  consults as (
    select id, min(at) as first_at, max(at) as day_at, max(ended_at) as last_at
    from (
      select *, count(*) filter (where goes_on is not true) over (partition by id order by at) as place from answers
    ) n
    group by id, place
  ),
  judged as (
    select (b.day_at at time zone s.zone)::date as day, case
        when x.people then false
        when f.id is not null then true
        when x.again then false
        when x.confirmed or b.last_at + s.following <= now() then true
      end as helped
    from span s
    join consults b on b.day_at >= s.since and b.day_at < s.until
    left join (select distinct id from followed) f on f.id = b.id
    cross join lateral (
      select
        exists (
          select 1 from handoffs h where h.conversation_id = b.id and h.created_at between b.first_at and b.last_at + s.following)
        or exists (
          select 1 from chat_messages m where m.conversation_id = b.id and m.role = 'human_supervisor'
            and m.sent_at between b.first_at and b.last_at + s.following) as people,
        coalesce(bool_or(m.outcome is distinct from 'no_answer_needed'), false) as again,
        coalesce(bool_or(m.outcome = 'no_answer_needed'), false) as confirmed
      from chat_messages m
      where m.conversation_id = b.id and m.role = 'user' and m.sent_at > b.last_at and m.sent_at <= b.last_at + s.following
    ) x
  ),
  -- Each handoff with when a person first answered it, as long as it was a person's.
  handed as (
    select (h.created_at at time zone s.zone)::date as day, h.cause, h.returned_at,
      -- A year that SQL alone can write is more seconds than an integer holds.
      case when a.at is not null then least(round(extract(epoch from a.at - h.created_at)), 2147483647)::int end as seconds
    from span s
    join handoffs h on h.tenant_id = _tenant and h.created_at >= s.since and h.created_at < s.until
    left join lateral (
      select m.sent_at as at from chat_messages m
      where m.conversation_id = h.conversation_id and m.role = 'human_supervisor'
        and m.sent_at >= h.created_at and m.sent_at < coalesce(h.returned_at, 'infinity')
        and coalesce(m.send_state, 'accepted') not in ('failed', 'cancelled')
      order by m.sent_at limit 1
    ) a on true
  ),
  caused as (
    select day, jsonb_object_agg(cause, handoffs) as causes, sum(handoffs)::int as handoffs, sum(returned)::int as returned
    from (select day, cause, count(*)::int as handoffs, count(returned_at)::int as returned from handed group by day, cause) c
    group by day
  )
  select _tenant, d.day::date, coalesce(n.chats, 0), coalesce(r.replies, 0), coalesce(j.consults, 0), coalesce(j.resolved, 0),
    coalesce(o.orders, 0), coalesce(o.followed, 0), coalesce(p.accepted, 0), coalesce(p.edited, 0), coalesce(p.refused, 0),
    coalesce(h.handoffs, 0), coalesce(h.returned, 0), coalesce(w.seconds, '{}'), coalesce(h.causes, '{}'), now()
  from generate_series(_first::timestamp, _last::timestamp, interval '1 day') d (day)
  left join (
    select (a.created_at at time zone s.zone)::date as day, count(*)::int as chats
    from span s join active a on a.created_at >= s.since and a.created_at < s.until group by 1
  ) n on n.day = d.day
  left join (
    select (a.at at time zone s.zone)::date as day, count(*)::int as replies
    from span s join answers a on a.at >= s.since and a.at < s.until group by 1
  ) r on r.day = d.day
  left join (
    select day, count(helped)::int as consults, count(*) filter (where helped)::int as resolved from judged group by day
  ) j on j.day = d.day
  left join (
    select (o.ordered_at at time zone s.zone)::date as day, count(*)::int as orders,
      count(*) filter (where exists (select 1 from followed f where f.order_id = o.order_id))::int as followed
    from span s join ordered o on o.ordered_at >= s.since and o.ordered_at < s.until group by 1
  ) o on o.day = d.day
  left join (
    select (g.created_at at time zone s.zone)::date as day, count(*) filter (where g.state = 'accepted')::int as accepted,
      count(*) filter (where g.state = 'edited')::int as edited, count(*) filter (where g.state = 'refused')::int as refused
    from span s join reply_suggestions g on g.tenant_id = _tenant and g.created_at >= s.since and g.created_at < s.until
    group by 1
  ) p on p.day = d.day
  left join caused h on h.day = d.day
  left join (select day, array_agg(seconds) as seconds from handed where seconds is not null group by day) w on w.day = d.day
$$;

-- The days of a store: those that are kept as they were counted, the last few and what changed late from the rows.
create or replace function days_of(_tenant bigint, _first date, _last date) returns setof number_days language sql stable as $$
  with kept as materialized (
    select least(g.kept_until, (
      select greatest(min(c.day), first_whole_day(t)) - 1 from number_changes c where c.tenant_id = _tenant having count(*) > 0)) as until
    from number_progress g join tenants t on t.id = g.tenant_id where g.tenant_id = _tenant
  )
  select d.* from kept k join number_days d on d.tenant_id = _tenant and d.day between _first and least(_last, k.until)
  union all
  select d.* from count_days(_tenant, greatest(_first, coalesce((select k.until + 1 from kept k), _first)), _last) d
$$;

-- The figures of some days. Sums over nothing are null: no data, not zero.
create or replace function sum_days(_days number_days[]) returns jsonb language sql stable as $$
  select jsonb_build_object(
    'newChats', nullif(sum(d.new_chats), 0), 'botReplies', nullif(sum(d.bot_replies), 0),
    'resolved', case when sum(d.consults) > 0 then sum(d.resolved) end, 'resolvedOf', nullif(sum(d.consults), 0),
    'orders', case when sum(d.orders) > 0 then sum(d.orders_followed) end,
    'suggestionsAccepted', case when sum(d.suggestions_accepted + d.suggestions_edited + d.suggestions_refused) > 0 then sum(d.suggestions_accepted) end,
    'suggestionsEdited', case when sum(d.suggestions_accepted + d.suggestions_edited + d.suggestions_refused) > 0 then sum(d.suggestions_edited) end,
    'suggestionsRefused', case when sum(d.suggestions_accepted + d.suggestions_edited + d.suggestions_refused) > 0 then sum(d.suggestions_refused) end,
    'handoffs', nullif(sum(d.handoffs), 0),
    'answered', case when sum(d.handoffs) > 0 then sum(cardinality(d.answer_seconds)) end,
    'returned', case when sum(d.handoffs) > 0 then sum(d.returned) end)
    || (select jsonb_build_object(
      'answerMedianSeconds', percentile_cont(0.5) within group (order by x.seconds),
      'answerP90Seconds', percentile_cont(0.9) within group (order by x.seconds))
    from unnest(_days) e cross join unnest(e.answer_seconds) x (seconds))
  from unnest(_days) d
$$;

-- A store whose days are to be counted, for whoever may do that now: one that was not looked at for a while, or of which
-- something changed late. What is to be counted comes in pieces of a month, the oldest first.
create or replace function claim_days(_every interval) returns jsonb language plpgsql as $$
declare
  _now constant timestamptz := clock_timestamp();
  p number_progress;
  today date;
  begun date;
  changed date;
begin
  select g.* into p from number_progress g
  where g.counted_at < _now - _every order by g.counted_at limit 1 for no key update skip locked;
  if p.tenant_id is null then
    select g.* into p from number_progress g
    where g.counted_at < _now - interval '1 minute' and g.tenant_id in (select c.tenant_id from number_changes c)
    order by g.counted_at limit 1 for no key update skip locked;
  end if;
  -- Stores are looked for only where nothing else is left: among ten thousand of them that took longer than counting one.
  if p.tenant_id is null then
    insert into number_progress (tenant_id, counted_at)
    select t.id, 'epoch' from tenants t where not exists (select 1 from number_progress g where g.tenant_id = t.id)
    on conflict do nothing;
    if not found then
      return null;
    end if;
    return claim_days(_every);
  end if;
  with gone as (delete from number_changes c where c.tenant_id = p.tenant_id returning c.day)
  select greatest(min(g.day), (select first_whole_day(t) from tenants t where t.id = p.tenant_id)) into changed
  from gone g having count(*) > 0;
  update number_progress g set counted_at = clock_timestamp(), kept_until = case when g.kept_until is not null then least(g.kept_until, changed - 1) end
  where g.tenant_id = p.tenant_id returning * into p;
  select store_day(t.timezone, now()) into today from tenants t where t.id = p.tenant_id;
  begun := p.kept_until + 1;
  if begun is null then
    select store_day(t.timezone, min(c.created_at)) into begun
    from tenants t left join chat_conversations c on c.tenant_id = t.id where t.id = p.tenant_id group by t.id;
  end if;
  return jsonb_build_object('tenantId', p.tenant_id::text, 'from', begun, 'to', least(begun + 30, today), 'today', today,
    'claim', p.counted_at);
end
$$;

-- Counts the days of a claim and keeps them. Those of five days ago and before can't change by time any more. Nothing is
-- kept where somebody else has claimed the store since, as they saw more.
create or replace function keep_days(_claim jsonb) returns void language plpgsql as $$
declare
  tenant constant bigint := (_claim ->> 'tenantId')::bigint;
  last_day constant date := (_claim ->> 'to')::date;
  days number_days[];
begin
  days := array(select d from count_days(tenant, (_claim ->> 'from')::date, last_day) d);
  update number_progress set
    kept_until = greatest(kept_until, least(last_day, (_claim ->> 'today')::date - 5)),
    counted_at = case when last_day < (_claim ->> 'today')::date then 'epoch' else counted_at end
  where tenant_id = tenant and counted_at = (_claim ->> 'claim')::timestamptz;
  if not found then
    return;
  end if;
  insert into number_days select d.* from unnest(days) d
  on conflict (tenant_id, day) do update set new_chats = excluded.new_chats, bot_replies = excluded.bot_replies,
    consults = excluded.consults, resolved = excluded.resolved, orders = excluded.orders, orders_followed = excluded.orders_followed,
    suggestions_accepted = excluded.suggestions_accepted, suggestions_edited = excluded.suggestions_edited,
    suggestions_refused = excluded.suggestions_refused, handoffs = excluded.handoffs, returned = excluded.returned,
    answer_seconds = excluded.answer_seconds, causes = excluded.causes, counted_at = excluded.counted_at;
end
$$;
