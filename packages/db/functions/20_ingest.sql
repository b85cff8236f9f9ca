-- The way in: one statement stores a group of webhooks and gives them their effect.
-- Each item is one event; `flow/inbound` in the API describes its keys. All of it commits together or not at all;
-- the caller repeats a failed group one by one, so that a bad event fails alone.

create or replace function ingest_items(batch jsonb)
returns table (
  ord int, provider text, event_key text, type text, state text, tenant_id bigint, recipient text, body text, signature text, error text,
  kind text, external_user_id text, provider_user_id text, contact_phone text, business_phone text, display_name text,
  message_id uuid, role text, message_type text, content text, details jsonb, media jsonb, preview text,
  wamid text, provider_message_id text, quoted_wamid text, external_id text, sent_at timestamptz, event_at timestamptz,
  wants_answer boolean, target_wamid text, emoji text, new_phone text, new_user_id text,
  status text, error_code text, error_message text, consent text, opt_cause text, waba_id text,
  conversation_id uuid
) language sql immutable as $$
  select * from jsonb_to_recordset(batch) as i(
    ord int, provider text, event_key text, type text, state text, tenant_id bigint, recipient text, body text, signature text, error text,
    kind text, external_user_id text, provider_user_id text, contact_phone text, business_phone text, display_name text,
    message_id uuid, role text, message_type text, content text, details jsonb, media jsonb, preview text,
    wamid text, provider_message_id text, quoted_wamid text, external_id text, sent_at timestamptz, event_at timestamptz,
    wants_answer boolean, target_wamid text, emoji text, new_phone text, new_user_id text,
    status text, error_code text, error_message text, consent text, opt_cause text, waba_id text,
    conversation_id uuid)
$$;

-- Answers the conversations it touched: when their turn is due, in milliseconds from now (null: none), and whether a
-- running turn should look up.
create or replace function ingest_events(batch jsonb, settings jsonb)
returns table (conversation_id uuid, wait_ms int, interrupts boolean)
-- What an administrator's open transaction holds is given up soon: everybody's events would wait for one store's row.
language plpgsql set lock_timeout = '1s' as $$
declare
  kept text[];
  fresh jsonb := batch;
begin
  -- A known event is answered and has no effect.
  with added as (
    insert into webhook_events (provider, event_key, type, state, tenant_id, recipient, body, signature, error, processed_at)
    select i.provider, i.event_key, i.type, i.state, i.tenant_id, i.recipient, decode(i.body, 'base64'), i.signature, i.error,
           case when i.state = 'done' then clock_timestamp() end
    from jsonb_to_recordset(batch) as i(
      provider text, event_key text, type text, state text, tenant_id bigint, recipient text, body text, signature text, error text)
    order by i.provider, i.event_key
    on conflict on constraint webhook_events_event_key do nothing
    returning webhook_events.provider || ' ' || webhook_events.event_key as key
  )
  select array_agg(key) into kept from added;
  if cardinality(kept) is distinct from jsonb_array_length(batch) then
    fresh := to_jsonb(array(
      select item from (
        select distinct on (key) item
        from jsonb_array_elements(batch) item
        cross join lateral (select (item->>'provider') || ' ' || (item->>'event_key') as key) own
        where key = any(kept)
        order by key, (item->>'ord')::int) first_of_each
      order by (item->>'ord')::int));
  end if;
  fresh := jsonb_path_query_array(fresh, '$[*] ? (@.state == "done" && @.kind != "none")');
  if fresh = '[]' then
    return;
  end if;
  return query select * from apply_events(fresh, settings);
end
$$;

-- What the provider tells of our own messages: stored and applied like all events, and answered with the message that
-- each speaks of, with what that is followed by in the log, where it is known by now, and whether its chat has something to
-- send since. (`offset 0` has each message looked for once.)
create or replace function take_reports(batch jsonb, settings jsonb)
returns table (ord int, message_id uuid, correlation_id uuid, sends_due boolean) language plpgsql as $$
begin
  perform ingest_events(batch, settings);
  return query
  select own.ord, m.id, correlation_of(m), coalesce(c.send_due_at <= clock_timestamp(), false)
  from (
    select (item->>'ord')::int as ord, message_of(item) as id from jsonb_array_elements(batch) item offset 0
  ) own
  join chat_messages m on m.id = own.id
  join chat_conversations c on c.id = m.conversation_id;
end
$$;

-- The effect of events, apart from their storage: a replay of an event goes through here too.
create or replace function apply_events(batch jsonb, settings jsonb)
returns table (conversation_id uuid, wait_ms int, interrupts boolean)
language plpgsql as $$
declare
  kinds jsonb := jsonb_path_query_array(batch, '$[*].kind');
  items jsonb := batch;
begin
  if kinds ? 'status' then
    perform apply_statuses(batch);
  end if;
  if kinds ? 'template' then
    perform wake_templates(batch);
  end if;
  if kinds ? 'consent' then
    perform note_provider_consents(batch);
  end if;
  if kinds <@ '["status", "none", "template", "consent"]' then
    return;
  end if;
  if kinds ?| array['template', 'consent'] then
    items := (select jsonb_agg(item) from jsonb_array_elements(batch) item where item->>'kind' not in ('template', 'consent'));
  end if;
  items := resolve_conversations(items);
  if kinds ? 'edit' then
    items := edits_of_nothing(items);
  end if;
  -- Nearly every message is new.
  if exists (
    select 1 from jsonb_array_elements(items) n
    join chat_messages s on s.tenant_id = (n->>'tenant_id')::bigint and s.wamid = n->>'wamid'
  ) then
    return query select * from complete_stand_ins(items, settings);
  end if;
  return query select * from add_messages(items, settings);
  -- After the messages: what alters a message may travel in its group.
  if kinds ? 'reaction' then
    perform apply_reactions(items);
  end if;
  if kinds ? 'edit' then
    return query select * from apply_edits(items, settings);
  end if;
  if kinds ? 'number_changed' then
    perform change_identity(items);
  end if;
  if kinds ? 'echo' then
    perform note_phone_answers(items);
  end if;
  if jsonb_path_exists(items, '$[*] ? (@.consent != null)') then
    perform note_consents(items);
  end if;
end
$$;

-- Finds or makes each customer's conversation and locks it, in the order of ids, so that groups can't deadlock. Of
-- somebody unknown who has another number from now on, it is that number's. Nearly always all are known by number alone,
-- which a look at the items says without a statement.
create or replace function resolve_conversations(batch jsonb) returns jsonb language plpgsql as $$
declare
  items jsonb := find_conversations(batch);
  made uuid[];
  named uuid[];
  locked int;
begin
  if jsonb_path_exists(items, '$[*] ? (@.conversation_id == null || @.kind == "number_changed" || @.provider_user_id != null)')
     and lock_identities(items) then
    items := find_conversations(items);
  end if;
  if jsonb_path_exists(items, '$[*] ? (@.conversation_id == null)') then
    insert into chat_conversations (tenant_id, external_user_id, provider_user_id, contact_phone, business_phone, display_name)
    select distinct on (i.tenant_id, contact_key(own.key)) i.tenant_id, own.key,
           coalesce(i.new_user_id, i.provider_user_id), coalesce(i.new_phone, i.contact_phone), i.business_phone, i.display_name
    from ingest_items(items) i
    cross join lateral (select coalesce(regexp_replace(i.new_phone, '\D', '', 'g'), i.new_user_id, i.external_user_id) as key) own
    where i.conversation_id is null
    order by i.tenant_id, contact_key(own.key), i.ord
    on conflict do nothing;
    items := find_conversations(items);
    made := array(select distinct (item->>'conversation_id')::uuid from jsonb_array_elements(items) item
      where item->>'conversation_id' is not null);
  end if;

  -- Once more where one of them became part of another while its lock was waited for.
  for again in 1..3 loop
    named := array(
      select distinct id::uuid from jsonb_array_elements(items) item
      cross join unnest(array[item->>'conversation_id', item->>'user_chat', item->>'next_chat']) id where id is not null);
    perform 1 from chat_conversations c where c.id = any(named) order by c.id for no key update;
    get diagnostics locked = row_count;
    exit when locked = cardinality(named);
    items := find_conversations(items);
  end loop;
  if jsonb_path_exists(items, '$[*] ? (@.user_chat != null)') and join_known(items) then
    items := find_conversations(items);
  end if;
  if made is not null then
    perform adopt_opt_outs(made);
  end if;
  return items;
end
$$;

-- A customer is known by number or, hiding it, by user id. Which chat each of them leads to is said as well, and which
-- one a new number would. (`+ 0` leaves no other index to look by than that of the customer; `offset 0` has each looked for
-- once. What came, stored by now, is left behind: every step copies its items. Not `jsonb_agg`, which takes the length of
-- each of their strings by reading all that follows it.)
create or replace function find_conversations(batch jsonb) returns jsonb language plpgsql volatile as $$
begin
  return to_jsonb(array(
    select (item - 'body') || jsonb_build_object(
      'number_chat', number_chat, 'user_chat', user_chat, 'next_chat', next_chat,
      'conversation_id', coalesce(number_chat, user_chat, next_chat))
    from (
      select item,
        (select c.id from chat_conversations c
         where c.contact_key = contact_key(item->>'external_user_id')
           and c.tenant_id + 0 = (item->>'tenant_id')::bigint and c.channel = 'whatsapp') as number_chat,
        (select c.id from chat_conversations c
         where c.provider_user_id = item->>'provider_user_id'
           and c.tenant_id + 0 = (item->>'tenant_id')::bigint and c.channel = 'whatsapp') as user_chat,
        case when item->>'kind' = 'number_changed' then coalesce(
          (chat_of_key((item->>'tenant_id')::bigint, contact_key(item->>'new_phone'))).id,
          (chat_of_user((item->>'tenant_id')::bigint, item->>'new_user_id')).id) end as next_chat
      from jsonb_array_elements(batch) item
      where item->>'external_user_id' is not null
      offset 0
    ) found
    order by (item->>'ord')::int));
end
$$;

create or replace function try_uuid(value text) returns uuid language plpgsql immutable parallel safe as $$
begin
  return case when value ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then value::uuid end;
end
$$;

-- The messages of a group: what is told twice in it is told once, and an echo of what we sent ourselves is no takeover. Of an
-- item only what they need: every step of a plan is made anew at each call, by columns.
create or replace function told_messages(batch jsonb, _now timestamptz)
returns table (
  ord int, kind text, tenant_id bigint, conversation_id uuid, message_id uuid, role text, message_type text, content text,
  details jsonb, media jsonb, preview text, wamid text, provider_message_id text, quoted_wamid text, sent_at timestamptz,
  event_at timestamptz, shown_at timestamptz, wants_answer boolean, display_name text, business_phone text,
  contact_phone text, external_user_id text, provider_user_id text
) language sql stable as $$
  select distinct on (i.tenant_id, coalesce(i.wamid, i.message_id::text))
    i.ord, i.kind, i.tenant_id, i.conversation_id, i.message_id, i.role, i.message_type, i.content,
    i.details, i.media, i.preview, i.wamid, i.provider_message_id, i.quoted_wamid, i.sent_at,
    i.event_at, least(i.sent_at, _now), i.wants_answer, i.display_name, i.business_phone,
    i.contact_phone, i.external_user_id, i.provider_user_id
  from jsonb_to_recordset(batch) as i(
    ord int, kind text, tenant_id bigint, conversation_id uuid, message_id uuid, role text, message_type text, content text,
    details jsonb, media jsonb, preview text, wamid text, provider_message_id text, quoted_wamid text, sent_at timestamptz,
    event_at timestamptz, wants_answer boolean, display_name text, business_phone text,
    contact_phone text, external_user_id text, provider_user_id text, external_id text)
  where i.kind in ('inbound', 'echo', 'history', 'number_changed')
    and not (i.kind = 'echo' and exists (
      select 1 from chat_messages m
      where m.tenant_id = i.tenant_id and (m.wamid = i.wamid or m.id = try_uuid(i.external_id))))
  order by i.tenant_id, coalesce(i.wamid, i.message_id::text), i.kind = 'history', i.sent_at, i.event_at, i.ord
$$;

-- The files of those that aren't known yet, apart, since hardly any has one.
create or replace function add_files(batch jsonb, _now timestamptz) returns void language sql as $$
  insert into chat_media (id, tenant_id, kind, provider_media_id, provider_link, mime_type, file_name, transcript_state)
  select (i.media->>'id')::uuid, i.tenant_id, i.media->>'kind', i.media->>'providerMediaId', i.media->>'link',
         i.media->>'mimeType', i.media->>'fileName',
         case when i.media->>'kind' = 'audio' and i.kind <> 'history' then 'pending' end
  from told_messages(batch, _now) i
  where i.media is not null and jsonb_typeof(i.media) = 'object'
    and not exists (select 1 from chat_messages m where m.tenant_id = i.tenant_id and m.wamid = i.wamid)
    and not exists (select 1 from chat_messages m where m.id = i.message_id)
$$;

-- What is due already is worth no timer, which would take a millisecond; a timer that rang a moment too early would find nothing.
create or replace function due_in_ms(_due timestamptz, _now timestamptz) returns int language sql immutable as $$
  select case when _due <= _now then 0 else ceil(extract(epoch from _due - _now) * 1000 + 1)::int end
$$;

create or replace function add_messages(batch jsonb, settings jsonb)
returns table (conversation_id uuid, wait_ms int, interrupts boolean)
language plpgsql as $$
#variable_conflict use_column
declare
  _now timestamptz := clock_timestamp();
begin
  if jsonb_path_exists(batch, '$[*].media.id') then
    perform add_files(batch, _now);
  end if;
  return query
  with items as materialized (
    select * from told_messages(batch, _now)
  ),
  added as (
    insert into chat_messages (id, tenant_id, conversation_id, role, message_type, content, details, media_id, wamid,
      provider_message_id, quoted_wamid, sent_at, event_at, outcome, sent_from, provider_status, send_state, send_inbound_seq)
    select i.message_id, i.tenant_id, i.conversation_id, i.role, i.message_type, i.content, i.details,
      (select f.id from chat_media f where f.id = (i.media->>'id')::uuid), i.wamid,
      i.provider_message_id, i.quoted_wamid, i.shown_at, least(i.event_at, _now),
      case when i.role = 'user' and not i.wants_answer then coalesce(nullif(i.kind, 'inbound'), 'no_answer_needed')
           -- Who else has the chat, and what only holds for a while, is looked at when the turn is due.
           when i.wants_answer and chat_owner(c, _now) = 'bot' then standing_silence(c, t) end,
      case when i.kind = 'echo' then 'phone' end,
      case when i.role not in ('user', 'system') then 'sent' end,
      case when i.role not in ('user', 'system') then 'accepted' end,
      -- Written before what the customer has said since, and told after it: it answers what stood there then.
      case when i.kind = 'echo' and c.last_inbound_at > i.shown_at then said_until(c.id, i.shown_at) end
    from items i
    left join chat_conversations c on c.id = i.conversation_id
    left join tenants t on t.id = i.tenant_id
    order by i.sent_at, i.event_at, i.ord
    -- By wamid or, where it has none, by the id that was made of what it says.
    on conflict do nothing
    returning id, seq, conversation_id, tenant_id, outcome
  ),
  news as (
    select a.conversation_id, a.tenant_id,
      max(a.seq) filter (where i.wants_answer) as inbound_seq,
      coalesce(bool_or(i.wants_answer and a.outcome is null), false) as wants_turn,
      count(*) filter (where i.kind = 'inbound' and i.role = 'user') as unread,
      -- Null where there is none: LEAST and GREATEST pass over nulls, so nothing else may be mixed in here.
      max(i.shown_at) filter (where i.kind = 'inbound' and i.role = 'user') as last_inbound_at,
      max(i.shown_at) filter (where i.kind = 'echo') as last_echo_at,
      max(i.shown_at) filter (where i.role = 'human_supervisor') as last_human_at,
      max(i.shown_at) as last_at,
      (array_agg(i.ord order by i.sent_at desc, i.event_at desc, i.ord desc))[1] as newest,
      (array_agg(i.display_name order by i.kind = 'inbound' desc, i.sent_at desc)
        filter (where i.kind in ('inbound', 'history') and i.display_name is not null))[1] as display_name,
      max(i.business_phone) as business_phone,
      max(i.contact_phone) filter (where i.kind = 'inbound') as own_phone, max(i.contact_phone) as any_phone,
      max(i.external_user_id) filter (where i.contact_phone is not null) as number,
      max(i.provider_user_id) as provider_user_id,
      jsonb_agg(i.details->'referral') filter (where i.details->'referral' is not null)->0 as referral
    from added a join items i on i.message_id = a.id
    group by a.conversation_id, a.tenant_id
  )
  update chat_conversations c set
    inbound_seq = greatest(c.inbound_seq, coalesce(n.inbound_seq, 0)),
    unread_count = case when n.last_echo_at >= coalesce(greatest(c.last_inbound_at, n.last_inbound_at), n.last_echo_at) then 0
                        else c.unread_count + n.unread end,
    last_inbound_at = greatest(c.last_inbound_at, n.last_inbound_at),
    window_closes_at = greatest(c.window_closes_at, n.last_inbound_at + interval '24 hours'),
    last_human_at = greatest(c.last_human_at, n.last_human_at),
    last_message_at = greatest(c.last_message_at, n.last_at),
    last_message_preview = case when coalesce(n.last_at >= c.last_message_at, true) then newest.preview else c.last_message_preview end,
    last_message_role = case when coalesce(n.last_at >= c.last_message_at, true) then newest.role else c.last_message_role end,
    last_message_type = case when coalesce(n.last_at >= c.last_message_at, true) then newest.message_type else c.last_message_type end,
    display_name = coalesce(c.given_name, n.display_name, c.display_name),
    -- The customer's own spelling of the number; the store's phone may write it otherwise.
    contact_phone = coalesce(n.own_phone, c.contact_phone, n.any_phone),
    -- Who was known by user id alone is from now on known by the number they show.
    external_user_id = case when c.external_user_id ~ '^[A-Z]{2}\.' and n.number is not null
      and (chat_of_key(c.tenant_id, contact_key(n.number))).id is null then n.number else c.external_user_id end,
    provider_user_id = case when c.provider_user_id is null and n.provider_user_id is not null
      and (chat_of_user(c.tenant_id, n.provider_user_id)).id is null then n.provider_user_id else c.provider_user_id end,
    business_phone = coalesce(n.business_phone, c.business_phone),
    meta = case when n.referral is null then c.meta
                else coalesce(c.meta, '{}') || jsonb_build_object('referral', n.referral) end,
    -- Debounce: from the newest message on, but at most four times its length after the first unanswered one.
    first_unanswered_at = case when n.wants_turn then coalesce(c.first_unanswered_at, _now)
                               else c.first_unanswered_at end,
    turn_due_at = case when not n.wants_turn then c.turn_due_at
                       else least(_now + debounce, coalesce(c.first_unanswered_at, _now) + 4 * debounce) end,
    -- Somebody answered from the phone: a takeover like any other.
    human_override_until = case when phone_takes_over(c, n.last_echo_at, own.persons_until, _now)
      then greatest(c.human_override_until, own.persons_until) else c.human_override_until end,
    override_source = case when phone_takes_over(c, n.last_echo_at, own.persons_until, _now) then 'phone' else c.override_source end,
    updated_at = _now
  from news n
  join tenants t on t.id = n.tenant_id
  join items newest on newest.ord = n.newest
  cross join lateral (select
    own_debounce(t, settings) as debounce,
    case when n.last_echo_at is not null then least(n.last_echo_at + own_override(t, settings), closing_of(t, _now)) end as persons_until
  ) own
  where c.id = n.conversation_id
  returning c.id, due_in_ms(c.turn_due_at, _now),
    (n.inbound_seq is not null or n.last_echo_at is not null) and coalesce(c.turn_lease_token is not null, false);
end
$$;

-- What the phone tells so late that the takeover would be over by now is none; and whoever has written since, and waits for a
-- person, goes on waiting: that answer was to something else.
create or replace function phone_takes_over(c chat_conversations, _said timestamptz, _until timestamptz, _now timestamptz)
returns boolean language sql immutable as $$
  select _until > _now and not coalesce(c.waiting_since > _said and c.last_inbound_at > _said, false)
$$;

-- The newest of what a customer had said by then; 0 where that was nothing.
create or replace function said_until(_conversation uuid, _at timestamptz) returns bigint language plpgsql stable as $$
begin
  return coalesce((
    select max(m.seq) from chat_messages m
    where m.conversation_id = _conversation and m.role = 'user' and m.sent_at <= _at), 0);
end
$$;

-- Who answered from the phone has the chat: what the bot had ready is dropped, and the alert is over.
create or replace function note_phone_answers(batch jsonb) returns void language plpgsql as $$
declare
  answered uuid[] := array(
    select distinct c.id from ingest_items(batch) i
    join chat_messages m on m.id = i.message_id
    join chat_conversations c on c.id = m.conversation_id
    where i.kind = 'echo' and c.human_override_until > clock_timestamp());
begin
  update chat_messages set send_state = 'cancelled', failure_code = 'overtaken'
  where conversation_id = any(answered) and role = 'assistant' and send_state in ('queued', 'draft');
  update handoffs set taken_at = clock_timestamp(), taken_by = 'phone', closed_at = clock_timestamp()
  where conversation_id = any(answered) and closed_at is null;
end
$$;

-- Delivery is the maximum of everything reported, so that order and repetition don't matter.
create or replace function delivery_rank(status text) returns int language sql immutable parallel safe as $$
  select case status when 'accepted' then 1 when 'sent' then 2 when 'failed' then 3 when 'delivered' then 4 when 'read' then 5 else 0 end
$$;

create or replace function apply_statuses(batch jsonb) returns void language plpgsql as $$
declare
  items jsonb := jsonb_path_query_array(batch, '$[*] ? (@.kind == "status")');
  messages uuid[] := array(select message_of(item) from jsonb_array_elements(items) item);
  chats uuid[];
  locked int;
begin
  -- Locks go conversation first, as everywhere; once more where one became part of another meanwhile.
  for again in 1..3 loop
    chats := array(select distinct m.conversation_id from chat_messages m where m.id = any(messages));
    perform 1 from chat_conversations c where c.id = any(chats) order by c.id for no key update;
    get diagnostics locked = row_count;
    exit when locked = cardinality(chats);
  end loop;

  insert into chat_message_statuses (tenant_id, message_id, external_id, provider_message_id, wamid, status, error_code, error_message, at)
  select i.tenant_id, i.message_id, i.external_id, i.provider_message_id, i.wamid, i.status, i.error_code, i.error_message,
         coalesce(i.sent_at, clock_timestamp())
  from rows from (
    jsonb_to_recordset(items) as (
      tenant_id bigint, external_id text, provider_message_id text, wamid text, status text, error_code text,
      error_message text, sent_at timestamptz),
    unnest(messages)
  ) as i(tenant_id, external_id, provider_message_id, wamid, status, error_code, error_message, sent_at, message_id);

  perform project_delivery(messages);
end
$$;

-- Whose status it is: our own id says it, the provider's ids do where that is missing. One index each.
create or replace function message_of(item jsonb) returns uuid language plpgsql stable as $$
declare
  tenant bigint := (item->>'tenant_id')::bigint;
  found_id uuid;
begin
  select m.id into found_id from chat_messages m
  where m.id = try_uuid(item->>'external_id') and m.tenant_id = tenant;
  if found_id is null then
    select m.id into found_id from chat_messages m
    where m.provider_message_id = item->>'provider_message_id' and m.tenant_id = tenant
    order by m.seq desc limit 1;
  end if;
  if found_id is null then
    select m.id into found_id from chat_messages m where m.tenant_id = tenant and m.wamid = item->>'wamid';
  end if;
  return found_id;
end
$$;

-- Brings messages to what their history says, and settles those whose outcome was open.
create or replace function project_delivery(message_ids uuid[]) returns void language plpgsql as $$
declare
  chat record;
  lost uuid;
begin
  for chat in with best as (
    select s.message_id, max(s.provider_message_id) as provider_message_id,
      (array_agg(s.wamid order by s.at desc) filter (where s.wamid is not null))[1] as wamid,
      (array_agg(s.status order by delivery_rank(s.status) desc, s.at))[1] as status,
      (array_agg(s.error_code order by delivery_rank(s.status) desc, s.at))[1] as error_code,
      (array_agg(s.error_message order by delivery_rank(s.status) desc, s.at))[1] as error_message
    from chat_message_statuses s
    where s.message_id = any(message_ids)
    group by s.message_id
  ),
  moved as (
    update chat_messages m set
      provider_status = b.status,
      provider_message_id = coalesce(m.provider_message_id, b.provider_message_id),
      wamid = coalesce(m.wamid, case when not exists (
        select 1 from chat_messages o where o.tenant_id = m.tenant_id and o.wamid = b.wamid and o.id <> m.id
      ) then b.wamid end),
      failure_code = case when b.status = 'failed' then b.error_code end,
      failure_reason = case when b.status = 'failed' then coalesce(b.error_message, b.error_code, 'failed') end,
      send_state = case
        when m.send_state in ('sending', 'unknown', 'cancelled') then 'accepted'
        when m.send_state = 'failed' and b.status <> 'failed' then 'accepted'
        -- About to be sent again for want of an answer; this is the answer.
        when m.send_state = 'queued' and (b.status in ('delivered', 'read')
          or m.send_attempts > 0 and m.provider_message_id is null) then 'accepted'
        else m.send_state end,
      send_lease_until = null, unknown_since = null
    from best b join chat_messages old on old.id = b.message_id
    where m.id = b.message_id and delivery_rank(b.status) > 0 and delivery_rank(b.status) >= delivery_rank(m.provider_status)
    returning m.id, m.conversation_id, m.role, m.sent_by_user_id, m.provider_status, m.failure_reason,
              m.provider_status = 'failed' and old.provider_status is distinct from 'failed' as newly_failed
  )
  select m.conversation_id as id, bool_or(m.newly_failed) as failed,
    bool_or(m.provider_status in ('delivered', 'read')) as repaired, max(m.failure_reason) as failure_reason,
    -- Not `exists`: a plan from when the table was small would read all of it, once for every group.
    (select q.id from chat_messages q where q.conversation_id = m.conversation_id and q.send_state = 'queued' limit 1
    ) is not null as waits,
    (select num_nonnulls(c.failed_at, c.failure_reason) > 0 from chat_conversations c where c.id = m.conversation_id) as is_marked,
    coalesce(array_agg(m.id) filter (where m.newly_failed and m.role = 'assistant' and m.sent_by_user_id is null), '{}') as refused
  from moved m group by m.conversation_id
  loop
    -- Most reports change nothing of the chat.
    if chat.failed or chat.waits or chat.repaired and chat.is_marked then
      update chat_conversations c set
        send_due_at = case when chat.waits then clock_timestamp() else c.send_due_at end,
        failed_at = case when chat.failed then clock_timestamp() when chat.repaired and not unalerted(c) then null else c.failed_at end,
        failure_reason = case when chat.failed then chat.failure_reason when chat.repaired and not unalerted(c) then null
                              else c.failure_reason end
      where c.id = chat.id;
    end if;
    foreach lost in array chat.refused loop
      perform replace_refused(lost);
    end loop;
  end loop;
end
$$;

-- The provider took a bubble and could not bring it. A picture that could not be had goes out as text, once; of
-- anything else the rest of the reply is cancelled and a person is wanted.
create or replace function replace_refused(_message uuid) returns void language plpgsql as $$
declare
  m chat_messages;
begin
  select * into m from chat_messages where id = _message;
  if m.message_type = 'image' and m.failure_code in ('131052', '131053') then
    insert into chat_messages (tenant_id, conversation_id, role, message_type, content, turn_id, bubble_index,
                               send_state, send_epoch, send_inbound_seq)
    select m.tenant_id, m.conversation_id, m.role, 'text', m.content, m.turn_id, m.bubble_index,
           'queued', m.send_epoch, m.send_inbound_seq
    where not exists (
      select 1 from chat_messages o where o.turn_id = m.turn_id and o.bubble_index = m.bubble_index and o.id <> m.id);
    update chat_conversations set send_due_at = clock_timestamp(), failed_at = null, failure_reason = null
    where id = m.conversation_id;
  else
    perform abandon_reply(m, coalesce(m.failure_code, m.failure_reason));
  end if;
end
$$;
