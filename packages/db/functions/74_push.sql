-- Pushes to the browsers of people. Planned with what they tell of, in its transaction; each row is the job that sends
-- one to one device. What it says, and whether there is anything left to say, is read when it leaves.

-- When a person's quiet hours end, in the store's time zone; null while it isn't quiet.
create or replace function quiet_until(_from text, _to text, _timezone text, _now timestamptz) returns timestamptz
language plpgsql stable as $$
declare
  zone text := read_zone(_timezone);
  today date := (_now at time zone zone)::date;
  f time := read_clock(_from);
  u time := read_clock(_to);
  ends timestamptz;
begin
  for ahead in -1..0 loop
    ends := ((case when u <= f then today + ahead + 1 else today + ahead end) + u) at time zone zone;
    if f <> u and _now >= (today + ahead + f) at time zone zone and _now < ends then
      return ends;
    end if;
  end loop;
  return null;
end
$$;

-- The devices of a store's people that are to be told, and when: of a chat that waits those who are available, of all
-- else the ones named. An operator is no store's person: only where they have said what they want to be told of.
-- Asked within a store's own session too, which can't look among people itself.
create or replace function push_targets(_tenant bigint, _kind text, _users text[])
returns table (device_id bigint, user_id text, due_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.id, d.user_id, coalesce(quiet_until(s.quiet_from, s.quiet_to, t.timezone, clock_timestamp()), clock_timestamp())
  from tenants t
  join (
    select m.user_id, is_available(m, k, clock_timestamp()) as available
    from auth.memberships m join tenants k on k.id = m.tenant_id
    where m.tenant_id = _tenant and m.disabled_at is null and m.role <> 'viewer'
    union
    select u.id, true from push_settings n join auth.users u on u.id = n.user_id and u.role = 'operator'
    where n.tenant_id = _tenant
  ) who on true
  join auth.users u on u.id = who.user_id and u.disabled_at is null
  join auth.push_devices d on d.user_id = u.id
  join auth.sessions open on open.id = d.session_id and open.expires_at > clock_timestamp()
  left join push_settings s on s.tenant_id = t.id and s.user_id = u.id
  where t.id = _tenant
    and coalesce(nullif(current_setting('app.tenant_id', true), ''), _tenant::text) = _tenant::text
    and case _kind when 'message' then coalesce(s.on_message, true) when 'mention' then coalesce(s.on_mention, true)
          else coalesce(s.on_waiting, true) and who.available end
    and (_users is null or u.id = any(_users))
$$;
revoke execute on function push_targets(bigint, text, text[]) from public;
grant execute on function push_targets(bigint, text, text[]) to platform_tenant, platform_operator;

-- A chat waits: with its handoff, or again when the store opens. One that comes back and forth tells once.
create or replace function plan_waiting_pushes(h handoffs, _kind text) returns void language sql as $$
  insert into push_notices (tenant_id, user_id, device_id, kind, conversation_id, about_id, due_at)
  select h.tenant_id, p.user_id, p.device_id, _kind, h.conversation_id, h.id, p.due_at
  from push_targets(h.tenant_id, _kind, null) p
  where not exists (
    select 1 from push_notices n where n.conversation_id = h.conversation_id and n.device_id = p.device_id and n.kind = _kind
      and n.created_at > clock_timestamp() - interval '10 minutes')
  on conflict do nothing
$$;

-- Customers wrote in chats that are somebody's: once a minute, and once for all that was written in quiet hours.
create or replace function plan_message_pushes(_ids uuid[]) returns void language sql as $$
  insert into push_notices (tenant_id, user_id, device_id, kind, conversation_id, due_at)
  select c.tenant_id, p.user_id, p.device_id, 'message', c.id, p.due_at
  from chat_conversations c cross join lateral push_targets(c.tenant_id, 'message', array[c.assignee_id]) p
  where c.id = any(_ids) and c.assignee_id is not null and not exists (
    select 1 from push_notices n where n.conversation_id = c.id and n.device_id = p.device_id and n.kind = 'message'
      and (n.due_at is not null or n.created_at > clock_timestamp() - interval '1 minute'))
$$;

create or replace function plan_mention_pushes(_note uuid) returns void language sql as $$
  insert into push_notices (tenant_id, user_id, device_id, kind, conversation_id, about_id, due_at)
  select n.tenant_id, p.user_id, p.device_id, 'mention', n.conversation_id, n.id, p.due_at
  from chat_notes n cross join lateral push_targets(n.tenant_id, 'mention', array(
    select m.user_id from chat_note_mentions m where m.note_id = n.id and m.seen_at is null)) p
  where n.id = _note
  on conflict do nothing
$$;

-- Whether there is still something to tell: nobody has taken the chat, or looked at the message or the note.
create or replace function still_to_tell(n push_notices) returns boolean language sql stable as $$
  select case n.kind
    when 'message' then exists (
      select 1 from chat_conversations c where c.id = n.conversation_id and c.assignee_id = n.user_id and c.unread_count > 0)
    when 'mention' then exists (
      select 1 from chat_note_mentions m where m.note_id = n.about_id and m.user_id = n.user_id and m.seen_at is null)
    else exists (select 1 from handoffs h where h.id = n.about_id and h.closed_at is null) end
$$;

-- Due ones with what they say, claimed like alerts. Those with nothing left to tell, or nobody to tell it to, end here.
create or replace function claim_pushes(_limit int) returns setof jsonb language plpgsql as $$
declare
  _now timestamptz := clock_timestamp();
begin
  delete from push_notices where id in (
    select n.id from push_notices n where n.due_at <= _now and (not still_to_tell(n) or not exists (
      select 1 from auth.push_devices d join auth.sessions s on s.id = d.session_id and s.expires_at > _now
      join auth.users u on u.id = d.user_id and u.disabled_at is null
      where d.id = n.device_id and d.user_id = n.user_id
        and (u.role = 'operator' or exists (
          select 1 from auth.memberships m where m.user_id = u.id and m.tenant_id = n.tenant_id and m.disabled_at is null))))
    limit 200 for no key update skip locked);
  return query
  with due as (
    select n.id from push_notices n where n.due_at <= _now order by n.due_at limit _limit for no key update skip locked
  ),
  claimed as (
    update push_notices n set attempts = n.attempts + 1, due_at = _now + interval '1 minute' * 2 ^ least(n.attempts, 6)
    from due where n.id = due.id
    returning n.*
  )
  select jsonb_build_object(
    'id', n.id, 'tenantId', n.tenant_id::text, 'conversationId', n.conversation_id, 'kind', n.kind, 'attempts', n.attempts,
    'device', jsonb_build_object('id', d.id::text, 'subscription', d.subscription, 'locale', d.locale),
    'storeName', t.store_name, 'contactName', c.display_name, 'contactPhone', c.contact_phone,
    'sound', coalesce(s.sound, true), 'reason', h.reason, 'author', o.author_name,
    'preview', case when n.kind = 'message' then (
      select left(coalesce(m.content, f.transcript), 200) from chat_messages m left join chat_media f on f.id = m.media_id
      where m.conversation_id = c.id and m.role = 'user' order by m.seq desc limit 1) end)
  from claimed n
  join auth.push_devices d on d.id = n.device_id
  join tenants t on t.id = n.tenant_id
  join chat_conversations c on c.id = n.conversation_id
  left join handoffs h on h.id = n.about_id and n.kind in ('waiting', 'opening')
  left join chat_notes o on o.id = n.about_id and n.kind = 'mention'
  left join push_settings s on s.tenant_id = n.tenant_id and s.user_id = n.user_id;
end
$$;

-- Taken, or to be tried again after `_pause`; without one it is given up. `_gone`: the push service has said that this
-- device will never be reached again.
create or replace function settle_push(_id uuid, _error text, _pause interval, _gone boolean) returns void
language plpgsql as $$
declare
  n push_notices;
  _now timestamptz;
begin
  select * into n from push_notices where id = _id;
  perform 1 from chat_conversations where id = n.conversation_id for no key update;
  _now := clock_timestamp();
  update push_notices set error = _error, sent_at = case when _error is null then _now end,
    due_at = case when _error is not null and due_at is not null and created_at > _now - interval '12 hours'
                  then _now + _pause end
  where id = _id;
  if _gone then
    delete from auth.push_devices where id = n.device_id;
  else
    update auth.push_devices set error = _error, told_at = case when _error is null then _now else told_at end
    where id = n.device_id;
  end if;
  if n.kind in ('waiting', 'opening') then
    perform mark_alert_outcome(n.about_id, n.conversation_id, _error);
  end if;
end
$$;

-- What was told, or given up, is kept for a week.
create or replace function forget_old_pushes() returns void language sql as $$
  delete from push_notices where id in (
    select n.id from push_notices n where n.created_at < clock_timestamp() - interval '7 days' limit 1000)
$$;
