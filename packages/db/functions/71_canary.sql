-- The canary: a message of the store's own that goes the whole way of a customer's, in by the public webhook, through
-- the turn with the store's model and catalogue, and out. Its sender is made up for one flight and known to nobody, so that
-- no customer can be taken for it; its chat has an id by which tables and policies know it (`no_canary` in the migrations), and is gone
-- when it has landed.

create or replace function canary_chat(_tenant bigint) returns uuid language sql immutable parallel safe as $$
  select ('ffffffff-0000-8000-8000-' || lpad(to_hex(_tenant), 12, '0'))::uuid
$$;

create or replace function is_canary(_conversation uuid) returns boolean language sql immutable parallel safe as $$
  select _conversation >= 'ffffffff-0000-8000-8000-000000000000'
$$;

-- Where the bot answers customers, so that somebody would miss it, and may still spend.
create or replace function canary_flies(t tenants, _now timestamptz) returns boolean language sql stable as $$
  select t.canary_minutes is not null and t.is_active and t.removed_at is null and t.paused_at is null
    and t.mode in ('always', 'off_hours', 'drafts') and tenant_budget(t, _now)->>'level' in ('ok', 'warn', 'over')
$$;

-- Those whose time has come, each by one process: the chat is there before the message comes. A store that wants a canary has
-- its row (`rounds_begin`).
create or replace function launch_canaries(_limit int) returns setof jsonb language plpgsql as $$
declare
  _now timestamptz := clock_timestamp();
  f canary_flights;
  t tenants;
begin
  for f in
    select d.* from canary_flights d where d.sender is null and d.due_at <= _now order by d.due_at limit _limit
    for no key update skip locked
  loop
    select * into t from tenants where id = f.tenant_id;
    if not canary_flies(t, _now) then
      update canary_flights set due_at = _now + interval '1 minute' where tenant_id = t.id;
      continue;
    end if;
    begin
      update canary_flights set sender = 'ZZ.' || replace(gen_random_uuid()::text, '-', ''), launched_at = _now, refusal = null,
        due_at = _now + make_interval(mins => t.canary_minutes)
      where tenant_id = t.id
      returning * into f;
      perform drop_canary_chat(t.id);
      insert into chat_conversations (id, tenant_id, external_user_id, provider_user_id, contact_phone)
      values (canary_chat(t.id), t.id, f.sender, f.sender,
        '+' || nullif(regexp_replace(t.canary_phone, '\D', '', 'g'), ''));
    exception when others then
      update canary_flights set due_at = _now + interval '5 minutes' where tenant_id = t.id;
      perform tell_fault('launch_canaries', array[t.id::text], sqlerrm);
      continue;
    end;
    -- The number as the provider writes it, which the reply leaves from.
    return next jsonb_build_object('tenantId', t.id::text, 'sender', f.sender, 'to', number_of(t, (
        select c.business_phone from chat_conversations c where c.tenant_id = t.id and c.business_phone is not null
        order by c.last_message_at desc nulls last limit 1)),
      'language', t.main_language, 'country', t.country);
  end loop;
end
$$;

-- It did not even come in, and why.
create or replace function refuse_canary(_tenant bigint, _sender text, _refusal text) returns void language sql as $$
  update canary_flights set refusal = _refusal where tenant_id = _tenant and sender = _sender
$$;

create or replace function drop_canary_chat(_tenant bigint) returns void language sql as $$
  delete from chat_conversations where id = canary_chat(_tenant)
$$;

-- Ends flights that came through or have taken too long, and answers how. `seconds` by station: door (until it was
-- stored), turn (until one was claimed, the debounce included), reply, out, delivery (of a phone's).
create or replace function land_canaries(_patience_seconds float8) returns setof jsonb language plpgsql as $$
declare
  _now timestamptz := clock_timestamp();
  f canary_flights;
  said jsonb;
begin
  for f in
    select a.* from canary_flights a where a.sender is not null for no key update skip locked
  loop
    begin
      said := land_canary(f, _now, _patience_seconds);
    exception when others then
      said := null;
      perform tell_fault('land_canaries', array[f.tenant_id::text], sqlerrm);
    end;
    if said is not null then
      return next said;
    end if;
  end loop;
end
$$;

create or replace function land_canary(f canary_flights, _now timestamptz, _patience_seconds float8) returns jsonb
language plpgsql as $$
declare
  said constant jsonb := canary_report(f, _now);
  -- What the door refused, or answered too late, and has all the same is on its way like any other.
  late constant boolean := f.launched_at <= _now - make_interval(secs => _patience_seconds)
    or f.refusal is not null and said->>'failedStep' = 'door';
begin
  if not late and (said->>'open')::boolean then
    return null;
  end if;
  update canary_flights set
    sender = null, flown_at = _now, seconds = said->'seconds', phoned = (said->>'phoned')::boolean,
    failed_step = said->>'failedStep', reason = said->>'reason',
    failures = case when said->>'failedStep' is null then 0 else f.failures + 1 end,
    -- Once may be chance: the next one says whether it is.
    due_at = case when said->>'failedStep' is null then f.due_at else least(f.due_at, _now + interval '5 minutes') end
  where tenant_id = f.tenant_id;
  update tenants set health_due_at = least(health_due_at, _now) where id = f.tenant_id;
  perform drop_canary_chat(f.tenant_id);
  delete from webhook_events where provider = 'ycloud' and event_key = 'canary_' || f.sender;
  return said || jsonb_build_object('tenantId', f.tenant_id::text, 'failures',
    case when said->>'failedStep' is null then 0 else f.failures + 1 end);
end
$$;

-- How far a flight has come. Where nothing is `open` any more, a missing `failedStep` means that all went well.
create or replace function canary_report(f canary_flights, _now timestamptz) returns jsonb language plpgsql stable as $$
declare
  chat chat_conversations;
  left_at timestamptz;
  came chat_messages;
  turn turns;
  reply chat_messages;
  step text;
  why text;
  open boolean := true;
begin
  select * into chat from chat_conversations where id = canary_chat(f.tenant_id);
  left_at := (chat.meta->>'leftAt')::timestamptz;
  select * into came from chat_messages where conversation_id = chat.id and role = 'user' order by seq limit 1;
  select * into turn from turns where conversation_id = chat.id and outcome in ('reply', 'handoff', 'silence')
  order by finished_at desc limit 1;
  -- The one that is worst off speaks for all.
  select * into reply from chat_messages where conversation_id = chat.id and role = 'assistant'
  order by case when send_state in ('failed', 'cancelled') then 0 when send_state <> 'accepted' then 1 else 2 end, seq limit 1;
  if came.id is null then
    step := 'door';
    why := coalesce(f.refusal, 'not_stored');
  elsif turn.id is null then
    step := 'turn';
    why := coalesce(came.outcome, 'not_claimed');
    open := came.outcome is null;
    if open and chat.turn_lease_token is not null then
      step := 'reply';
      why := 'not_finished';
    end if;
  elsif came.outcome in ('agent_failure', 'fact_check', 'budget_spent', 'customer_limit') then
    step := 'reply';
    why := coalesce(turn.reason, came.outcome);
    open := false;
  elsif reply.id is null then
    step := 'reply';
    why := 'no_reply';
    open := false;
  elsif reply.send_state <> 'accepted' then
    step := 'out';
    why := coalesce(reply.failure_code, reply.failure_reason, 'not_sent');
    open := reply.send_state not in ('failed', 'cancelled');
  elsif reply.provider_status = 'failed' then
    step := 'delivery';
    why := coalesce(reply.failure_code, 'not_delivered');
    open := false;
  else
    -- That a phone is off says nothing about us: its report is waited for a while.
    open := chat.contact_phone is not null and left_at > _now - interval '1 minute'
      and coalesce(reply.provider_status, '') not in ('delivered', 'read');
  end if;
  return jsonb_build_object('open', open, 'failedStep', step, 'reason', why, 'correlationId', came.id,
    'phoned', chat.contact_phone is not null,
    'seconds', jsonb_strip_nulls(jsonb_build_object(
      'door', canary_seconds(f.launched_at, came.created_at), 'turn', canary_seconds(came.created_at, turn.started_at),
      'reply', canary_seconds(turn.started_at, turn.finished_at),
      'out', case when reply.send_state = 'accepted' then canary_seconds(turn.finished_at, left_at) end,
      'delivery', case when reply.provider_status in ('delivered', 'read') then (
        select canary_seconds(left_at, min(s.received_at)) from chat_message_statuses s
        where s.message_id = reply.id and s.status = 'delivered') end)));
end
$$;

create or replace function canary_seconds(_from timestamptz, _to timestamptz) returns numeric language sql immutable as $$
  select greatest(0, round(extract(epoch from _to - _from)::numeric, 2))
$$;
