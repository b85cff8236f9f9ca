-- What a store keeps no longer (`tenants.retention_days`) is erased once a day, as a request like a customer's wish to be
-- forgotten: its row is the job, and stays as the record of what was erased.

-- The first day of a store's calendar of which nothing was erased as too old; null where everything is kept. What happened
-- before can't be counted again from the rows.
create or replace function first_whole_day(t tenants) returns date language sql stable as $$
  select store_day(t.timezone, now() - make_interval(days => t.retention_days)) + 1
$$;

create or replace function plan_retention() returns void language sql as $$
  select apart('plan_retention', $do$
    with due as (
      update tenants t set retention_due_at = clock_timestamp() + interval '1 day' where t.id = any($1)
        and t.retention_due_at <= clock_timestamp()
      returning t.id
    )
    insert into privacy_requests (tenant_id, kind) select id, 'retention' from due$do$, array(
    select t.id from tenants t
    where t.retention_days is not null and t.retention_due_at <= statement_timestamp() and t.removed_at is null
      and not exists (select 1 from privacy_requests p where p.tenant_id = t.id and p.kind = 'retention' and p.state = 'pending')))
$$;

-- A message that nobody waits for any more. What still has to be answered or sent stays, however old.
create or replace function is_settled(m chat_messages) returns boolean language sql immutable as $$
  select (m.role <> 'user' or m.outcome is not null)
    and coalesce(m.send_state not in ('queued', 'sending', 'unknown', 'draft'), true)
$$;

-- One bite: chats in which nothing was written since, whole; of the others what is older; events as they came. Answers the keys of
-- files that still lie in the storage; null when nothing is left, and then a request that never found anything is gone.
create or replace function erase_old(_request uuid, _bite int default 200) returns jsonb language plpgsql as $$
declare
  p privacy_requests;
  since timestamptz;
  silent uuid[];
  living uuid[];
  old uuid[];
  media uuid[];
  keys jsonb;
  gone_messages int := 0;
  gone_events int;
begin
  select * into p from privacy_requests where id = _request and state = 'pending' for update;
  if p.id is null then
    return null;
  end if;
  if p.result ? 'files' then
    return p.result->'files';
  end if;
  select clock_timestamp() - make_interval(days => t.retention_days) into since from tenants t where t.id = p.tenant_id;
  -- Whoever is busy with a chat keeps it: the next day looks again. One that waits for a person waits on.
  silent := array(
    select c.id from chat_conversations c
    where c.tenant_id = p.tenant_id and c.last_message_at < since and c.waiting_since is null
      and c.turn_due_at is null and c.send_due_at is null
      and not exists (select 1 from chat_messages m where m.conversation_id = c.id and not is_settled(m))
    order by c.last_message_at limit _bite for update skip locked);
  living := array(
    select c.id from chat_conversations c
    where c.tenant_id = p.tenant_id and c.last_message_at >= since and c.created_at < since
      and exists (select 1 from chat_messages m where m.conversation_id = c.id and m.sent_at < since and is_settled(m))
    order by c.last_message_at limit _bite for no key update skip locked);
  old := array(
    (select m.id from chat_messages m
    where m.conversation_id = any(living) and m.sent_at < since and is_settled(m) limit _bite * 20)
    union all
    select m.id from chat_messages m where m.conversation_id = any(silent));
  select array_agg(f.id), coalesce(jsonb_agg(f.storage_key) filter (where f.storage_key is not null), '[]')
  into media, keys
  from chat_media f
  where (f.uploaded_for = any(silent)
      -- A canned answer's picture is the store's, whoever was sent it.
      or (f.uploaded_by is null or f.uploaded_for is not null)
        and f.id in (select m.media_id from chat_messages m where m.id = any(old)))
    and not exists (select 1 from chat_messages m where m.media_id = f.id and m.id <> all(old));
  delete from chat_reactions r using chat_messages m
  where m.id = any(old) and r.conversation_id = m.conversation_id and r.target_wamid = m.wamid;
  delete from chat_message_statuses where message_id = any(old);
  delete from chat_messages where id = any(old);
  get diagnostics gone_messages = row_count;
  delete from chat_media where id = any(media);
  perform erase_beside(living, since);
  -- That somebody wants no more templates outlives the chat in which they said so.
  update contact_opt_outs set conversation_id = null where conversation_id = any(silent);
  delete from live_events where conversation_id = any(silent);
  delete from chat_conversations where id = any(silent);
  delete from webhook_events where id = any(array(
    select e.id from webhook_events e where e.tenant_id = p.tenant_id and e.received_at < since
    order by e.received_at, e.id limit _bite * 10));
  get diagnostics gone_events = row_count;
  if cardinality(silent) + gone_messages + gone_events = 0 then
    delete from privacy_requests where id = _request and result is null;
    return null;
  end if;
  update privacy_requests set due_at = clock_timestamp() + interval '5 minutes', result = jsonb_build_object('files', keys,
    'chats', cardinality(silent) + coalesce((result->>'chats')::int, 0),
    'messages', gone_messages + coalesce((result->>'messages')::int, 0),
    'events', gone_events + coalesce((result->>'events')::int, 0))
  where id = _request;
  return keys;
end
$$;

-- What lies beside the messages of chats that go on: thoughts, notes, what was handed over and is done.
create or replace function erase_beside(_chats uuid[], _since timestamptz) returns void language sql as $$
  delete from turns t where t.conversation_id = any(_chats) and t.started_at < _since
    and not exists (select 1 from chat_messages m where m.turn_id = t.id);
  delete from chat_notes where conversation_id = any(_chats) and created_at < _since;
  delete from handoffs where conversation_id = any(_chats) and closed_at < _since;
  delete from unmet_wishes where conversation_id = any(_chats) and at < _since;
  delete from open_questions where conversation_id = any(_chats) and at < _since;
  delete from reply_suggestions where conversation_id = any(_chats) and created_at < _since;
  update chat_conversations c set
    summary = case when c.summary_until >= _since then c.summary end,
    unread_count = least(c.unread_count, (
      select count(*) from chat_messages m where m.conversation_id = c.id and m.role = 'user'))
  where c.id = any(_chats);
$$;
