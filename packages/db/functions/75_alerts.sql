-- A handoff is stored first; with it stands whom to tell, and when, until somebody takes the chat. The plan is rows,
-- so it survives every process, and each row is the job that sends it.

create or replace function plan_alerts(h handoffs) returns void language plpgsql as $$
declare
  _now timestamptz := clock_timestamp();
  t tenants;
  g tenant_human_handoff_config;
  team text;
  opening timestamptz;
begin
  select * into t from tenants where id = h.tenant_id;
  select * into g from tenant_human_handoff_config where tenant_id = h.tenant_id;
  opening := opens_at(t, _now);
  -- Whom it reminds is known then: who is available at the opening.
  insert into handoff_alerts (tenant_id, handoff_id, conversation_id, step, address, due_at)
  select h.tenant_id, h.id, h.conversation_id, 'opening', '', opening where opening > _now;
  -- A browser is told because its person wants that, whatever a store has said of letters.
  perform plan_waiting_pushes(h, 'waiting');
  if not coalesce(g.enabled, true) then
    return;
  end if;
  team := coalesce(nullif(trim(g.destination_email), ''), nullif(trim(t.owner_email), ''));
  insert into handoff_alerts (tenant_id, handoff_id, conversation_id, step, address, due_at)
  -- An index takes no more of an address: what is longer is none, and the mail server says so.
  select h.tenant_id, h.id, h.conversation_id, plan.step, left(plan.address, 2000), plan.due_at
  from (
    select 'team', a.email, _now from available_addresses(h.tenant_id) a
    where coalesce(g.alert_available, false) and lower(a.email) is distinct from lower(team)
    union all values
    ('team', team, _now),
    ('second', nullif(trim(g.second_email), ''), opening + make_interval(mins => coalesce(g.second_after_minutes, 10))),
    ('owner', nullif(nullif(trim(t.owner_email), ''), team), opening + make_interval(mins => coalesce(g.owner_after_minutes, 30))),
    ('customer', 'customer', opening + make_interval(mins => case when g.tenant_id is null then 120 else g.give_up_after_minutes end))
  ) as plan(step, address, due_at)
  where plan.address is not null and plan.due_at is not null
    -- A chat that comes back and forth tells the team once; what follows if nobody comes is still planned.
    and not (plan.step = 'team' and exists (
      select 1 from handoff_alerts a where a.conversation_id = h.conversation_id and a.step = 'team'
        and a.created_at > _now - interval '10 minutes'));
  perform plan_phone_alerts(h, g, opening);
end
$$;

-- The store has opened and the chat still waits: its reminder becomes one to the team's address, to each person who is
-- available now where alerts go to them, and to their devices. Phones have theirs from the start, for the opening.
create or replace function remind_at_opening() returns void language plpgsql as $$
declare
  a handoff_alerts;
  h handoffs;
  g tenant_human_handoff_config;
  team text;
begin
  for a in
    select * from handoff_alerts where step = 'opening' and address = '' and due_at <= clock_timestamp()
    order by due_at limit 50 for no key update skip locked
  loop
    select * into h from handoffs where id = a.handoff_id;
    select * into g from tenant_human_handoff_config where tenant_id = a.tenant_id;
    select coalesce(nullif(trim(g.destination_email), ''), nullif(trim(t.owner_email), '')) into team
    from tenants t where t.id = a.tenant_id;
    update handoff_alerts set due_at = null where id = a.id;
    insert into handoff_alerts (tenant_id, handoff_id, conversation_id, step, address, due_at)
    select a.tenant_id, a.handoff_id, a.conversation_id, 'opening', left(told.address, 2000), clock_timestamp()
    from (
      select team as address where team is not null
      union
      select f.email from available_addresses(a.tenant_id) f
      where coalesce(g.alert_available, false) and lower(f.email) is distinct from lower(team)
    ) told
    where coalesce(g.enabled, true)
    on conflict do nothing;
    perform plan_waiting_pushes(h, 'opening');
  end loop;
end
$$;

-- A store's own mail server, its password as it is kept; null where it has none.
create or replace function store_mail_server(g tenant_human_handoff_config) returns jsonb language plpgsql immutable as $$
begin
  return case when g.smtp_host <> '' then jsonb_build_object('host', g.smtp_host, 'port', g.smtp_port,
    'security', coalesce(g.smtp_security, 'STARTTLS'), 'user', nullif(g.smtp_user, ''),
    'password', nullif(g.smtp_password_encrypted, '')) end;
end
$$;

-- Letters that are due, with everything they tell. Claimed with the time of the next try, so that a process that dies
-- delays one and doubles none.
create or replace function claim_alerts(_limit int) returns setof jsonb language sql as $$
  with due as (
    select a.id from handoff_alerts a
    where a.due_at <= clock_timestamp() and a.step not in ('customer', 'phone') and a.address <> ''
    order by a.due_at limit _limit for no key update skip locked
  ),
  claimed as (
    update handoff_alerts a set attempts = a.attempts + 1,
      due_at = clock_timestamp() + interval '1 minute' * 2 ^ least(a.attempts, 6)
    from due where a.id = due.id
    returning a.*
  )
  select jsonb_build_object(
    'id', a.id, 'tenantId', a.tenant_id::text, 'handoffId', a.handoff_id, 'conversationId', a.conversation_id,
    'step', a.step, 'address', a.address, 'attempts', a.attempts, 'storeName', t.store_name, 'timezone', t.timezone,
    'smtp', store_mail_server(g),
    'cause', h.cause, 'reason', h.reason, 'summary', h.summary, 'wantedAction', h.wanted_action,
    'suggestedReply', h.suggested_reply, 'since', h.created_at,
    'contactName', c.display_name, 'contactPhone', c.contact_phone, 'windowClosesAt', c.window_closes_at,
    'messages', (
      select coalesce(jsonb_agg(to_jsonb(m) order by m.sent_at, m.seq), '[]') from (
        select m.role, m.message_type as type, coalesce(m.content, f.transcript) as text, m.sent_at, m.seq
        from chat_messages m left join chat_media f on f.id = m.media_id
        where m.conversation_id = c.id and m.send_state is distinct from 'cancelled' and m.send_state is distinct from 'draft'
          and m.role <> 'system'
        order by m.sent_at desc nulls last, m.seq desc nulls last limit 8) m),
    'facts', (
      select coalesce(jsonb_agg(f), '[]') from (
        select tr.trace from turns tr where tr.conversation_id = c.id order by tr.started_at desc nulls last limit 3) recent,
        jsonb_array_elements(case when jsonb_typeof(recent.trace->'facts') = 'array' then recent.trace->'facts' else '[]' end) f
      where f->>'kind' in ('product', 'price', 'promotional_price', 'link', 'image', 'order', 'order_state', 'tracking')))
  from claimed a
  join tenants t on t.id = a.tenant_id
  join handoffs h on h.id = a.handoff_id
  join chat_conversations c on c.id = a.conversation_id
  left join tenant_human_handoff_config g on g.tenant_id = a.tenant_id
$$;

-- Told, or to be tried again. While nobody could be told, the chat is marked, so that the inbox says so in red.
create or replace function settle_alert(_id uuid, _error text) returns void language plpgsql as $$
declare
  a handoff_alerts;
  _now timestamptz;
begin
  select * into a from handoff_alerts where id = _id;
  perform 1 from chat_conversations where id = a.conversation_id for no key update;
  _now := clock_timestamp();
  update handoff_alerts set error = _error, sent_at = case when _error is null then _now end,
    due_at = case when _error is not null and due_at is not null and created_at > _now - interval '48 hours' then due_at end
  where id = _id;
  perform mark_alert_outcome(a.handoff_id, a.conversation_id, _error);
end
$$;

-- Where a chat can't be marked, what was told stays told: nobody gets the same again for it.
create or replace function mark_alert_outcome(_handoff uuid, _conversation uuid, _error text) returns void language plpgsql as $$
begin
  perform note_alert_outcome(_handoff, _conversation, _error);
exception when others then
  perform tell_fault('note_alert_outcome', array[_conversation::text], sqlerrm);
end
$$;

-- While nobody of the team could be told of a chat, in whatever way, it is marked. A device that isn't reached any more
-- is no alert that failed while there are others: a letter says the same.
create or replace function note_alert_outcome(_handoff uuid, _conversation uuid, _error text) returns void
language plpgsql as $$
declare
  _now timestamptz := clock_timestamp();
  known boolean := exists (select 1 from handoff_alerts o where o.handoff_id = _handoff and o.sent_at is not null)
    or exists (select 1 from push_notices o where o.about_id = _handoff and o.sent_at is not null);
begin
  update handoffs set alert_error = case when _error is null or not known then _error end,
    alerted_at = case when _error is null then coalesce(alerted_at, _now) else alerted_at end
  where id = _handoff and closed_at is null;
  if not found then
    return;
  end if;
  if _error is null then
    update chat_conversations set failed_at = null, failure_reason = null
    where id = _conversation and failure_reason = 'alert_failed';
  elsif not known then
    update chat_conversations set failed_at = _now, failure_reason = 'alert_failed'
    where id = _conversation and failed_at is null
      and not exists (
        select 1 from handoff_alerts o where o.handoff_id = _handoff and o.step in ('team', 'phone')
          and o.error is null and o.due_at <= _now + interval '1 minute');
  end if;
end
$$;

-- Somebody wants the alert tried now. Answers how many are due again.
create or replace function retry_alerts(_conversation uuid) returns int language plpgsql as $$
declare
  again int;
begin
  perform 1 from chat_conversations where id = _conversation for no key update;
  update handoff_alerts a set due_at = clock_timestamp()
  from handoffs h
  where h.id = a.handoff_id and h.conversation_id = _conversation and h.closed_at is null
    and a.sent_at is null and a.error is not null and a.step <> 'customer';
  get diagnostics again = row_count;
  update push_notices n set due_at = clock_timestamp()
  from handoffs h
  where h.id = n.about_id and h.conversation_id = _conversation and h.closed_at is null
    and n.sent_at is null and n.error is not null;
  return again;
end
$$;

-- Customers to be told that nobody has come: with what the words depend on.
create or replace function claim_unattended(_limit int) returns setof jsonb language sql as $$
  with due as (
    select a.id from handoff_alerts a
    where a.due_at <= clock_timestamp() and a.step = 'customer'
    order by a.due_at limit _limit for no key update skip locked
  ),
  claimed as (
    update handoff_alerts a set attempts = a.attempts + 1, due_at = clock_timestamp() + interval '1 minute'
    from due where a.id = due.id
    returning a.*
  )
  select jsonb_build_object('id', a.id, 'conversationId', a.conversation_id, 'country', t.country, 'mainLanguage', t.main_language, 'words', g.give_up_message,
    'customerTexts', (
      select coalesce(jsonb_agg(m.content order by m.seq), '[]') from (
        select m.content, m.seq from chat_messages m
        where m.conversation_id = a.conversation_id and m.role = 'user' and m.content is not null
        order by m.seq desc limit 8) m))
  from claimed a
  join tenants t on t.id = a.tenant_id
  left join tenant_human_handoff_config g on g.tenant_id = a.tenant_id
$$;

-- The customer is told honestly, once, if the chat still waits and the bot may speak there at all.
create or replace function tell_unattended(_alert uuid, _text text) returns jsonb language plpgsql as $$
declare
  _now timestamptz;
  a handoff_alerts;
  c chat_conversations;
  t tenants;
  blocked text;
begin
  select * into a from handoff_alerts where id = _alert;
  select * into c from chat_conversations where id = a.conversation_id for no key update;
  _now := clock_timestamp();
  select * into a from handoff_alerts where id = _alert;
  if a.due_at is null then
    return null;
  end if;
  select * into t from tenants where id = c.tenant_id;
  blocked := case when c.waiting_since is null then 'taken' when t.mode = 'drafts' then 'drafts' else bot_blocked(c, t, _now) end;
  update handoff_alerts set due_at = null, error = blocked, sent_at = case when blocked is null then _now end where id = _alert;
  if blocked is not null then
    return null;
  end if;
  update handoffs set gave_up_at = _now where id = a.handoff_id;
  insert into chat_messages (tenant_id, conversation_id, role, message_type, content, sent_at, event_at, send_state, send_epoch, send_inbound_seq)
  values (c.tenant_id, c.id, 'assistant', 'text', _text, _now, _now, 'queued', c.ownership_epoch, c.inbound_seq);
  update chat_conversations set last_message_at = greatest(last_message_at, _now), last_message_role = 'assistant',
    last_message_type = 'text', last_message_preview = left(_text, 200), send_due_at = _now
  where id = c.id;
  return release_next(c.id);
end
$$;

-- A letter's link is used: once for each action, while its handoff is young. Answers what it was for, or why not.
create or replace function use_alert_link(_alert uuid, _action text) returns jsonb language plpgsql as $$
declare
  a handoff_alerts;
begin
  select * into a from handoff_alerts where id = _alert
    and tenant_id <> all (array(select r.tenant_id from store_removals r));
  if a.id is null then
    return jsonb_build_object('error', 'unknown');
  end if;
  -- Conversation first, as everywhere: what the link does locks it next.
  perform 1 from chat_conversations where id = a.conversation_id for no key update;
  select * into a from handoff_alerts where id = _alert for no key update;
  if a.created_at < clock_timestamp() - interval '48 hours' then
    return jsonb_build_object('error', 'expired');
  end if;
  if a.used ? _action then
    return jsonb_build_object('error', 'used', 'at', a.used->_action);
  end if;
  update handoff_alerts set used = used || jsonb_build_object(_action, clock_timestamp()) where id = _alert;
  return jsonb_build_object('tenantId', a.tenant_id::text, 'conversationId', a.conversation_id, 'address', a.address);
end
$$;

-- What a link's page shows before anything is done.
create or replace function look_at_alert(_alert uuid) returns jsonb language sql stable as $$
  select jsonb_build_object('tenantId', a.tenant_id::text, 'conversationId', a.conversation_id, 'storeName', t.store_name,
    'contactName', c.display_name, 'contactPhone', c.contact_phone, 'used', a.used,
    'expired', a.created_at < clock_timestamp() - interval '48 hours',
    'owner', chat_owner(c, clock_timestamp()), 'assigneeName', c.assignee_name)
  from handoff_alerts a join tenants t on t.id = a.tenant_id join chat_conversations c on c.id = a.conversation_id
  where a.id = _alert and t.removed_at is null
$$;
