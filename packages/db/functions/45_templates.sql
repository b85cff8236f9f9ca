-- Templates: what may be sent outside the window. The store's list is a copy of WhatsApp's, kept by the row in
-- `template_sync`, which is the job, and which a store that is switched on has (`rounds_begin`).

-- Stores whose templates are to be read. Claimed with the time of the next try; `until` says which claim it was.
create or replace function claim_template_syncs(_limit int) returns setof jsonb language plpgsql as $$
begin
  return query
  with due as (
    select s.tenant_id from template_sync s join tenants t on t.id = s.tenant_id
    -- `statement_timestamp()` is one instant, so that the index is asked for what is due: with another for each row, all were read.
    where s.due_at <= statement_timestamp() and t.is_active
    order by s.due_at limit _limit for no key update of s skip locked
  ),
  claimed as (
    update template_sync s set attempts = s.attempts + 1,
      due_at = clock_timestamp() + interval '1 minute' * 2 ^ least(s.attempts, 5)
    from due where s.tenant_id = due.tenant_id
    returning s.*
  )
  select jsonb_build_object('tenantId', c.tenant_id::text, 'until', c.due_at, 'phone', t.bot_phone_number, 'apiKey', t.ycloud_api_key)
  from claimed c join tenants t on t.id = c.tenant_id;
end
$$;

-- What a reading came to. Who asked for another one meanwhile gets it.
create or replace function settle_template_sync(_tenant bigint, _until timestamptz, _error text) returns void
language sql as $$
  update template_sync set error = _error,
    synced_at = case when _error is null then clock_timestamp() else synced_at end,
    attempts = case when _error is null then 0 else attempts end,
    due_at = case when _error is null and due_at = _until then clock_timestamp() + interval '30 minutes' else due_at end
  where tenant_id = _tenant
$$;

-- The store's list becomes this one. What was handed in a moment ago may not be listed yet.
create or replace function apply_templates(_tenant bigint, _waba text, _items jsonb) returns void language plpgsql as $$
begin
  perform put_template(_tenant, _waba, item) from jsonb_array_elements(_items) item order by item->>'name', item->>'language';
  delete from whatsapp_templates w
  where w.tenant_id = _tenant
    and not (w.status = 'PENDING' and w.created_at > clock_timestamp() - interval '10 minutes')
    and not exists (
      select 1 from jsonb_array_elements(_items) item
      where w.waba_id = _waba and item->>'name' = w.name and item->>'language' = w.language);
  update template_sync set waba_id = _waba where tenant_id = _tenant and waba_id is distinct from _waba;
end
$$;

create or replace function put_template(_tenant bigint, _waba text, _item jsonb) returns void language sql as $$
  insert into whatsapp_templates as w (tenant_id, waba_id, name, language, category, status, status_event, quality, reason,
    disable_date, components)
  values (_tenant, _waba, _item->>'name', _item->>'language', _item->>'category', coalesce(_item->>'status', 'PENDING'),
    _item->>'statusEvent', _item->>'quality', _item->>'reason', _item->>'disableDate', coalesce(_item->'components', '[]'))
  on conflict (tenant_id, waba_id, name, language) do update set
    category = excluded.category, status = excluded.status, status_event = excluded.status_event, quality = excluded.quality,
    reason = excluded.reason, disable_date = excluded.disable_date, components = excluded.components, seen_at = clock_timestamp()
$$;

-- WhatsApp told of a template: the store's list is read again. An event that the installation's secret vouches for
-- is about stores that use the installation's account.
create or replace function wake_templates(batch jsonb) returns void language sql as $$
  update template_sync s set due_at = clock_timestamp(), attempts = 0
  from ingest_items(batch) i, tenants t
  where i.kind = 'template' and t.id = s.tenant_id
    and (i.tenant_id = s.tenant_id or i.tenant_id is null and t.ycloud_api_key is null)
    and (s.waba_id is null or i.waba_id is null or s.waba_id = i.waba_id)
$$;

-- A person sends a template: it takes the chat over and waits in the same queue as their words. `_message.template` is
-- what the customer sees and what the provider needs. The client's id makes it one message.
create or replace function queue_template_message(_conversation uuid, _message jsonb, _until timestamptz) returns jsonb
language plpgsql as $$
declare
  _now timestamptz;
  c chat_conversations;
  known chat_messages;
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
    return case when known.content is distinct from _message->>'text'
      then jsonb_build_object('error', 'id_taken') else jsonb_build_object('messageId', known.id) end;
  end if;
  if c.opted_out_at is not null then
    return jsonb_build_object('error', 'opted_out');
  end if;
  if not exists (
    select 1 from whatsapp_templates w
    where w.id = try_uuid(_message->>'templateId') and w.tenant_id = c.tenant_id and w.status = 'APPROVED') then
    return jsonb_build_object('error', 'template_unavailable');
  end if;
  if c.human_override_until > _now and c.assignee_id is not null and c.assignee_id <> _message->>'userId' then
    return jsonb_build_object('error', 'owned_by_another', 'name', c.assignee_name);
  end if;
  perform take_over(c.id, _message->>'userId', _message->>'userName', _until, true);
  insert into chat_messages (tenant_id, conversation_id, role, message_type, content, details, sent_at, event_at,
                             client_message_id, sent_by_user_id, sent_by_name, sent_from, send_state)
  values (c.tenant_id, c.id, 'human_supervisor', 'template', _message->>'text',
          jsonb_build_object('template', _message->'template'), _now, _now, _message->>'clientMessageId',
          _message->>'userId', _message->>'userName', coalesce(_message->>'sentFrom', 'panel'), 'queued')
  returning id into added;
  update chat_conversations set
    last_message_at = greatest(last_message_at, _now), last_message_role = 'human_supervisor',
    last_message_type = 'template', last_message_preview = left(_message->>'text', 200), last_human_at = _now,
    send_due_at = _now, unread_count = 0
  where id = c.id;
  return jsonb_build_object('messageId', added, 'send', release_next(c.id));
end
$$;

-- What a refused send says beyond itself: the customer wants nothing more, or the template is not what we know.
create or replace function note_refusal(m chat_messages) returns void language plpgsql as $$
begin
  if m.failure_code in ('131050', 'RECIPIENT_UNSUBSCRIBED') then
    insert into contact_opt_outs (tenant_id, contact_key, conversation_id, opted_out, cause, detail, at)
    select c.tenant_id, c.contact_key, c.id, true, 'refused', m.failure_code, clock_timestamp()
    from chat_conversations c where c.id = m.conversation_id and c.opted_out_at is null;
  else
    update template_sync set due_at = least(due_at, clock_timestamp()), attempts = 0 where tenant_id = m.tenant_id;
  end if;
end
$$;

-- Half an hour before free words end, whoever has the chat is reminded, once for each window.
create or replace function remind_windows() returns void language plpgsql as $$
declare
  _now timestamptz := clock_timestamp(); -- a variable, so that the index bounds the look
begin
  perform apart('remind_windows', $do$
    with reminded as (
      update chat_conversations set window_reminded = window_closes_at where id = any($1) returning tenant_id, id
    )
    insert into live_events (tenant_id, conversation_id) select tenant_id, id from reminded$do$, array(
    select c.id from chat_conversations c
    where c.human_override_until > _now and c.window_closes_at > _now and c.window_closes_at <= _now + interval '30 minutes'
      and c.window_reminded is distinct from c.window_closes_at
    order by random() limit 50 for no key update skip locked));
end
$$;
