-- Who answers. Every change goes through the conversation's row lock; the trigger on the table raises the epoch.

-- A person takes the chat. Bot bubbles that have not left are cancelled; answers whether one is at the provider now.
create or replace function take_over(_conversation uuid, _user text, _name text, _until timestamptz, _force boolean)
returns jsonb language plpgsql as $$
declare
  _now timestamptz;
  c chat_conversations;
  t tenants;
begin
  select * into c from chat_conversations where id = _conversation for no key update;
  if c.id is null then
    return jsonb_build_object('error', 'not_found');
  end if;
  _now := clock_timestamp();
  select * into t from tenants where id = c.tenant_id;
  if not _force and c.human_override_until > _now and c.assignee_id is not null and c.assignee_id <> _user then
    return jsonb_build_object('error', 'owned_by_another', 'name', c.assignee_name);
  end if;
  update chat_conversations set
    human_override_until = greatest(least(_until, closing_of(t, _now)), case when human_override_until > _now and assignee_id = _user and _force
                                                 then human_override_until end),
    override_source = 'panel', assignee_id = _user, assignee_name = _name,
    waiting_since = null, waiting_reason = null, turn_due_at = null, first_unanswered_at = null
  where id = c.id;
  update handoffs set taken_at = _now, taken_by = _name, closed_at = _now
  where conversation_id = c.id and closed_at is null;
  perform cancel_unsent(c.id, 'overtaken');
  update chat_messages set outcome = 'with_person' where conversation_id = c.id and role = 'user' and outcome is null;
  return jsonb_build_object('inFlight', exists (
    select 1 from chat_messages m where m.conversation_id = c.id and m.role = 'assistant' and m.send_state = 'sending'));
end
$$;

-- A chat is given to a person, or to nobody: then it waits. `_over` is the assignee that the giver saw; another one since
-- is an answer of its own, so that two who give at once don't undo each other unseen. A chat that waits goes on waiting
-- until its person comes, with everything that reminds of it; any other is that person's from now on.
create or replace function assign_chat(_conversation uuid, _user text, _name text, _by text, _over text, _until timestamptz)
returns jsonb language plpgsql as $$
declare
  _now timestamptz;
  c chat_conversations;
  answer jsonb := '{"inFlight": false}';
begin
  select * into c from chat_conversations where id = _conversation for no key update;
  if c.id is null then
    return jsonb_build_object('error', 'not_found');
  end if;
  _now := clock_timestamp();
  if (case when chat_owner(c, _now) <> 'bot' then c.assignee_id end) is distinct from _over then
    return jsonb_build_object('error', 'conflict', 'name', c.assignee_name);
  end if;
  if _user is null then
    if c.human_override_until > _now then
      update chat_conversations set human_override_until = null, override_source = null where id = c.id;
      perform want_person(c.id, null, 'unassigned');
    else
      update chat_conversations set assignee_id = null, assignee_name = null where id = c.id;
    end if;
    return answer;
  end if;
  if chat_owner(c, _now) = 'waiting' then
    update chat_conversations set
      human_override_until = null, override_source = null, assignee_id = _user, assignee_name = _name
    where id = c.id;
  else
    answer := take_over(c.id, _user, _name, _until, true);
  end if;
  update chat_conversations set assigned_by = _by, assigned_at = _now, assignee_id = _user, assignee_name = _name where id = c.id;
  return answer;
end
$$;

create or replace function cancel_unsent(_conversation uuid, reason text) returns void language sql as $$
  update chat_messages set send_state = 'cancelled', failure_code = reason
  where conversation_id = _conversation and role = 'assistant' and send_state in ('queued', 'draft')
$$;

-- A person is wanted and none has the chat: it waits, under one open handoff, whose cause is the alert's.
create or replace function want_person(_conversation uuid, _turn uuid, _cause text, _reason text default null)
returns void language plpgsql as $$
begin
  update chat_conversations set
    waiting_since = coalesce(waiting_since, clock_timestamp()), waiting_reason = coalesce(waiting_reason, _cause)
  where id = _conversation and (human_override_until is null or human_override_until <= clock_timestamp())
    and not is_canary(_conversation)
    -- Nobody comes in a store that was removed.
    and tenant_id <> all (array(select r.tenant_id from store_removals r));
  if found then
    insert into handoffs (tenant_id, conversation_id, turn_id, cause, reason)
    select c.tenant_id, c.id, _turn, _cause, coalesce(_reason, _cause) from chat_conversations c
    where c.id = _conversation and not exists (
      select 1 from handoffs h where h.conversation_id = c.id and h.closed_at is null);
  end if;
end
$$;

-- Whether something of this reply left, or is still on its way. What a takeover cancelled answered nobody.
create or replace function has_left(_turn uuid) returns boolean language sql stable as $$
  select exists (
    select 1 from chat_messages s where s.turn_id = _turn and s.role = 'assistant'
      and s.send_state in ('queued', 'sending', 'unknown', 'accepted'))
$$;

-- Up to where a message of ours answers what the customer wrote, in the order of arrival.
create or replace function answered_by(m chat_messages) returns bigint language sql stable as $$
  select coalesce(
    case when m.role = 'assistant' then (select u.inbound_seq from turns u where u.id = m.turn_id) end, m.send_inbound_seq, m.seq)
$$;

-- The chat goes back to the bot, by hand or by time. What the customer wrote last and nobody answered is answered
-- now, if the window is open and it isn't too old; otherwise it waits for a person. `_pending` = 'wait': whoever gives it
-- back wants nothing said before the customer writes again.
create or replace function return_to_bot(_conversation uuid, _by_hand boolean default true, _pending text default 'answer')
returns jsonb language plpgsql as $$
declare
  _now timestamptz;
  c chat_conversations;
  t tenants;
  answered bigint;
  unanswered boolean;
  doubtful boolean;
  fresh boolean;
begin
  select * into c from chat_conversations where id = _conversation for no key update;
  if c.id is null then
    return jsonb_build_object('error', 'not_found');
  end if;
  _now := clock_timestamp();
  select * into t from tenants where id = c.tenant_id;
  -- By arrival, since the provider's times have whole seconds; a delayed message from before the answer is no question.
  -- The bot answered what its turn had seen; what is known from before the number came to us answers nothing.
  select coalesce(max(answered_by(m)), 0) into answered from chat_messages m
  where m.conversation_id = c.id and m.send_state = 'accepted'
    and (m.role = 'assistant' or m.role = 'human_supervisor' and m.sent_from is not null);
  unanswered := _pending = 'answer' and c.inbound_seq > answered
    and c.last_inbound_at >= date_trunc('second', coalesce(c.last_human_at, '-infinity'));
  -- A reply that may have arrived: who gives the chat back by hand wants another, time alone doesn't.
  doubtful := not _by_hand and exists (
    select 1 from chat_messages m where m.conversation_id = c.id and m.role = 'assistant'
      and m.failure_code = 'outcome_unknown' and answered_by(m) > answered);
  fresh := c.window_closes_at > _now and c.last_inbound_at > _now - make_interval(mins => t.stale_after_minutes)
    and not doubtful;
  update chat_conversations set
    human_override_until = null, override_source = null, waiting_since = null, waiting_reason = null,
    returned_at = case when _by_hand then _now else returned_at end,
    turn_due_at = case when unanswered and fresh then _now end,
    first_unanswered_at = case when unanswered and fresh then _now end,
    turn_superseded = 0, turn_attempts = 0,
    -- Whoever gives the chat back by hand has looked at it, and allows the customer another day's worth.
    day_turns = case when _by_hand then 0 else day_turns end, day_tokens = case when _by_hand then 0 else day_tokens end
  where id = c.id;
  update handoffs set closed_at = coalesce(closed_at, _now), returned_at = _now
  where conversation_id = c.id and returned_at is null;
  if unanswered and fresh then
    update chat_messages m set outcome = null, turn_id = null
    where m.conversation_id = c.id and m.role = 'user' and m.seq > answered
      and m.sent_at > _now - make_interval(mins => t.stale_after_minutes)
      and (m.outcome in ('with_person', 'waiting_for_person', 'handoff', 'window_closed', 'recently_human', 'stale',
                         'customer_limit', 'budget_spent', 'overtaken')
        or m.outcome in ('answered', 'drafted') and not has_left(m.turn_id));
  else
    update chat_messages set outcome = case when unanswered then 'waiting_for_person' else 'with_person' end
    where conversation_id = c.id and role = 'user' and outcome is null;
  end if;
  if unanswered and not fresh then
    perform want_person(c.id, null, case when doubtful then 'send_failed' else 'unanswered_at_return' end);
  end if;
  return jsonb_build_object('turnDue', unanswered and fresh);
end
$$;

-- What a bot that goes on after people has to know, for a day: who had the chat from when to when, what it had been handed
-- over for, and how many of the messages to answer had been seen by whoever gave it back. Null where nobody had it.
create or replace function came_back(c chat_conversations, _now timestamptz) returns jsonb language plpgsql stable as $$
declare
  h handoffs;
begin
  if not coalesce(greatest(c.person_to, c.returned_at) > _now - interval '24 hours', false) then
    return null;
  end if;
  select * into h from handoffs where conversation_id = c.id and closed_at > _now - interval '48 hours'
  order by closed_at desc limit 1;
  return jsonb_build_object(
    'name', c.person_name, 'from', c.person_from, 'to', c.person_to, 'topics', coalesce(h.topics, '{}'), 'reason', h.reason,
    'seen', (
      select count(*) from chat_messages m
      where m.conversation_id = c.id and m.role = 'user' and m.outcome is null and m.created_at <= c.returned_at));
end
$$;
