-- Who a customer is. A number and a user id of WhatsApp's each find one chat; what shows that two chats are one
-- person's makes them one. The caller has locked every chat that is named here.

-- Who makes a chat, or may join two, holds the names of it until the end, before any row: who else brings one of them
-- waits, and then finds what was made. Answers whether there was anything to hold, and so to look again.
create or replace function lock_identities(items jsonb) returns boolean language plpgsql as $$
declare
  names bigint[] := array(
    select distinct hashtextextended(name, (item->>'tenant_id')::bigint)
    from jsonb_array_elements(items) item
    cross join unnest(array[contact_key(item->>'external_user_id'), item->>'provider_user_id',
      contact_key(item->>'new_phone'), item->>'new_user_id']) name
    where name is not null and (item->>'conversation_id' is null or item->>'kind' = 'number_changed'
      or item->>'user_chat' is distinct from item->>'number_chat' and item->>'provider_user_id' is not null)
    order by 1);
  name bigint;
begin
  foreach name in array names loop
    perform pg_advisory_xact_lock(name);
  end loop;
  return cardinality(names) > 0;
end
$$;

-- A message under a number and a user id says that both are one person's. Answers whether a chat was given up.
create or replace function join_known(items jsonb) returns boolean language plpgsql as $$
declare
  i record;
  by_number chat_conversations;
  by_user chat_conversations;
  joined boolean := false;
begin
  for i in
    select n.*
    from jsonb_array_elements(items) item
    cross join jsonb_to_record(item) as n(
      ord int, tenant_id bigint, contact_phone text, provider_user_id text, sent_at timestamptz)
    where item->>'kind' in ('inbound', 'reaction', 'edit') and item->>'contact_phone' is not null
      and item->>'user_chat' is not null and item->>'number_chat' is distinct from item->>'user_chat'
    order by n.ord
  loop
    by_number := chat_of_key(i.tenant_id, contact_key(i.contact_phone));
    by_user := chat_of_user(i.tenant_id, i.provider_user_id);
    -- A number whose chat has another user id has changed hands, or says so too late: nothing is mixed then.
    continue when by_user.id is null or by_number.id = by_user.id or by_number.provider_user_id is not null;
    if by_user.external_user_id ~ '^[A-Z]{2}\.' then
      if by_number.id is not null then
        perform merge_chats(by_number.id, by_user.id);
        joined := true;
      end if;
    elsif i.sent_at >= coalesce(by_user.last_inbound_at, '-infinity') then
      joined := claim_number(by_user.id, i.contact_phone, i.sent_at) or joined;
    end if;
  end loop;
  return joined;
end
$$;

create or replace function chat_of_key(_tenant bigint, _key text) returns chat_conversations language plpgsql stable as $$
declare
  c chat_conversations;
begin
  select * into c from chat_conversations o
  where o.contact_key = _key and o.tenant_id + 0 = _tenant and o.channel = 'whatsapp';
  return c;
end
$$;

create or replace function chat_of_user(_tenant bigint, _user text) returns chat_conversations language plpgsql stable as $$
declare
  c chat_conversations;
begin
  select * into c from chat_conversations o
  where o.provider_user_id = _user and o.tenant_id + 0 = _tenant and o.channel = 'whatsapp';
  return c;
end
$$;

-- From now on this chat is known by this number. Who wrote from it first since about the change is the same person;
-- whose chat with it is older had the number before, and keeps their chat without it: the number's messages are not
-- theirs any more. Answers whether a chat was given up.
create or replace function claim_number(_chat uuid, _phone text, _at timestamptz) returns boolean language plpgsql as $$
declare
  c chat_conversations;
  other chat_conversations;
  kept uuid := _chat;
begin
  select * into c from chat_conversations where id = _chat;
  other := chat_of_key(c.tenant_id, contact_key(_phone));
  if other.id is not null and other.id <> c.id then
    if chat_since(other.id) > _at - interval '7 days' then
      kept := merge_chats(c.id, other.id);
    else
      update chat_conversations set
        external_user_id = coalesce(case when provider_user_id is distinct from c.provider_user_id then provider_user_id end, 'ZZ.' || id),
        contact_phone = null
      where id = other.id;
    end if;
  end if;
  update chat_conversations set external_user_id = regexp_replace(_phone, '\D', '', 'g'), contact_phone = _phone
  where id = kept;
  return other.id is not null and other.id <> c.id;
end
$$;

-- When its first message was written, imported ones included; what WhatsApp itself tells is none.
create or replace function chat_since(_chat uuid) returns timestamptz language sql stable as $$
  select coalesce(
    (select m.sent_at from chat_messages m where m.conversation_id = _chat and m.role <> 'system' order by m.sent_at, m.event_at, m.seq limit 1),
    (select c.created_at from chat_conversations c where c.id = _chat))
$$;

-- WhatsApp says that somebody has a new number or a new user id. What is told late, of a chat that began since, is
-- about whoever had the number before.
create or replace function change_identity(batch jsonb) returns void language plpgsql as $$
declare
  i record;
  chat uuid;
begin
  for i in
    select n.* from ingest_items(batch) n
    where n.kind = 'number_changed' and n.conversation_id is not null order by n.sent_at, n.ord
  loop
    -- An earlier change of the same group may have moved it.
    select c.id into chat from chat_conversations c where c.id = i.conversation_id;
    continue when chat is null or chat_since(chat) > i.sent_at + interval '1 hour';
    if i.new_phone is not null then
      perform claim_number(chat, i.new_phone, i.sent_at);
    end if;
    update chat_conversations c
    set provider_user_id = i.new_user_id,
        external_user_id = case when c.external_user_id = c.provider_user_id then i.new_user_id else c.external_user_id end
    where c.id = chat and i.new_user_id is not null
      and coalesce((chat_of_user(c.tenant_id, i.new_user_id)).id, c.id) = c.id
      and coalesce((chat_of_key(c.tenant_id, contact_key(i.new_user_id))).id, c.id) = c.id;
  end loop;
end
$$;

-- Two chats of one customer become one, the older; answers which that is. Whoever owns either owns it, and what
-- nobody has answered in either gets one turn that knows both.
create or replace function merge_chats(_one uuid, _other uuid) returns uuid language plpgsql as $$
declare
  a chat_conversations;
  b chat_conversations;
  held chat_conversations;
  merged chat_conversations;
  source chat_conversations;
  _now timestamptz := clock_timestamp();
begin
  select * into a from chat_conversations where id in (_one, _other) order by created_at, id limit 1;
  -- Against those, too, who write a row of it without its lock, as of a note: what is there by now moves, and nothing comes after.
  select * into b from chat_conversations where id in (_one, _other) and id <> a.id for update;
  if a.human_override_until is not null and (b.human_override_until is null or a.human_override_until >= b.human_override_until) then
    held := a;
  else
    held := b;
  end if;
  -- What is ready goes stale where who owns the chat is another afterwards. Marked before the two are mixed.
  foreach source in array array[a, b] loop
    update chat_messages set send_epoch = case when send_epoch = source.ownership_epoch then owner_mark(source, _now) else -1 end
    where conversation_id = source.id and role = 'assistant' and send_state in ('queued', 'sending', 'unknown');
  end loop;
  perform move_rows(a, b);
  delete from chat_conversations where id = b.id;

  update chat_conversations c set
    external_user_id = case when c.external_user_id ~ '^[A-Z]{2}\.' then b.external_user_id else c.external_user_id end,
    provider_user_id = coalesce(c.provider_user_id, b.provider_user_id),
    contact_phone = coalesce(c.contact_phone, b.contact_phone),
    business_phone = case when b.last_inbound_at > c.last_inbound_at then b.business_phone else coalesce(c.business_phone, b.business_phone) end,
    given_name = coalesce(c.given_name, b.given_name),
    display_name = coalesce(c.given_name, b.given_name, c.display_name, b.display_name),
    human_override_until = held.human_override_until,
    override_source = held.override_source, assignee_id = held.assignee_id, assignee_name = held.assignee_name,
    waiting_since = case when held.human_override_until is null then least(c.waiting_since, b.waiting_since) end,
    waiting_reason = case when held.human_override_until is null then coalesce(c.waiting_reason, b.waiting_reason) end,
    bot_excluded = c.bot_excluded or b.bot_excluded,
    inbound_seq = greatest(c.inbound_seq, b.inbound_seq),
    first_unanswered_at = least(c.first_unanswered_at, b.first_unanswered_at),
    -- A turn that runs in either knows half: it ends as lost, and one that knows both is due.
    turn_lease_token = null, turn_lease_until = null, turn_attempts = 0,
    turn_due_at = case when exists (
      select 1 from chat_messages m where m.conversation_id = c.id and m.role = 'user' and m.outcome is null
    ) then coalesce(least(c.turn_due_at, b.turn_due_at), _now) end,
    send_due_at = case when exists (
      select 1 from chat_messages m where m.conversation_id = c.id and m.send_state = 'queued') then _now end,
    last_inbound_at = greatest(c.last_inbound_at, b.last_inbound_at),
    last_human_at = greatest(c.last_human_at, b.last_human_at),
    returned_at = greatest(c.returned_at, b.returned_at),
    person_from = held.person_from, person_to = held.person_to, person_name = held.person_name,
    window_closes_at = greatest(c.window_closes_at, b.window_closes_at),
    last_message_at = greatest(c.last_message_at, b.last_message_at),
    last_message_preview = case when b.last_message_at > c.last_message_at then b.last_message_preview else c.last_message_preview end,
    last_message_role = case when b.last_message_at > c.last_message_at then b.last_message_role else c.last_message_role end,
    last_message_type = case when b.last_message_at > c.last_message_at then b.last_message_type else c.last_message_type end,
    unread_count = c.unread_count + b.unread_count,
    -- Out of the way only where both were.
    snoozed_until = case when b.snoozed_until is not null and c.snoozed_until is not null then least(c.snoozed_until, b.snoozed_until) end,
    reminded_at = coalesce(c.reminded_at, b.reminded_at),
    archived_at = case when b.archived_at is not null then c.archived_at end,
    failed_at = greatest(c.failed_at, b.failed_at), failure_reason = coalesce(c.failure_reason, b.failure_reason),
    day_turns = c.day_turns + case when b.budget_day = c.budget_day then b.day_turns else 0 end,
    day_tokens = c.day_tokens + case when b.budget_day = c.budget_day then b.day_tokens else 0 end,
    labels = array(select distinct label from unnest(c.labels || b.labels) label order by label),
    meta = case when c.meta is null then b.meta else coalesce(b.meta, '{}') || c.meta end,
    updated_at = _now
  where c.id = a.id returning * into merged;

  update chat_messages set send_epoch = merged.ownership_epoch
  where conversation_id = a.id and send_epoch = owner_mark(merged, _now)
    and role = 'assistant' and send_state in ('queued', 'sending', 'unknown');
  return a.id;
end
$$;

create or replace function owner_mark(c chat_conversations, _now timestamptz) returns bigint language sql immutable as $$
  select case chat_owner(c, _now) when 'bot' then -30 when 'waiting' then -20 else -10 end
$$;

-- Everything that hangs on a chat, whatever table it is in, moves to another; every screen is told.
create or replace function move_rows(_to chat_conversations, _from chat_conversations) returns void language plpgsql as $$
declare
  place text;
begin
  update chat_messages m set conversation_id = _to.id,
    client_message_id = case when exists (
      select 1 from chat_messages o where o.conversation_id = _to.id and o.client_message_id = m.client_message_id
    ) then m.client_message_id || ' ' || m.id else m.client_message_id end
  where m.conversation_id = _from.id;
  insert into live_events (tenant_id, conversation_id) values (_from.tenant_id, _from.id);
  insert into live_events (tenant_id, conversation_id, message_id)
  select m.tenant_id, m.conversation_id, m.id from chat_messages m
  where m.conversation_id = _to.id order by m.seq desc limit 200;
  insert into chat_reactions (tenant_id, conversation_id, target_wamid, author, emoji, reacted_at, event_at)
  select r.tenant_id, _to.id, r.target_wamid, r.author, r.emoji, r.reacted_at, r.event_at
  from chat_reactions r where r.conversation_id = _from.id
  on conflict (conversation_id, target_wamid, author)
    do update set emoji = excluded.emoji, reacted_at = excluded.reacted_at, event_at = excluded.event_at
    where (chat_reactions.reacted_at, chat_reactions.event_at) <= (excluded.reacted_at, excluded.event_at);
  delete from chat_reactions where conversation_id = _from.id;
  -- One alert at a time.
  update handoffs set closed_at = clock_timestamp() where conversation_id = _from.id and closed_at is null and exists (
    select 1 from handoffs h where h.conversation_id = _to.id and h.closed_at is null);
  for place in
    select distinct k.conrelid::regclass::text from pg_constraint k
    where k.contype = 'f' and k.confrelid = 'chat_conversations'::regclass and k.conrelid <> 'chat_messages'::regclass
  loop
    begin
      execute format('update %s set conversation_id = $1 where conversation_id = $2', place) using _to.id, _from.id;
    exception when unique_violation then
      null; -- what the other chat has already is not needed twice
    end;
  end loop;
end
$$;
