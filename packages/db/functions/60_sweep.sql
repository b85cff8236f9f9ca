-- The floor under every hint: once a second, set right what time alone changes. A lost wake-up costs a second.

-- Each function is a transaction of its own and never waits for a lock, so that it can't get in anybody's way. What is due is
-- taken as it comes, not in an order in which rows that throw (`apart()`) would always be the first.

-- A request whose process died may have been taken: its fate is unknown, it is never simply sent again.
create or replace function expire_sends() returns void language sql as $$
  select apart('expire_sends', $do$
    update chat_messages set send_state = 'unknown', unknown_since = clock_timestamp(), send_lease_until = null
    where id = any($1)$do$, array(
    select m.id from chat_messages m where m.send_state = 'sending' and m.send_lease_until <= clock_timestamp()
    order by random() limit 200 for no key update skip locked))
$$;

create or replace function resolve_unknowns() returns void language plpgsql as $$
declare
  _now timestamptz := clock_timestamp();
begin
  perform apart('resolve_unknowns', 'select resolve_unknown(id) from unnest($1) id', array(
    select m.id from chat_messages m join chat_conversations c on c.id = m.conversation_id
    where m.send_state = 'unknown' and m.unknown_since <= _now - interval '60 seconds' and m.role = 'assistant'
    order by random() limit 50 for no key update of c skip locked));
end
$$;

-- A person's message stays open, with its retry button; it only stops holding up what comes after it.
create or replace function release_behind_unknown() returns void language sql as $$
  select apart('release_behind_unknown', 'update chat_conversations set send_due_at = clock_timestamp() where id = any($1)', array(
    select c.id from chat_messages u
    join chat_conversations c on c.id = u.conversation_id and c.send_due_at is null
    where u.send_state = 'unknown' and u.role = 'human_supervisor'
      and u.unknown_since between clock_timestamp() - interval '10 minutes' and clock_timestamp() - interval '60 seconds'
      and exists (select 1 from chat_messages q where q.conversation_id = c.id and q.send_state = 'queued')
    order by random() limit 50 for no key update of c skip locked))
$$;

create or replace function end_overrides() returns void language plpgsql as $$
declare
  _now timestamptz := clock_timestamp(); -- a variable, so that the index bounds the look
begin
  perform apart('end_overrides', 'select return_to_bot(id, false) from unnest($1) id', array(
    select c.id from chat_conversations c where c.human_override_until <= _now
    order by random() limit 50 for no key update skip locked));
end
$$;

-- Where a store wants that, a person who has not written for a while gives the chat back without meaning to.
create or replace function end_idle_overrides() returns void language plpgsql as $$
declare
  _now timestamptz := clock_timestamp();
begin
  perform apart('end_idle_overrides', 'select return_to_bot(id, false) from unnest($1) id', array(
    select c.id from tenants t join chat_conversations c on c.tenant_id = t.id
    where t.return_idle_minutes is not null and c.human_override_until > _now
      and greatest(c.person_from, c.last_human_at) <= _now - make_interval(mins => t.return_idle_minutes)
    order by random() limit 50 for no key update of c skip locked));
end
$$;

-- After a minute without a word from the provider: once more under the same id if everything it was decided on
-- still holds, else given up and marked.
create or replace function resolve_unknown(_message uuid) returns void language plpgsql as $$
declare
  _now timestamptz;
  m chat_messages;
  c chat_conversations;
  t tenants;
  refusal text;
  chat uuid;
begin
  chat := lock_chat_of(_message);
  select * into c from chat_conversations where id = chat;
  _now := clock_timestamp();
  select * into m from chat_messages where id = _message;
  if m.send_state <> 'unknown' or m.unknown_since > _now - interval '60 seconds' then
    return;
  end if;
  select * into t from tenants where id = c.tenant_id;
  refusal := send_refusal(c, t, m, _now);
  if not m.resent and refusal is null then
    update chat_messages set send_state = 'queued', resent = true, unknown_since = null, send_not_before = null where id = m.id;
    update chat_conversations set send_due_at = _now where id = c.id;
  elsif m.resent then
    perform fail_send(m, 'outcome_unknown', m.failure_reason, _now);
  else
    update chat_messages set send_state = 'cancelled', failure_code = 'outcome_unknown', unknown_since = null where id = m.id;
    update chat_conversations set send_due_at = _now where id = c.id;
    perform refuse_send(c, m, refusal, _now);
    -- The chat came back to the bot meanwhile, and this bubble may have arrived: saying it again could double it,
    -- saying nothing could be silence.
    if refusal = 'overtaken' and chat_owner(c, _now) = 'bot' and not exists (
      select 1 from chat_messages s where s.conversation_id = c.id and s.seq > m.seq and s.send_state = 'accepted'
        and s.role in ('assistant', 'human_supervisor')
    ) then
      perform want_person(c.id, m.turn_id, 'send_failed', 'outcome_unknown');
    end if;
  end if;
end
$$;

-- Silence becomes a handoff: what a customer wrote and nothing has dealt with for longer than the store allows, while
-- nothing runs for it. Where the bot may not speak anyway, that is recorded instead.
create or replace function notice_silence() returns int language plpgsql as $$
declare
  _now timestamptz := clock_timestamp();
  silent uuid[];
begin
  silent := apart('notice_silence', 'select keep_quiet($1, clock_timestamp())', array(
    select c.id from (
      -- The few that are, first (`offset 0` holds it so): a planner takes them for a fourth of all messages, and would go
      -- through every chat there is instead.
      select distinct m.conversation_id as id from chat_messages m where m.role = 'user' and m.outcome is null offset 0
    ) u
    join chat_conversations c on c.id = u.id join tenants t on t.id = c.tenant_id
    where not is_canary(c.id)
      and (c.turn_lease_until is null or c.turn_lease_until <= _now)
      -- What has just become due is about to be taken up, however old it is: a chat that came back, a correction.
      and (c.turn_due_at is null or c.turn_due_at <= _now - interval '30 seconds')
      and exists (
        select 1 from chat_messages m
        where m.conversation_id = c.id and m.role = 'user' and m.outcome is null
          and m.created_at <= _now - make_interval(secs => t.unanswered_after_seconds))
    order by random() limit 100 for no key update of c skip locked));
  return cardinality(apart('notice_silence', 'select end_silence($1)', array(
    select distinct m.conversation_id from chat_messages m
    where m.conversation_id = any(silent) and m.role = 'user' and m.outcome is null)));
end
$$;

-- Whoever works at it renews the lease; of who died it ends.
create or replace function end_silence(silent uuid[]) returns void language plpgsql as $$
declare
  each_silent uuid;
begin
  update chat_messages set outcome = 'handoff'
  where conversation_id = any(silent) and role = 'user' and outcome is null;
  update chat_conversations set
    turn_due_at = null, first_unanswered_at = null, turn_superseded = 0, turn_attempts = 0,
    turn_lease_token = null, turn_lease_until = null
  where id = any(silent);
  foreach each_silent in array silent loop
    perform want_person(each_silent, null, 'watchdog', 'unanswered');
  end loop;
end
$$;

-- What should have left and has not for as long marks its chat, and the bot's wants a person. It stays where it is:
-- it leaves when the way is free again, unless somebody has taken the chat meanwhile.
create or replace function notice_stuck_sends() returns int language plpgsql as $$
declare
  _now timestamptz := clock_timestamp();
begin
  return cardinality(apart('notice_stuck_sends', 'select mark_stuck(id) from unnest($1) id', array(
    select q.id from chat_conversations q join tenants t on t.id = q.tenant_id
    where q.id in (select m.conversation_id from chat_messages m where m.send_state = 'queued')
      and not is_canary(q.id)
      and exists (
        select 1 from chat_messages m
        where m.conversation_id = q.id and m.send_state = 'queued'
          and m.created_at <= _now - make_interval(secs => t.unanswered_after_seconds)
          and (q.failed_at is null or q.failed_at < m.created_at
            or m.role = 'assistant' and q.waiting_since is null and chat_owner(q, _now) = 'bot'))
    order by random() limit 100 for no key update of q skip locked)));
end
$$;

create or replace function mark_stuck(_conversation uuid) returns void language plpgsql as $$
declare
  epoch bigint := (select ownership_epoch from chat_conversations where id = _conversation);
begin
  perform want_person(_conversation, null, 'watchdog', 'not_sent');
  update chat_conversations set failed_at = clock_timestamp(), failure_reason = coalesce(failure_reason, 'not_sent')
  where id = _conversation;
  update chat_messages set send_epoch = (select ownership_epoch from chat_conversations where id = _conversation)
  where conversation_id = _conversation and send_state = 'queued' and role = 'assistant' and send_epoch = epoch;
end
$$;
