-- May the bot speak here? Ownership is compared by epoch where a reply was decided earlier; everything else
-- is read when it is asked. One place for every reason, so that the inbox can name it.
-- (A NULL answer means yes.)

create or replace function is_test_number(_numbers text[], _key text) returns boolean language plpgsql immutable as $$
begin
  return exists (select 1 from unnest(_numbers) n where phone_key(n) = _key);
end
$$;

-- What stands with store and chat, whatever the hour: known when a message arrives, so that it needs no look of its own.
create or replace function standing_silence(c chat_conversations, t tenants) returns text language sql immutable as $$
  select case
    when t.id is null or not t.is_active then 'store_off' -- a removed store is hidden from who acts for it
    when t.paused_at is not null then 'paused'
    when t.mode = 'off' then 'mode_off'
    when t.mode = 'test' and not is_test_number(t.test_numbers, c.contact_key) then 'not_a_test_number'
    when c.bot_excluded then 'excluded'
  end
$$;

create or replace function bot_blocked(c chat_conversations, t tenants, _now timestamptz) returns text
language plpgsql stable as $$
begin
  return coalesce(standing_silence(c, t), case
    when t.mode = 'off_hours' and not is_canary(c.id) and people_attend(t, _now) then 'opening_hours'
    when recently_human(c, t, _now) then 'recently_human'
    when c.window_closes_at is null or c.window_closes_at <= _now then 'window_closed'
  end);
end
$$;

-- In SQL: a statement that asks it of many rows takes it up into its plan, instead of handing it each whole row.
create or replace function chat_owner(c chat_conversations, _now timestamptz) returns text language sql immutable as $$
  select case
    when c.human_override_until > _now then 'human'
    when c.waiting_since is not null then 'waiting'
    else 'bot'
  end
$$;

create or replace function bot_gate(c chat_conversations, t tenants, _now timestamptz) returns text
language plpgsql stable as $$
begin
  return case chat_owner(c, _now)
    when 'human' then 'with_person'
    when 'waiting' then case when answers_beside(c, t, _now) then bot_blocked(c, t, _now) else 'waiting_for_person' end
    else bot_blocked(c, t, _now)
  end;
end
$$;

-- Out of hours a chat that waits may go on with the bot, where the store wants it: with everything but what was handed
-- over (`packages/agent/src/run/beside.ts`). Not where the bot itself was the trouble, nor with whoever complains.
create or replace function answers_beside(c chat_conversations, t tenants, _now timestamptz) returns boolean
language plpgsql stable as $$
begin
  if not exists (
    select 1 from tenant_human_handoff_config g where g.tenant_id = t.id and g.while_waiting = 'other_topics'
  ) then
    return false;
  end if;
  return exists (
      select 1 from handoffs h where h.conversation_id = c.id and h.closed_at is null
        and h.cause in ('agent', 'topic', 'receipt', 'fact_check'))
    and not (attendance(t, _now)->>'open')::boolean;
end
$$;

-- What a chat that waits was handed over for, as a turn beside it has to know.
create or replace function handed_over(_conversation uuid) returns jsonb language sql stable as $$
  select jsonb_build_object(
    'topics', h.topics, 'told', h.reminded_at is not null,
    'asked', coalesce((
      select jsonb_agg(coalesce(m.content, f.transcript) order by m.seq)
      from chat_messages m left join chat_media f on f.id = m.media_id
      where m.conversation_id = h.conversation_id and m.turn_id = h.turn_id and m.role = 'user'
        and coalesce(m.content, f.transcript) is not null), '[]'))
  from handoffs h
  where h.conversation_id = _conversation and h.closed_at is null
  order by h.created_at desc limit 1
$$;

-- Going live leaves people's chats to them: who was answered by a person before, and less than three days ago, is
-- answered by a person again, unless somebody gave the chat to the bot by hand. The provider's times have whole seconds.
create or replace function recently_human(c chat_conversations, t tenants, _now timestamptz) returns boolean
language plpgsql immutable as $$
begin
  return coalesce(c.last_human_at < date_trunc('second', t.live_since) and c.last_human_at > _now - interval '72 hours'
    and (c.returned_at is null or c.returned_at < c.last_human_at), false);
end
$$;

-- Marked because nobody could be told that it waits: what arrives at the customer mends nothing of that.
create or replace function unalerted(c chat_conversations) returns boolean language plpgsql immutable as $$
begin
  return coalesce(c.failure_reason = 'alert_failed', false);
end
$$;

-- What a store's row says of its pace, or else the installation's defaults, and no more than the panel takes: a row written by hand
-- may say anything, and a number that no statement can reckon with would stop what is done for all stores at once.
create or replace function own_debounce(t tenants, settings jsonb) returns interval language sql immutable as $$
  select make_interval(secs => least(greatest(coalesce(t.debounce_ms, (settings->>'debounceMs')::int), 0), 60000) / 1000.0)
$$;

create or replace function own_override(t tenants, settings jsonb) returns interval language sql immutable as $$
  select make_interval(secs => least(greatest(coalesce(t.override_hours, (settings->>'overrideHours')::numeric), 0), 720)::float8 * 3600)
$$;

create or replace function own_history(t tenants, settings jsonb) returns int language sql immutable as $$
  select least(greatest(coalesce(t.history_messages, (settings->>'historyMessages')::int), 1), 200)
$$;
