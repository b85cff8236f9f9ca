-- The letter about a store's week, to its owners: planned once per week and owner, given to a mail server once.

-- Did a customer write between two days of the store's calendar, both included?
create or replace function was_written_to(_tenant bigint, _first date, _last date) returns boolean language sql stable as $$
  select exists (
    select 1
    from tenants t
    cross join lateral (
      select _first::timestamp at time zone store_zone(t.timezone) as since, (_last + 1)::timestamp at time zone store_zone(t.timezone) as until
    ) s
    join chat_conversations c on c.tenant_id = t.id and c.last_message_at >= s.since and not is_canary(c.id)
    join chat_messages m on m.conversation_id = c.id and m.role = 'user' and m.sent_at >= s.since and m.sent_at < s.until
    where t.id = _tenant)
$$;

-- Who is to get the letter: owners who can sign in and want it, of a store that is neither suspended nor removed.
create or replace function weekly_readers() returns table (tenant_id bigint, user_id text, email text) language sql stable as $$
  select m.tenant_id, m.user_id, u.email
  from auth.memberships m
  join auth.users u on u.id = m.user_id and u.disabled_at is null and u.email not like '%.invalid'
  join tenants t on t.id = m.tenant_id and t.is_active and t.removed_at is null
  where m.role = 'owner' and m.weekly_letter and m.disabled_at is null
$$;

-- From eight on Monday by the store's clock the letters about the week before are planned; until the end of Tuesday, for
-- installations that were down. A week in which nobody wrote has none.
create or replace function plan_weekly_letters(_now timestamptz) returns void language sql as $$
  insert into weekly_letters (tenant_id, user_id, week, due_at)
  select r.tenant_id, r.user_id, w.week, clock_timestamp()
  from weekly_readers() r
  join tenants t on t.id = r.tenant_id
  cross join lateral (select _now at time zone store_zone(t.timezone) as at) l
  cross join lateral (select date_trunc('week', l.at)::date - 7 as week) w
  where (extract(isodow from l.at) = 1 and l.at::time >= '08:00' or extract(isodow from l.at) = 2)
    and not exists (
      select 1 from weekly_letters k where k.tenant_id = r.tenant_id and k.week = w.week and k.user_id = r.user_id)
    and was_written_to(r.tenant_id, w.week, w.week + 6)
  on conflict (tenant_id, week, user_id) do nothing
$$;

-- One that is due, claimed with the time of the next try. What was handed over by a process that died since may have
-- arrived, and is not sent again; who doesn't want it any more, or may not have it, gets none.
create or replace function claim_weekly_letter() returns jsonb language plpgsql as $$
declare
  l weekly_letters;
  reader text;
begin
  loop
    select * into l from weekly_letters where due_at <= clock_timestamp() order by due_at limit 1 for update skip locked;
    if l.id is null then
      return null;
    end if;
    select r.email into reader from weekly_readers() r where r.tenant_id = l.tenant_id and r.user_id = l.user_id;
    if l.handed_at is null and reader is not null then
      update weekly_letters set attempts = attempts + 1, due_at = clock_timestamp() + interval '5 minutes' * 2 ^ attempts
      where id = l.id;
      return (
        select jsonb_build_object('id', l.id, 'tenantId', t.id::text, 'week', l.week, 'attempts', l.attempts + 1, 'email', reader,
          'storeName', t.store_name, 'country', t.country, 'mainLanguage', t.main_language)
        from tenants t where t.id = l.tenant_id);
    end if;
    update weekly_letters set due_at = null, error = case when l.handed_at is null then 'not wanted' else 'unknown' end where id = l.id;
  end loop;
end
$$;

-- The last moment at which it can be taken back. False: it is not to be sent any more.
create or replace function hand_weekly_letter(_id uuid) returns boolean language sql as $$
  with handed as (
    update weekly_letters l set handed_at = clock_timestamp()
    where l.id = _id and l.due_at is not null and l.handed_at is null
      and exists (select 1 from weekly_readers() r where r.tenant_id = l.tenant_id and r.user_id = l.user_id)
    returning 1
  )
  select exists (select 1 from handed)
$$;

-- sent; again, unless it was the last try; never, where it may have arrived or there is nothing to say.
create or replace function settle_weekly_letter(_id uuid, _outcome text, _error text, _last boolean) returns void language sql as $$
  update weekly_letters set error = _error,
    sent_at = case when _outcome = 'sent' then clock_timestamp() end,
    handed_at = case when _outcome = 'again' then null else handed_at end,
    due_at = case when _outcome = 'again' and not _last then due_at end
  where id = _id and due_at is not null
$$;

-- The reader of a letter, found by its link, wants no more of them.
create or replace function unsubscribe_weekly(_letter uuid) returns boolean language sql as $$
  with gone as (
    update auth.memberships m set weekly_letter = false
    from weekly_letters l where l.id = _letter and m.tenant_id = l.tenant_id and m.user_id = l.user_id
    returning m.tenant_id, m.user_id
  ),
  noted as (
    insert into audit_log (tenant_id, actor, action, target)
    select tenant_id, 'user:' || user_id, 'weekly_letter.unsubscribed', user_id from gone
  )
  select exists (select 1 from weekly_letters where id = _letter)
$$;
