-- The way out. One message in flight per conversation; a bubble of the bot is released only while the
-- ownership it was decided under still holds.

-- Releases the conversation's next message and answers what to send, or null when there is nothing to send now.
create or replace function release_next(_conversation uuid) returns jsonb language plpgsql as $$
declare
  _now timestamptz;
  c chat_conversations;
  t tenants;
  m chat_messages;
  refusal text;
begin
  select * into c from chat_conversations where id = _conversation for no key update;
  _now := clock_timestamp();
  if c.id is null then
    return null;
  end if;
  if exists (
    select 1 from chat_messages f where f.conversation_id = c.id
      and (f.send_state = 'sending' or f.send_state = 'unknown' and f.unknown_since > _now - interval '60 seconds')
  ) then
    if c.send_due_at is not null then
      update chat_conversations set send_due_at = null where id = c.id;
    end if;
    return null;
  end if;

  loop
    select * into m from chat_messages q
    where q.conversation_id = c.id and q.send_state = 'queued' order by q.seq limit 1;
    if m.id is null or m.send_not_before > _now then
      if c.send_due_at is distinct from m.send_not_before then
        update chat_conversations set send_due_at = m.send_not_before where id = c.id;
      end if;
      return null;
    end if;
    if t.id is null then
      select * into t from tenants where id = c.tenant_id;
    end if;
    refusal := send_refusal(c, t, m, _now);
    exit when refusal is null;
    perform refuse_send(c, m, refusal, _now);
    select * into c from chat_conversations where id = _conversation;
  end loop;

  update chat_messages set
    send_state = 'sending', send_attempts = m.send_attempts + 1, send_lease_until = _now + send_lease(m.media_id)
  where id = m.id returning * into m;
  if c.send_due_at is not null then
    update chat_conversations set send_due_at = null where id = c.id;
  end if;
  return to_send(c, t, m, _now);
end
$$;

-- A file goes to the provider before the message that shows it (`START_WITHIN_MS` in flow/outbound/sender.ts).
create or replace function send_lease(_media uuid) returns interval language sql immutable as $$
  select case when _media is null then interval '45 seconds' else interval '2 minutes' end
$$;

-- The store's number, as the provider wrote it in what came to it. Another one than the store has now is not its own any more.
create or replace function number_of(t tenants, _seen text) returns text language plpgsql immutable as $$
begin
  return case when phone_key(_seen) = t.bot_phone_key then _seen else '+' || regexp_replace(t.bot_phone_number, '\D', '', 'g') end;
end
$$;

-- All that it takes to send a message that has just been released. What has to be looked up is a function of its own: with a
-- statement in it, the whole expression would be run as one, which takes four times as long.
create or replace function to_send(c chat_conversations, t tenants, m chat_messages, _now timestamptz) returns jsonb
language plpgsql stable as $$
declare
  sender constant text := number_of(t, c.business_phone);
begin
  return jsonb_build_object(
    'messageId', m.id, 'conversationId', c.id, 'tenantId', c.tenant_id::text, 'apiKey', t.ycloud_api_key,
    'from', sender,
    'toPhone', coalesce(c.contact_phone, case when c.external_user_id ~ '^\d+$' then '+' || c.external_user_id end),
    'toUserId', c.provider_user_id, 'type', m.message_type, 'text', m.content, 'imageUrl', m.image_url,
    'file', case when m.media_id is not null then file_to_send(m.media_id, sender, _now) end,
    'template', case when m.message_type = 'template' then m.details->'template' end,
    'correlationId', correlation_of(m),
    'quotedWamid', m.quoted_wamid, 'attempts', m.send_attempts, 'byPerson', m.role = 'human_supervisor',
    -- A person's answer shows that it was read; the bot's turn has shown it before.
    'lastInboundId', case when m.role = 'human_supervisor' then last_inbound_of(c.id) end);
end
$$;

-- What a message is followed by in the log: the customer's that it answers, or itself where nobody's webhook caused it.
create or replace function correlation_of(m chat_messages) returns uuid language plpgsql stable as $$
begin
  return coalesce((select u.correlation_id from turns u where u.id = m.turn_id), m.id);
end
$$;

-- The provider's id of what the customer said last.
create or replace function last_inbound_of(_conversation uuid) returns text language plpgsql stable as $$
begin
  return (
    select m.provider_message_id from chat_messages m
    where m.conversation_id = _conversation and m.role = 'user'
    order by m.sent_at desc nulls last, m.event_at desc nulls last, m.seq desc nulls last limit 1);
end
$$;

-- A message's file, and the provider's id of it while that holds: it keeps what it gets for 30 days, for one number.
create or replace function file_to_send(_media uuid, _sender text, _now timestamptz) returns jsonb language sql stable as $$
  select jsonb_build_object(
    'id', f.id, 'kind', f.kind, 'mimeType', f.mime_type, 'fileName', f.file_name, 'fileSize', f.file_size,
    'storageKey', f.storage_key, 'providerMediaId', case
      when f.provided_for = _sender and f.provided_at > _now - interval '25 days' then f.provider_media_id end)
  from chat_media f where f.id = _media
$$;

-- Why a queued message must not leave; null when it may.
create or replace function send_refusal(c chat_conversations, t tenants, m chat_messages, _now timestamptz) returns text
language plpgsql stable as $$
declare
  beside boolean;
begin
  if m.role = 'human_supervisor' then
    return case
      when t.id is null or t.removed_at is not null then 'store_off' -- hidden from who acts for it
      when m.message_type = 'template' then case when c.opted_out_at is not null then 'opted_out' end
      when c.window_closes_at is null or c.window_closes_at <= _now then 'window_closed' end;
  end if;
  if c.ownership_epoch <> m.send_epoch then
    return 'overtaken';
  end if;
  beside := c.waiting_since is not null and said_beside(c, m);
  if c.inbound_seq > m.send_inbound_seq and (c.waiting_since is null or beside) and c.turn_superseded < 3
     and m.sent_by_user_id is null then
    return 'superseded';
  end if;
  return case when beside then bot_gate(c, t, _now) else bot_blocked(c, t, _now) end;
end
$$;

-- An answer of the bot in a chat that waits for a person: not the handoff's own words, nor what was ready before.
create or replace function said_beside(c chat_conversations, m chat_messages) returns boolean language plpgsql stable as $$
begin
  return exists (
    select 1 from turns u where u.id = m.turn_id and u.outcome = 'reply' and u.started_at > c.waiting_since);
end
$$;

-- A refused bubble takes the rest of its reply with it. A superseded reply reopens what it was to answer.
create or replace function refuse_send(c chat_conversations, m chat_messages, refusal text, _now timestamptz)
returns void language plpgsql as $$
begin
  if m.role = 'human_supervisor' then
    update chat_messages set send_state = 'failed', failure_code = refusal, failure_reason = refusal where id = m.id;
    update chat_conversations set failed_at = _now, failure_reason = refusal where id = c.id;
    return;
  end if;
  update chat_messages q set send_state = 'cancelled', failure_code = refusal
  where q.conversation_id = c.id and q.send_state = 'queued' and q.role = 'assistant'
    and q.turn_id is not distinct from m.turn_id;
  if refusal = 'superseded' then
    update chat_messages set outcome = null where conversation_id = c.id and role = 'user' and turn_id = m.turn_id;
    update chat_conversations set turn_superseded = turn_superseded + 1, turn_due_at = coalesce(turn_due_at, _now),
      first_unanswered_at = coalesce(first_unanswered_at, _now)
    where id = c.id;
  else
    update chat_messages set outcome = refusal
    where conversation_id = c.id and role = 'user' and turn_id = m.turn_id
      and not exists (select 1 from chat_messages s where s.turn_id = m.turn_id and s.send_state = 'accepted');
    if refusal in ('window_closed', 'recently_human') then
      perform want_person(c.id, m.turn_id, refusal);
    end if;
  end if;
end
$$;

-- Locks the chat that a message stands in, also where that became part of another while it was waited for.
create or replace function lock_chat_of(_message uuid) returns uuid language plpgsql as $$
declare
  chat uuid;
begin
  for again in 1..5 loop
    select conversation_id into chat from chat_messages where id = _message;
    perform 1 from chat_conversations where id = chat for no key update;
    exit when found or chat is null;
  end loop;
  return chat;
end
$$;

-- Writes down how a request ended and releases the next message. Answers what release_next does.
-- outcome: {kind: accepted, providerMessageId, wamid} | {kind: throttled, retryAfterMs, code, message}
--        | {kind: held, retryAfterMs, code, message} | {kind: rejected, scope, code, message} | {kind: unknown, message},
-- each with the attempt it speaks of.
create or replace function settle_send(_message uuid, _outcome jsonb) returns jsonb
language plpgsql set lock_timeout = '1s' as $$
declare
  _now timestamptz;
  m chat_messages;
  conversation uuid;
begin
  conversation := lock_chat_of(_message);
  _now := clock_timestamp();
  select * into m from chat_messages where id = _message;
  if m.id is null then
    return null;
  end if;

  if _outcome->>'kind' = 'accepted' then
    perform accept_send(m, _outcome, _now);
  elsif m.send_state not in ('sending', 'unknown') or m.send_attempts <> coalesce((_outcome->>'attempt')::int, m.send_attempts) then
    null; -- a status event has settled it already, or it is another process's by now
  elsif _outcome->>'kind' = 'unknown' then
    update chat_messages set send_state = 'unknown', unknown_since = _now, send_lease_until = null,
      failure_reason = _outcome->>'message' where id = m.id;
  elsif _outcome->>'kind' = 'throttled' and _now < m.created_at + interval '15 minutes' then
    update chat_messages set send_state = 'queued', send_lease_until = null, failure_code = _outcome->>'code',
      send_not_before = _now + make_interval(secs => (_outcome->>'retryAfterMs')::float8 / 1000)
    where id = m.id;
  elsif _outcome->>'kind' = 'held' and _now < m.created_at + interval '24 hours' then
    -- Nothing is wrong with the message: it waits for the store's mend, and the chat says why.
    update chat_messages set send_state = 'queued', send_lease_until = null, failure_code = _outcome->>'code',
      failure_reason = _outcome->>'message',
      send_not_before = _now + make_interval(secs => (_outcome->>'retryAfterMs')::float8 / 1000)
    where id = m.id;
    update chat_conversations set failed_at = coalesce(failed_at, _now), failure_reason = _outcome->>'code'
    where id = m.conversation_id;
  elsif m.message_type = 'image' and m.role = 'assistant' and _outcome->>'kind' = 'rejected' and _outcome->>'scope' = 'message' then
    -- The picture is refused, what it says need not be lost.
    update chat_messages set send_state = 'queued', message_type = 'text', send_lease_until = null,
      failure_code = _outcome->>'code' where id = m.id;
  else
    perform fail_send(m, _outcome->>'code', _outcome->>'message', _now);
    -- Should it be tried again, the provider gets the file anew: another account knows nothing of it.
    update chat_media set provided_at = null where id = m.media_id and provided_at is not null;
  end if;
  return case when has_outbox(conversation) then release_next(conversation) end;
end
$$;

-- Whether anything of a chat waits to leave, or the chat says so. The caller has locked it.
create or replace function has_outbox(_conversation uuid) returns boolean language plpgsql stable as $$
begin
  return (
    select c.send_due_at is not null or (
      select q.id from chat_messages q
      where q.conversation_id = _conversation and q.send_state in ('queued', 'sending', 'unknown') limit 1) is not null
    from chat_conversations c where c.id = _conversation);
end
$$;

create or replace function accept_send(m chat_messages, _outcome jsonb, _now timestamptz) returns void
language plpgsql as $$
declare
  is_marked boolean;
  was_told boolean;
begin
  update chat_messages set
    send_state = 'accepted', send_lease_until = null, unknown_since = null,
    provider_message_id = coalesce(_outcome->>'providerMessageId', provider_message_id),
    -- Sent again after a failure it has another than before, by which the customer quotes it.
    wamid = coalesce(case when not exists (
      select 1 from chat_messages o where o.tenant_id = m.tenant_id and o.wamid = _outcome->>'wamid' and o.id <> m.id
    ) then _outcome->>'wamid' end, wamid),
    provider_status = coalesce(provider_status, 'accepted')
  where id = m.id;
  -- Apart, since a trigger looks at each change of it. What a status has said to have failed by now goes on saying why.
  if m.provider_status is distinct from 'failed' and (m.failure_code is not null or m.failure_reason is not null) then
    update chat_messages set failure_reason = null, failure_code = null where id = m.id;
  end if;
  if is_canary(m.conversation_id) then
    update chat_conversations set meta = jsonb_build_object('leftAt', _now) where id = m.conversation_id;
  end if;
  -- A status may have come before our own answer was stored.
  select c.failed_at is not null and m.provider_status is distinct from 'failed', (
    select s.id from chat_message_statuses s
    where s.message_id is null and s.tenant_id = m.tenant_id and s.provider_message_id = _outcome->>'providerMessageId' limit 1
  ) is not null into is_marked, was_told
  from chat_conversations c where c.id = m.conversation_id;
  if is_marked then
    update chat_conversations set failed_at = null, failure_reason = null
    where id = m.conversation_id and failure_reason in (m.failure_code, 'not_sent');
  end if;
  if was_told then
    update chat_message_statuses s set message_id = m.id
    where s.message_id is null and s.tenant_id = m.tenant_id and s.provider_message_id = _outcome->>'providerMessageId';
    perform project_delivery(array[m.id]);
  end if;
end
$$;

-- A message that will not arrive marks the chat; of the bot's, the rest of the reply is cancelled and a person wanted.
create or replace function fail_send(m chat_messages, code text, reason text, _now timestamptz) returns void
language plpgsql as $$
begin
  update chat_messages set send_state = 'failed', send_lease_until = null, unknown_since = null, failure_code = code,
    failure_reason = coalesce(reason, code, 'failed') where id = m.id;
  update chat_conversations set failed_at = _now, failure_reason = coalesce(code, reason), send_due_at = _now
  where id = m.conversation_id;
  if m.role = 'assistant' then
    perform abandon_reply(m, coalesce(code, reason));
  end if;
end
$$;

create or replace function abandon_reply(m chat_messages, reason text) returns void language plpgsql as $$
begin
  update chat_messages set send_state = 'cancelled', failure_code = 'earlier_bubble_failed'
  where conversation_id = m.conversation_id and send_state = 'queued' and role = 'assistant';
  perform want_person(m.conversation_id, m.turn_id, 'send_failed', reason);
end
$$;

-- Conversations whose outbox is due, a few per tenant; answers what to send.
create or replace function claim_sends(_limit int, _per_tenant int) returns setof jsonb
language plpgsql set lock_timeout = '1s' as $$
declare
  _now timestamptz := clock_timestamp();
  due uuid;
  payload jsonb;
begin
  for due in
    -- As turns are claimed: of each store what is due first, by the index, however much more of it is due.
    with recursive due_tenants as (
      (select min(c.tenant_id) as tenant_id from chat_conversations c where c.send_due_at is not null)
      union all
      select (select min(c.tenant_id) from chat_conversations c where c.send_due_at is not null and c.tenant_id > d.tenant_id)
      from due_tenants d where d.tenant_id is not null
    ),
    ranked as (
      select p.id, p.send_due_at, row_number() over (partition by d.tenant_id order by p.send_due_at) as place
      from due_tenants d
      cross join lateral (
        select c.id, c.send_due_at from chat_conversations c
        where c.tenant_id = d.tenant_id and c.send_due_at <= _now
        order by c.send_due_at limit _per_tenant for no key update skip locked
      ) p
      where d.tenant_id is not null
    )
    select r.id from ranked r order by r.place, r.send_due_at limit _limit
  loop
    payload := release_next(due);
    if payload is not null then
      return next payload;
    end if;
  end loop;
end
$$;

-- The chats whose outbox is due, by store: what to release one by one where all together fail.
create or replace function due_outboxes(_limit int) returns table (ids uuid[]) language sql stable as $$
  select array_agg(d.id order by d.send_due_at) from (
    select c.tenant_id, c.id, c.send_due_at, row_number() over (partition by c.tenant_id order by c.send_due_at) as place
    from chat_conversations c where c.send_due_at <= clock_timestamp()
  ) d
  where d.place <= _limit group by d.tenant_id order by min(d.send_due_at)
$$;

-- What can't even be released is tried again in a while; when it hasn't left for long, `notice_stuck_sends()` has people look.
create or replace function postpone_sends(_conversation uuid) returns void language sql as $$
  update chat_conversations set send_due_at = clock_timestamp() + interval '30 seconds'
  where id = _conversation and send_due_at <= clock_timestamp()
$$;

-- A person writes or sends a file: the message takes the chat over and waits in the same queue. The client's id makes it
-- one message.
create or replace function queue_human_message(_conversation uuid, _message jsonb, _until timestamptz) returns jsonb
language plpgsql as $$
declare
  _now timestamptz;
  c chat_conversations;
  known chat_messages;
  quoted chat_messages;
  file chat_media;
  said text := nullif(_message->>'text', '');
  kind text := case when _message->>'imageUrl' is null then 'text' else 'image' end;
  added uuid;
begin
  select * into c from chat_conversations where id = _conversation for no key update;
  if c.id is null then
    return jsonb_build_object('error', 'not_found');
  end if;
  _now := clock_timestamp();
  select * into known from chat_messages
  where conversation_id = c.id and client_message_id = _message->>'clientMessageId';
  if known.id is not null then
    -- Other words under its id would be lost in silence; what we put together (a product) may read differently by now.
    return case when (_message->>'verbatim')::boolean and known.content is distinct from said
      then jsonb_build_object('error', 'id_taken') else jsonb_build_object('messageId', known.id) end;
  end if;
  if c.window_closes_at is null or c.window_closes_at <= _now then
    return jsonb_build_object('error', 'window_closed');
  end if;
  if c.human_override_until > _now and c.assignee_id is not null and c.assignee_id <> _message->>'userId' then
    return jsonb_build_object('error', 'owned_by_another', 'name', c.assignee_name);
  end if;
  if _message->>'quotedMessageId' is not null then
    -- Of this chat, and known to WhatsApp; the provider would refuse anything else after the fact.
    select * into quoted from chat_messages
    where id = try_uuid(_message->>'quotedMessageId') and conversation_id = c.id and wamid is not null;
    if quoted.id is null then
      return jsonb_build_object('error', 'not_found');
    end if;
  end if;
  if _message->>'mediaId' is not null then
    -- Uploaded for this chat or for the store's canned answers, and not given up meanwhile.
    select * into file from chat_media f
    where f.id = try_uuid(_message->>'mediaId') and f.tenant_id = c.tenant_id and f.state = 'stored'
      and f.uploaded_by is not null and coalesce(f.uploaded_for, c.id) = c.id
    for share;
    if file.id is null then
      return jsonb_build_object('error', 'not_found');
    end if;
    if file.kind = 'audio' and said is not null then
      return jsonb_build_object('error', 'no_caption');
    end if;
    kind := file.kind;
    -- Heard like a customer's, so that it is found, and known when the bot goes on.
    update chat_media f set transcript_state = 'pending'
    where f.id = file.id and f.kind = 'audio' and f.transcript_state is null;
  end if;
  perform take_over(c.id, _message->>'userId', _message->>'userName', _until, true);
  insert into chat_messages (tenant_id, conversation_id, role, message_type, content, image_url, media_id, sent_at, event_at, client_message_id,
                             sent_by_user_id, sent_by_name, sent_from, send_state, quoted_wamid)
  values (c.tenant_id, c.id, 'human_supervisor', kind, said, _message->>'imageUrl', file.id, _now, _now, _message->>'clientMessageId',
          _message->>'userId', _message->>'userName', coalesce(_message->>'sentFrom', 'panel'), 'queued', quoted.wamid)
  returning id into added;
  update chat_conversations set
    last_message_at = greatest(last_message_at, _now), last_message_role = 'human_supervisor', last_message_type = kind,
    last_message_preview = left(coalesce(said, case when kind = 'document' then file.file_name end), 200),
    last_human_at = _now, send_due_at = _now, unread_count = 0
  where id = c.id;
  perform decide_suggestions(c.id, try_uuid(_message->>'suggestionId'), said);
  return jsonb_build_object('messageId', added, 'send', release_next(c.id));
end
$$;

-- Tries a message again that failed or whose fate is unknown; the same row, so the same externalId.
create or replace function retry_message(_message uuid, _user jsonb) returns jsonb language plpgsql as $$
declare
  m chat_messages;
begin
  perform lock_chat_of(_message);
  select * into m from chat_messages where id = _message;
  if m.id is null then
    return jsonb_build_object('error', 'not_found');
  end if;
  if m.role not in ('assistant', 'human_supervisor')
     or coalesce(m.send_state, '') not in ('failed', 'unknown') and m.provider_status is distinct from 'failed' then
    return jsonb_build_object('error', 'conflict');
  end if;
  -- A person sends it now, so it is a person's decision that counts, not the turn's.
  update chat_messages set send_state = 'queued', provider_status = null, wamid = null, failure_code = null, failure_reason = null,
    unknown_since = null, resent = true, send_not_before = null, created_at = clock_timestamp(),
    sent_by_user_id = coalesce(sent_by_user_id, _user->>'userId'),
    send_epoch = (select ownership_epoch from chat_conversations where id = m.conversation_id)
  where id = m.id;
  delete from chat_message_statuses where message_id = m.id and status = 'failed';
  update chat_conversations set failed_at = null, failure_reason = null, send_due_at = clock_timestamp() where id = m.conversation_id;
  return jsonb_build_object('messageId', m.id, 'send', release_next(m.conversation_id));
end
$$;

-- A draft of the bot, sent or discarded by a person. Sending one bubble sends it as it stands.
create or replace function decide_draft(_message uuid, _approve boolean, _user jsonb) returns jsonb language plpgsql as $$
declare
  m chat_messages;
begin
  perform lock_chat_of(_message);
  select * into m from chat_messages where id = _message;
  if m.id is null then
    return jsonb_build_object('error', 'not_found');
  end if;
  if m.send_state is distinct from 'draft' then
    return jsonb_build_object('error', 'conflict');
  end if;
  update chat_messages set
    send_state = case when _approve then 'queued' else 'cancelled' end,
    sent_by_user_id = _user->>'userId', sent_by_name = _user->>'userName',
    send_epoch = (select ownership_epoch from chat_conversations where id = m.conversation_id),
    sent_at = clock_timestamp(), event_at = clock_timestamp(), created_at = clock_timestamp()
  where id = m.id;
  if not _approve then
    return jsonb_build_object('messageId', m.id);
  end if;
  update chat_conversations set
    last_message_at = clock_timestamp(), last_message_role = 'assistant', last_message_type = m.message_type,
    last_message_preview = left(m.content, 200), send_due_at = clock_timestamp()
  where id = m.conversation_id;
  return jsonb_build_object('messageId', m.id, 'send', release_next(m.conversation_id));
end
$$;
