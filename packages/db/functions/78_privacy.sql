-- What a store passes on of its customers' wishes: to be forgotten, or to see what is kept. The row is the job; files
-- are removed by whoever claims it, so a forgetting that was interrupted goes on where it stopped.

create or replace function claim_privacy_requests(_limit int) returns setof jsonb language sql as $$
  with due as (
    select p.id from privacy_requests p where p.state = 'pending' and p.due_at <= clock_timestamp()
    order by p.due_at limit _limit for no key update skip locked
  )
  update privacy_requests p set attempts = p.attempts + 1,
    due_at = clock_timestamp() + interval '1 minute' * 2 ^ least(p.attempts, 8)
  from due where p.id = due.id
  returning jsonb_build_object('id', p.id, 'tenantId', p.tenant_id::text, 'kind', p.kind, 'attempts', p.attempts)
$$;

-- As a chat's `contact_key` names the customer: by their number, or by WhatsApp's id where they hide it.
create or replace function key_of_subject(_subject jsonb) returns text language sql immutable as $$
  select coalesce(_subject->>'userId', contact_key(regexp_replace(_subject->>'phone', '\D', '', 'g')))
$$;

-- The customer's chats, by the number or id that the store has of them: never by an order's number, which may be another person's.
create or replace function chats_of_subject(_tenant bigint, _subject jsonb) returns uuid[] language sql stable as $$
  select array(
    select c.id from chat_conversations c
    where c.tenant_id = _tenant
      and (c.contact_key = key_of_subject(_subject) or c.provider_user_id = _subject->>'userId')
    order by c.id)
$$;

create or replace function orders_of_subject(_tenant bigint, _subject jsonb) returns text[] language sql stable as $$
  select array(
    select o.order_id from catalog_orders o
    where o.tenant_id = _tenant and (
      o.order_id in (select jsonb_array_elements_text(coalesce(_subject->'orderIds', '[]')))
      or o.emails && array[lower(_subject->>'email')]
      or o.customer_id = _subject->>'customerId'
      or o.phone_keys && array[phone_key(_subject->>'phone')]))
$$;

-- Forgets a customer: chats with all that hangs on them, files, orders, and what the kept events say. Answers the keys
-- of files that still lie in the storage; the request is done when they are gone (`finish_privacy_request`).
create or replace function erase_customer(_request uuid) returns jsonb language plpgsql as $$
declare
  p privacy_requests;
  chats uuid[];
  orders text[];
  media uuid[];
  keys jsonb;
  gone_messages int;
  gone_events int := 0;
begin
  select * into p from privacy_requests where id = _request and state = 'pending' for update;
  if p.id is null then
    return '[]';
  end if;
  if p.result ? 'files' then
    return p.result->'files';
  end if;
  chats := chats_of_subject(p.tenant_id, p.subject);
  orders := orders_of_subject(p.tenant_id, p.subject);
  perform 1 from chat_conversations where id = any(chats) order by id for update;
  select array_agg(f.id), coalesce(jsonb_agg(f.storage_key) filter (where f.storage_key is not null), '[]')
  into media, keys
  from chat_media f
  where f.uploaded_for = any(chats)
    -- A canned answer's picture is the store's, whoever was sent it.
    or (f.uploaded_by is null or f.uploaded_for is not null)
      and f.id in (select m.media_id from chat_messages m where m.conversation_id = any(chats));
  -- The events as they came hold words and number or id; the row stays, so that none of them comes in a second time.
  if coalesce(p.subject->>'userId', p.subject->>'phone') is not null then
    update webhook_events set body = '', error = null
    where tenant_id = p.tenant_id and position(convert_to(
      coalesce(p.subject->>'userId', regexp_replace(p.subject->>'phone', '\D', '', 'g')), 'UTF8') in body) > 0;
    get diagnostics gone_events = row_count;
  end if;
  delete from chat_message_statuses where message_id in (select id from chat_messages where conversation_id = any(chats));
  delete from chat_messages where conversation_id = any(chats);
  get diagnostics gone_messages = row_count;
  delete from chat_media where id = any(media);
  delete from live_events where conversation_id = any(chats);
  delete from contact_opt_outs o where o.tenant_id = p.tenant_id and o.contact_key = key_of_subject(p.subject);
  delete from chat_conversations where id = any(chats);
  delete from catalog_orders where tenant_id = p.tenant_id and order_id = any(orders);
  update privacy_requests set result = jsonb_build_object('files', keys, 'chats', cardinality(chats),
    'messages', gone_messages, 'orders', cardinality(orders), 'events', gone_events)
  where id = _request;
  return keys;
end
$$;

-- Forgets what came from a store that has taken its app away. A store that is connected again keeps everything.
create or replace function erase_store(_request uuid) returns text language plpgsql as $$
declare
  p privacy_requests;
  s catalog_sync;
begin
  select * into p from privacy_requests where id = _request and state = 'pending' for update;
  if p.id is null then
    return 'done';
  end if;
  select * into s from catalog_sync where tenant_id = p.tenant_id;
  if s.access in ('ok', 'suspended') and exists (
    select 1 from tenants where id = p.tenant_id and tiendanube_access_token is not null) then
    update privacy_requests set state = 'dismissed', subject = null, done_at = clock_timestamp(),
      error = 'The store is connected' where id = _request;
    return 'dismissed';
  end if;
  -- Without its store, the mirror is emptied by its trigger (`follow_store`).
  update tenants set tiendanube_store_id = null, tiendanube_access_token = null where id = p.tenant_id;
  update webhook_events set body = '', error = null where tenant_id = p.tenant_id and provider = 'tiendanube';
  perform finish_privacy_request(_request, null);
  return 'done';
end
$$;

-- Everything that is kept of a customer, for the merchant to hand over.
create or replace function export_customer(_request uuid) returns void language plpgsql as $$
declare
  p privacy_requests;
  chats uuid[];
begin
  select * into p from privacy_requests where id = _request and state = 'pending' for update;
  if p.id is null then
    return;
  end if;
  chats := chats_of_subject(p.tenant_id, p.subject);
  update privacy_requests set export = jsonb_build_object(
    'customer', p.subject,
    'chats', (
      select coalesce(jsonb_agg(jsonb_build_object('name', c.display_name, 'phone', c.contact_phone, 'labels', c.labels,
        'since', c.created_at, 'notes', (
          select coalesce(jsonb_agg(jsonb_build_object('at', n.created_at, 'by', n.author_name, 'text', n.body) order by n.created_at), '[]')
          from chat_notes n where n.conversation_id = c.id),
        'suggestions', (
          select coalesce(jsonb_agg(jsonb_build_object('at', s.created_at, 'text', s.text, 'became', s.state) order by s.created_at), '[]')
          from reply_suggestions s where s.conversation_id = c.id and s.text is not null),
        'markedReplies', (
          select coalesce(jsonb_agg(jsonb_build_object('at', k.created_at, 'by', k.author_name, 'reason', k.reason,
            'expected', k.expected) order by k.created_at), '[]')
          from test_cases k where k.conversation_id = c.id),
        'openQuestions', (
          select coalesce(jsonb_agg(jsonb_build_object('at', q.at, 'question', q.question) order by q.at), '[]')
          from open_questions q where q.conversation_id = c.id),
        'messages', (
          select coalesce(jsonb_agg(jsonb_build_object('at', m.sent_at, 'from', m.role, 'type', m.message_type,
            'text', m.content, 'file', f.file_name, 'transcript', f.transcript) order by m.sent_at, m.seq), '[]')
          from chat_messages m left join chat_media f on f.id = m.media_id where m.conversation_id = c.id))), '[]')
      from chat_conversations c where c.id = any(chats)),
    'optOuts', (
      select coalesce(jsonb_agg(jsonb_build_object('at', o.at, 'optedOut', o.opted_out, 'cause', o.cause, 'words', o.detail)
        order by o.at), '[]')
      from contact_opt_outs o where o.conversation_id = any(chats)),
    'orders', (
      select coalesce(jsonb_agg(o.state order by o.ordered_at), '[]') from catalog_orders o
      where o.tenant_id = p.tenant_id and o.order_id = any(orders_of_subject(p.tenant_id, p.subject))))
  where id = _request;
  perform finish_privacy_request(_request, null);
end
$$;

-- Done, with whom it was about forgotten too; or failed, to be tried again until it is given up.
create or replace function finish_privacy_request(_request uuid, _error text, _last boolean default false) returns void
language sql as $$
  update privacy_requests set error = _error,
    state = case when _error is null then 'done' when _last then 'failed' else state end,
    subject = case when _error is null and kind <> 'customer_export' then null else subject end,
    result = case when _error is null then result - 'files' else result end,
    done_at = case when _error is null then clock_timestamp() end
  where id = _request and state = 'pending'
$$;
