-- The floor under every hint: once a second, set right what time alone changes. A lost wake-up costs a second.

-- Each function is a transaction of its own and never waits for a lock, so that it can't get in anybody's way.

-- A request whose process died may have been taken: its fate is unknown, it is never simply sent again.
create or replace function expire_sends() returns void language sql as $$
  update chat_messages set send_state = 'unknown', unknown_since = clock_timestamp(), send_lease_until = null
  where id in (
    select m.id from chat_messages m where m.send_state = 'sending' and m.send_lease_until <= clock_timestamp()
    limit 200 for no key update skip locked)
$$;

create or replace function resolve_unknowns() returns void language plpgsql as $$
declare
  _now timestamptz := clock_timestamp();
  lost uuid;
begin
  for lost in
    select m.id from chat_messages m join chat_conversations c on c.id = m.conversation_id
    where m.send_state = 'unknown' and m.unknown_since <= _now - interval '60 seconds' and m.role = 'assistant'
    order by c.id limit 50 for no key update of c skip locked
  loop
    perform resolve_unknown(lost);
  end loop;
end
$$;

-- A person's message stays open, with its retry button; it only stops holding up what comes after it.
create or replace function release_behind_unknown() returns void language sql as $$
  update chat_conversations set send_due_at = clock_timestamp()
  where id in (
    select c.id from chat_messages u
    join chat_conversations c on c.id = u.conversation_id and c.send_due_at is null
    where u.send_state = 'unknown' and u.role = 'human_supervisor'
      and u.unknown_since between clock_timestamp() - interval '10 minutes' and clock_timestamp() - interval '60 seconds'
      and exists (select 1 from chat_messages q where q.conversation_id = c.id and q.send_state = 'queued')
    limit 50 for no key update of c skip locked)
$$;

create or replace function end_overrides() returns void language plpgsql as $$
declare
  ended uuid;
begin
  for ended in
    select c.id from chat_conversations c where c.human_override_until <= clock_timestamp()
    limit 50 for no key update skip locked
  loop
    perform return_to_bot(ended);
  end loop;
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
begin
  select q.* into c from chat_conversations q join chat_messages m2 on m2.conversation_id = q.id
  where m2.id = _message for no key update of q;
  _now := clock_timestamp();
  select * into m from chat_messages where id = _message;
  if m.send_state <> 'unknown' or m.unknown_since > _now - interval '60 seconds' then
    return;
  end if;
  select * into t from tenants where id = c.tenant_id;
  if not m.resent and send_refusal(c, t, m, _now) is null then
    update chat_messages set send_state = 'queued', resent = true, unknown_since = null, send_not_before = null where id = m.id;
    update chat_conversations set send_due_at = _now where id = c.id;
  elsif m.resent then
    perform fail_send(m, 'outcome_unknown', m.failure_reason, _now);
  else
    update chat_messages set send_state = 'cancelled', failure_code = 'outcome_unknown', unknown_since = null where id = m.id;
    update chat_conversations set send_due_at = _now where id = c.id;
  end if;
end
$$;
