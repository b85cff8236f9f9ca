-- A turn: claimed by a lease on the conversation's row, run without any transaction, committed under the
-- row's lock after comparing lease, ownership and what the customer wrote meanwhile.

-- Takes due conversations round-robin by tenant, records why the bot stays quiet where it may not speak,
-- and answers the whole context of each of the others, as text that is put together once. `only`: among these chats.
create or replace function claim_due_turns(_limit int, _per_tenant int, settings jsonb) returns setof json
language plpgsql set lock_timeout = '1s' as $$
declare
  _now timestamptz := clock_timestamp();
  files_wait interval := make_interval(secs => (settings->>'mediaWaitSeconds')::float8);
  among uuid[] := case when settings ? 'only' then array(select jsonb_array_elements_text(settings->'only')::uuid) end;
  picked uuid[];
  ready uuid[];
begin
  -- Nobody is told of a claim before something durable follows it: one that a crash of the server loses is made anew.
  perform set_config('synchronous_commit', 'off', true);
  with recursive due_tenants as (
    (select min(c.tenant_id) as tenant_id from chat_conversations c where c.turn_due_at is not null)
    union all
    select (select min(c.tenant_id) from chat_conversations c where c.turn_due_at is not null and c.tenant_id > d.tenant_id)
    from due_tenants d where d.tenant_id is not null
  ),
  candidates as (
    select p.id, p.turn_due_at, row_number() over (partition by d.tenant_id order by p.turn_due_at) as place
    from due_tenants d
    cross join lateral (
      select c.id, c.turn_due_at from chat_conversations c
      where c.tenant_id = d.tenant_id and c.turn_due_at <= _now
        and (c.turn_lease_until is null or c.turn_lease_until <= _now)
        and (among is null or c.id = any(among))
        -- What the customer said or showed comes first, for a while after each file came, and twice as long in all;
        -- a file that waits for the store's key may wait for days.
        and not exists (
          -- `offset 0` has each file looked for by its id: a plan from when there were few went through all for each message.
          select 1 from chat_messages m
          cross join lateral (select * from chat_media where id = m.media_id offset 0) f
          where m.conversation_id = c.id and m.role = 'user' and m.outcome is null
            and f.created_at > _now - files_wait and c.first_unanswered_at > _now - 2 * files_wait
            and (f.state = 'pending' and f.kind in ('image', 'audio') and coalesce(f.error, '') not in ('no_key', 'bad_key')
                 or f.state = 'stored' and f.transcript_state = 'pending'))
      order by c.turn_due_at
      limit greatest(0, _per_tenant - (
        select count(*) from chat_conversations b
        where b.tenant_id = d.tenant_id and b.turn_lease_token is not null and b.turn_lease_until > _now))
      for no key update skip locked
    ) p
    where d.tenant_id is not null
  )
  select array_agg(c.id) into picked
  from (select id from candidates order by place, turn_due_at limit _limit) c;
  if picked is null then
    return;
  end if;

  perform keep_quiet(picked, _now);
  perform supersede_unsent(picked, _now);

  with leased as (
    update chat_conversations c set
      turn_lease_token = uuid_v7(),
      turn_lease_until = _now + make_interval(secs => (settings->>'leaseSeconds')::float8),
      turn_attempts = c.turn_attempts + 1,
      budget_day = d.day, day_turns = case when c.budget_day = d.day then c.day_turns else 0 end + 1,
      day_tokens = case when c.budget_day = d.day then c.day_tokens else 0 end
    from tenants t cross join lateral (select store_day(t.timezone, _now) as day) d
    where c.id = any(picked) and c.turn_due_at is not null and t.id = c.tenant_id
    returning c.id
  )
  select array_agg(id) into ready from leased;
  -- The rest would wait for the next look, as a caller takes few turns for few due conversations.
  if cardinality(picked) = _limit and cardinality(ready) is distinct from _limit then
    return next '{"more": true}';
  end if;

  return query
  with stores as materialized (
    select t.id, tenant_budget(t, _now) as budget, store_context_text(t, _now) as context,
      own_history(t, settings) as history
    from tenants t
    where t.id in (select c.tenant_id from chat_conversations c where c.id = any(ready))
  )
  select json_build_object(
    'conversationId', c.id, 'token', c.turn_lease_token,
    'epoch', c.ownership_epoch::text, 'inboundSeq', c.inbound_seq::text,
    'attempts', c.turn_attempts, 'superseded', c.turn_superseded,
    'contactName', c.display_name, 'contactKey', c.contact_key, 'contactPhone', c.contact_phone,
    'budget', json_build_object(
      'level', s.budget->>'level', 'period', s.budget->>'period', 'customerSpent', customer_spent(c, t, _now),
      'told', coalesce(c.budget_notice_day = c.budget_day, false)),
    'lastInboundId', (
      select m.provider_message_id from chat_messages m
      where m.conversation_id = c.id and m.role = 'user'
      order by m.sent_at desc nulls last, m.event_at desc nulls last, m.seq desc nulls last limit 1),
    'unanswered', open.messages,
    'waiting', case when c.waiting_since is not null then handed_over(c.id) end,
    'returned', case when c.waiting_since is null then came_back(c, _now) end,
    'facts', last.facts, 'lastVerdict', last.verdict,
    'summary', c.summary, 'historyMessages', s.history,
    'history', history_of_chat(c.id, least(coalesce(c.summary_until, '-infinity'), coalesce(open.since, 'infinity')),
      'infinity', 2 * s.history),
    'store', s.context)
  from chat_conversations c
  join tenants t on t.id = c.tenant_id
  join stores s on s.id = t.id
  cross join lateral (
    select count(*) as messages, min(w.sent_at) as since from chat_messages w
    where w.conversation_id = c.id and w.role = 'user' and w.outcome is null) open
  cross join lateral last_turns(c.id) last
  where c.id = any(ready);
end
$$;

-- The chats that are due, by store: what to claim one by one where all together fail.
create or replace function due_chats(_limit int) returns table (tenant_id bigint, ids uuid[]) language sql stable as $$
  select d.tenant_id, array_agg(d.id order by d.turn_due_at) from (
    select c.tenant_id, c.id, c.turn_due_at, row_number() over (partition by c.tenant_id order by c.turn_due_at) as place
    from chat_conversations c
    where c.turn_due_at <= clock_timestamp() and (c.turn_lease_until is null or c.turn_lease_until <= clock_timestamp())
  ) d
  where d.place <= _limit group by d.tenant_id order by min(d.turn_due_at)
$$;

-- A turn that can't even be claimed counts as one that broke off: it is tried again when a lease has run out. After the
-- fourth time it is due no more, and the watchdog gives the chat to a person.
create or replace function postpone_turn(_conversation uuid, _lease_seconds float8) returns void language sql as $$
  update chat_conversations set
    turn_attempts = turn_attempts + 1, turn_lease_token = null,
    turn_lease_until = clock_timestamp() + make_interval(secs => _lease_seconds),
    turn_due_at = case when turn_attempts < 3 then turn_due_at end
  where id = _conversation and turn_due_at is not null
    and (turn_lease_until is null or turn_lease_until <= clock_timestamp())
$$;

-- Rightful silence: where the bot may not answer, every unanswered message gets the reason as its outcome.
-- A closed window, a chat that was a person's when the store went live, and messages that are too old to be answered as if
-- they came now (brought by the provider after hours, or kept from a turn as long) are the exceptions that need one.
create or replace function keep_quiet(_ids uuid[], _now timestamptz) returns void language plpgsql as $$
declare
  chats uuid[];
  reasons text[];
  owned uuid[];
  late record;
begin
  select array_agg(c.id), array_agg(g.reason),
    array_agg(c.id) filter (where g.reason in ('with_person', 'waiting_for_person'))
  into chats, reasons, owned
  from chat_conversations c join tenants t on t.id = c.tenant_id
  cross join lateral (select coalesce(bot_gate(c, t, _now), case
    when c.last_inbound_at <= _now - make_interval(mins => t.stale_after_minutes) then 'stale' end) as reason) g
  where c.id = any(_ids) and g.reason is not null;
  if chats is null then
    return;
  end if;
  update chat_messages m set outcome = q.reason
  from unnest(chats, reasons) as q(id, reason)
  where m.conversation_id = q.id and m.role = 'user' and m.outcome is null;
  update chat_conversations c set
    turn_due_at = null, first_unanswered_at = null, turn_superseded = 0, turn_attempts = 0,
    turn_lease_token = null, turn_lease_until = null
  where c.id = any(chats);
  if owned is not null then
    perform plan_message_pushes(owned);
  end if;

  for late in select q.id, q.reason from unnest(chats, reasons) as q(id, reason)
    where q.reason in ('window_closed', 'recently_human', 'stale')
  loop
    perform want_person(late.id, null, late.reason);
  end loop;
end
$$;

-- What the customer wrote since makes a reply stale whose bubbles still wait; the new turn answers all of it.
create or replace function supersede_unsent(_ids uuid[], _now timestamptz) returns void language plpgsql as $$
declare
  stale chat_messages;
  c chat_conversations;
  t tenants;
begin
  for stale in
    select distinct on (q.conversation_id, q.turn_id) q.* from chat_messages q
    where q.conversation_id = any(_ids) and q.send_state = 'queued' and q.role = 'assistant'
    order by q.conversation_id, q.turn_id, q.seq
  loop
    select * into c from chat_conversations where id = stale.conversation_id;
    select * into t from tenants where id = c.tenant_id;
    if c.turn_due_at is not null and send_refusal(c, t, stale, _now) = 'superseded' then
      perform refuse_send(c, stale, 'superseded', _now);
    end if;
  end loop;
end
$$;

-- Keeps the leases of running turns, and says which of them have been overtaken and may stop.
create or replace function renew_turns(_ids uuid[], _tokens uuid[], _epochs bigint[], _seqs bigint[], _lease_seconds float8)
returns table (conversation_id uuid, verdict text) language plpgsql as $$
begin
  -- What is locked at this moment keeps its lease until the next beat: waiting with many locks in hand could deadlock.
  update chat_conversations c set turn_lease_until = clock_timestamp() + make_interval(secs => _lease_seconds)
  where c.id in (
    select l.id from unnest(_ids, _tokens) as m(id, token)
    join chat_conversations l on l.id = m.id and l.turn_lease_token = m.token
    for no key update of l skip locked);

  return query
  select m.id, case
    when c.turn_lease_token is distinct from m.token then 'lost'
    when c.ownership_epoch <> m.epoch then 'overtaken'
    when c.inbound_seq > m.seq and c.turn_superseded < 3 then 'superseded'
    else 'running' end
  from unnest(_ids, _tokens, _epochs, _seqs) as m(id, token, epoch, seq)
  left join chat_conversations c on c.id = m.id;
end
$$;

-- Ends a turn. Answers {status: committed | superseded | overtaken | retry | lost, send: the first bubble to send}.
create or replace function commit_turn(_conversation uuid, _token uuid, _turn jsonb) returns jsonb
language plpgsql set lock_timeout = '1s' as $$
declare
  _now timestamptz;
  c chat_conversations;
  t tenants;
  gate text;
  seen bigint := (_turn->>'inboundSeq')::bigint;
  outcome text := _turn->>'outcome';
  purpose constant text := case when is_canary(_conversation) then 'canary' else 'turn' end;
  verdict text;
  released jsonb;
begin
  select * into c from chat_conversations where id = _conversation for no key update;
  if c.id is null or c.turn_lease_token is distinct from _token then
    -- Overtaken by its own lease, not merely told twice: what it asked is paid.
    if c.id is not null and not exists (select 1 from turns where id = _token) then
      perform count_usage(c.id, purpose, _turn->'usage', (_turn->>'tokens')::bigint);
    end if;
    return jsonb_build_object('status', 'lost');
  end if;
  _now := clock_timestamp();
  select * into t from tenants where id = c.tenant_id;
  gate := bot_gate(c, t, _now);
  verdict := case
    when gate is not null then 'overtaken'
    when c.ownership_epoch <> (_turn->>'epoch')::bigint then 'superseded'
    when c.inbound_seq > seen and c.turn_superseded < 3 then 'superseded'
    when outcome = 'failure' then 'retry'
    else 'committed'
  end;

  insert into turns (id, tenant_id, conversation_id, correlation_id, outcome, reason, model, prompt_version, prompt_number, input_tokens,
                     cached_tokens, output_tokens, cost_usd, inbound_seq, trace, run_record, facts, verdict, started_at, finished_at)
  values (_token, c.tenant_id, c.id, (_turn->>'correlationId')::uuid,
          case when verdict in ('overtaken', 'superseded') then verdict else outcome end,
          case when verdict = 'overtaken' then gate else _turn->>'reason' end,
          _turn->>'model', _turn->>'promptVersion', (_turn->>'promptNumber')::int, coalesce((_turn->>'inputTokens')::int, 0),
          coalesce((_turn->>'cachedTokens')::int, 0), coalesce((_turn->>'outputTokens')::int, 0),
          coalesce((_turn->>'costUsd')::numeric, 0), seen, _turn->'trace',
          decode(_turn->>'runRecord', 'base64'), nullif(_turn->'facts', 'null'), _turn->>'verdict', (_turn->>'startedAt')::timestamptz, _now);
  if verdict = 'committed' then
    -- The customer's share is written with the rest of the chat's row.
    perform record_usage(c.tenant_id, purpose, _turn->'usage');
  else
    perform count_usage(c.id, purpose, _turn->'usage', (_turn->>'tokens')::bigint);
  end if;

  if verdict = 'overtaken' then
    perform keep_quiet(array[c.id], _now);
  elsif verdict = 'superseded' then
    update chat_conversations set
      turn_superseded = c.turn_superseded + 1, turn_attempts = 0,
      turn_lease_token = null, turn_lease_until = null, turn_due_at = coalesce(c.turn_due_at, _now)
    where id = c.id;
  elsif verdict = 'retry' then
    update chat_conversations set
      turn_lease_token = null, turn_lease_until = null,
      turn_due_at = _now + make_interval(secs => (_turn->>'retryAfterMs')::float8 / 1000)
    where id = c.id;
  else
    released := commit_reply(c, t, _turn, _now);
    perform note_unmet_wishes(c, _turn);
    perform note_open_question(c, _turn);
    if _turn->>'summarizeBefore' is not null then
      perform want_summary(c.id, (_turn->>'summarizeBefore')::timestamptz);
    end if;
    return jsonb_build_object('status', 'committed', 'send', released);
  end if;
  return jsonb_build_object('status', verdict);
end
$$;

-- The reply's bubbles, the outcome of what they answer, and the handoff, if there is one. Answers what to send: the first
-- bubble, released as it is written, since nothing has changed that it was decided under; or, where others come before it,
-- what release_next() says.
create or replace function commit_reply(c chat_conversations, t tenants, _turn jsonb, _now timestamptz) returns jsonb
language plpgsql as $$
declare
  seen bigint := (_turn->>'inboundSeq')::bigint;
  -- Nobody is called because of a canary: what it was to be handed over for is said by the message's outcome.
  canary constant boolean := is_canary(c.id);
  handoff jsonb := case when not canary then nullif(_turn->'handoff', 'null') end;
  drafts constant boolean := t.mode = 'drafts' and not canary;
  -- A chat that waits already goes on waiting, for the same handoff.
  beside boolean := c.waiting_since is not null;
  more_came boolean;
  pending boolean;
  first chat_messages;
  epoch bigint;
  bubbles jsonb := coalesce(_turn->'bubbles', '[]');
  leaves boolean := jsonb_array_length(bubbles) > 0 and not drafts;
  today date := store_day(t.timezone, _now);
  same_day boolean := coalesce(c.budget_day = today, false);
  files boolean := _turn->>'intent' is not null
    and not (coalesce(c.intent_by, '') = 'person' and c.intent_at > _now - interval '1 day');
begin
  update chat_messages m set turn_id = (_turn->>'turnId')::uuid,
    outcome = case
      when handoff->>'cause' in ('customer_limit', 'budget_spent') then handoff->>'cause'
      when canary and _turn->>'outcome' = 'handoff' then _turn->'handoff'->>'cause'
      when _turn->>'outcome' = 'handoff' then case when beside then 'waiting_for_person' else 'handoff' end
      when _turn->>'outcome' = 'silence' then 'no_answer_needed'
      when drafts then 'drafted'
      else 'answered' end
  where m.conversation_id = c.id and m.role = 'user' and m.outcome is null and m.seq <= seen
    -- Its words were others when this turn read it.
    and (m.details->>'corrected') is distinct from (_turn->>'turnId');
  more_came := c.inbound_seq > seen or exists (
    select 1 from chat_messages m where m.conversation_id = c.id and m.role = 'user' and m.outcome is null);

  pending := exists (
    select 1 from chat_messages m
    where m.conversation_id = c.id and m.send_state in ('queued', 'sending', 'unknown', 'draft'));
  if pending then
    -- Bubbles of an earlier reply that may still leave are not stale by what this one answers.
    update chat_messages set send_inbound_seq = greatest(send_inbound_seq, seen)
    where conversation_id = c.id and role = 'assistant' and send_state = 'queued';
    update chat_messages set send_state = 'cancelled', failure_code = 'newer_draft'
    where conversation_id = c.id and role = 'assistant' and send_state = 'draft';
  end if;

  if handoff is not null and beside then
    perform add_to_handoff(c.id, handoff, _now);
  elsif handoff is not null then
    update chat_messages set outcome = 'waiting_for_person'
    where conversation_id = c.id and role = 'user' and outcome is null;
    insert into handoffs (tenant_id, conversation_id, turn_id, cause, topics, reason, summary, wanted_action, suggested_reply)
    values (c.tenant_id, c.id, (_turn->>'turnId')::uuid, handoff->>'cause',
      array_remove(array[handoff->>'topic'], null), handoff->>'reason', handoff->>'summary',
      handoff->>'wantedAction', handoff->>'suggestedReply');
  end if;

  update chat_conversations set
    turn_lease_token = null, turn_lease_until = null, turn_superseded = 0, turn_attempts = 0,
    turn_due_at = case when more_came and (handoff is null or beside) then coalesce(c.turn_due_at, _now) end,
    first_unanswered_at = case when more_came and (handoff is null or beside) then _now end,
    budget_day = today, day_turns = case when same_day then day_turns else 0 end,
    day_tokens = case when same_day then day_tokens else 0 end + coalesce((_turn->>'tokens')::bigint, 0),
    budget_notice_day = case when handoff->>'cause' in ('customer_limit', 'budget_spent') then c.budget_day
                             else c.budget_notice_day end,
    waiting_since = case when handoff is null or beside then c.waiting_since else _now end,
    waiting_reason = case when handoff is null or beside then c.waiting_reason else handoff->>'reason' end,
    -- What a person said it is about stands for a day.
    intent = case when files then _turn->>'intent' else c.intent end,
    intent_by = case when files then 'bot' else c.intent_by end,
    intent_at = case when files then _now else c.intent_at end,
    last_message_at = case when leaves then greatest(last_message_at, _now) else last_message_at end,
    last_message_role = case when leaves then 'assistant' else last_message_role end,
    last_message_type = case when leaves then bubbles->-1->>'type' else last_message_type end,
    last_message_preview = case when leaves then left(bubbles->-1->>'text', 200) else last_message_preview end
  where id = c.id
  returning ownership_epoch into epoch;

  with written as (
    insert into chat_messages (tenant_id, conversation_id, role, message_type, content, image_url, sent_at, event_at,
                               turn_id, bubble_index, send_epoch, send_inbound_seq, send_state, send_attempts, send_lease_until)
    select c.tenant_id, c.id, 'assistant', b.bubble->>'type', b.bubble->>'text', b.bubble->>'imageUrl', _now, _now,
           -- After three restarts it leaves beside what has come since.
           (_turn->>'turnId')::uuid, b.place, epoch, c.inbound_seq,
           case when drafts then 'draft' when released then 'sending' else 'queued' end,
           released::int, case when released then _now + send_lease(null) end
    from jsonb_array_elements(bubbles) with ordinality as b(bubble, place)
    cross join lateral (select leaves and not pending and b.place = 1 as released) r
    order by b.place
    returning *
  )
  select * into first from written where send_state = 'sending';
  return case when first.id is null then release_next(c.id) else to_send(c, t, first, _now) end;
end
$$;

-- What the customer wants of people besides, while they wait for them: the one handoff says all of it. Who is told that
-- the team knows is told once; who complains is left to people from then on.
create or replace function add_to_handoff(_conversation uuid, handoff jsonb, _now timestamptz) returns void
language sql as $$
  update handoffs h set
    summary = left(concat_ws(E'\n', h.summary, handoff->>'summary'), 2000),
    wanted_action = coalesce(h.wanted_action, handoff->>'wantedAction'),
    topics = case when handoff->>'topic' is null or handoff->>'topic' = any(h.topics) then h.topics
                  else h.topics || (handoff->>'topic') end,
    cause = case when handoff->>'cause' = 'complaint' then 'complaint' else h.cause end,
    reminded_at = case when (handoff->>'again')::boolean then coalesce(h.reminded_at, _now) else h.reminded_at end
  where h.id = (
    select o.id from handoffs o where o.conversation_id = _conversation and o.closed_at is null
    order by o.created_at desc limit 1)
$$;
