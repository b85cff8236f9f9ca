-- What models cost, and what is left to spend. Spending is written down by whoever asked a model, in the statement
-- that keeps what came of it; limits are looked at when a turn is claimed. So what is under way when a limit is
-- reached is still paid: at most the turns in flight, which are capped per store.

-- The store's day: budgets begin anew at its midnight. What isn't a time zone counts as UTC, as the row may be
-- written by hand.
create or replace function store_day(_timezone text, _now timestamptz) returns date language plpgsql stable as $$
begin
  return (_now at time zone _timezone)::date;
exception when invalid_parameter_value then
  return (_now at time zone 'UTC')::date;
end
$$;

-- How much of its budget a store has used. level: ok; warn from 80 % on; from 100 % on what the store has chosen for its
-- month: over (only told), grace (a cheaper model may still answer, to 120 %) or spent. period says which limit decides.
create or replace function tenant_budget(t tenants, _now timestamptz) returns jsonb language plpgsql stable as $$
declare
  today date := store_day(t.timezone, _now);
  day_usd numeric;
  month_usd numeric;
  day_share numeric;
  month_share numeric;
  day_level text;
  month_level text;
  levels text[] := '{ok,warn,over,grace,spent}';
  by_month boolean;
begin
  select coalesce(sum(u.cost_usd) filter (where u.day = today), 0), coalesce(sum(u.cost_usd), 0)
  into day_usd, month_usd
  from usage_days u
  where u.tenant_id = t.id and u.day >= date_trunc('month', today)::date and u.day <= today;
  day_share := budget_share(day_usd, t.daily_budget_usd);
  month_share := budget_share(month_usd, t.monthly_budget_usd);
  day_level := budget_level(day_share, 'cheaper_model');
  -- A limit of nothing allows nothing.
  month_level := budget_level(month_share, case when t.monthly_budget_usd = 0 then 'handoff' else t.budget_effect end);
  by_month := (array_position(levels, month_level), month_share) > (array_position(levels, day_level), day_share);
  return jsonb_build_object(
    'level', case when by_month then month_level else day_level end,
    'period', case when by_month then 'month' else 'day' end,
    'dayUsd', day_usd, 'monthUsd', month_usd);
end
$$;

create or replace function budget_level(_share numeric, _effect text) returns text language sql immutable as $$
  select case
    when _share < 0.8 then 'ok'
    when _share < 1 then 'warn'
    when _effect = 'warn' then 'over'
    when _effect = 'handoff' or _share >= 1.2 then 'spent'
    else 'grace' end
$$;

create or replace function budget_share(_spent numeric, _limit numeric) returns numeric language sql immutable as $$
  select case when _limit is null then 0 when _limit = 0 then 999 else _spent / _limit end
$$;

-- Has this customer taken what a day allows? Counted when a turn is claimed, so that one that dies counts too.
create or replace function customer_spent(c chat_conversations, t tenants, _now timestamptz) returns boolean
language sql stable as $$
  select coalesce(c.budget_day = store_day(t.timezone, _now)
    and (c.day_turns > t.customer_daily_turns or c.day_tokens >= t.customer_daily_tokens), false)
$$;

-- Which of a store's rows to add to: the first that nobody else is adding to, until the transaction ends. A quiet store
-- has one row per day and model; at rush hour its turns don't wait for each other's commits (130 turns a second of one
-- store became as many as of twenty). Where all are taken, any of them is waited for.
create or replace function usage_slot(_tenant bigint) returns smallint language plpgsql volatile as $$
begin
  for slot in 0..15 loop
    if pg_try_advisory_xact_lock(hashtextextended('usage ' || _tenant, slot)) then
      return slot;
    end if;
  end loop;
  return floor(random() * 16)::smallint;
end
$$;

-- lines: [{model, runs, calls, inputTokens, cachedTokens, outputTokens, audioSeconds, unpricedCalls, costUsd}], one per model.
create or replace function record_usage(_tenant bigint, _purpose text, _lines jsonb) returns void language plpgsql as $$
begin
  insert into usage_days as u (tenant_id, day, purpose, model, slot, runs, calls, input_tokens, cached_tokens, output_tokens,
                               audio_seconds, unpriced_calls, cost_usd)
  select t.id, store_day(t.timezone, clock_timestamp()), _purpose, l.model, s.slot, l.runs, l.calls, l."inputTokens",
         l."cachedTokens", l."outputTokens", l."audioSeconds", l."unpricedCalls", l."costUsd"
  from tenants t, usage_slot(_tenant) as s(slot), jsonb_to_recordset(coalesce(_lines, '[]')) as l(
    model text, runs int, calls int, "inputTokens" bigint, "cachedTokens" bigint, "outputTokens" bigint,
    "audioSeconds" int, "unpricedCalls" int, "costUsd" numeric)
  where t.id = _tenant
  order by l.model
  on conflict (tenant_id, day, purpose, model, slot) do update set
    runs = u.runs + excluded.runs, calls = u.calls + excluded.calls,
    input_tokens = u.input_tokens + excluded.input_tokens, cached_tokens = u.cached_tokens + excluded.cached_tokens,
    output_tokens = u.output_tokens + excluded.output_tokens, audio_seconds = u.audio_seconds + excluded.audio_seconds,
    unpriced_calls = u.unpriced_calls + excluded.unpriced_calls, cost_usd = u.cost_usd + excluded.cost_usd;
end
$$;

-- What a chat took counts for its store and for its customer. The conversation is locked first, as everywhere.
create or replace function count_usage(_conversation uuid, _purpose text, _lines jsonb, _tokens bigint) returns void
language plpgsql as $$
declare
  _tenant bigint;
begin
  update chat_conversations c set
    budget_day = d.day, day_turns = case when c.budget_day = d.day then c.day_turns else 0 end,
    day_tokens = case when c.budget_day = d.day then c.day_tokens else 0 end + coalesce(_tokens, 0)
  from tenants t cross join lateral (select store_day(t.timezone, clock_timestamp()) as day) d
  where c.id = _conversation and t.id = c.tenant_id
  returning c.tenant_id into _tenant;
  perform record_usage(_tenant, _purpose, _lines);
end
$$;
