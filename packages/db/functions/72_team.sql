-- The people of a store: invited by a link, changed by its owners, and never without an owner by an owner's own hand.

-- Whether a person can prove more than a password: by the codes of an app, or by a passkey.
create or replace function has_second_factor(_user text) returns boolean language sql stable as $$
  select exists (select 1 from auth.users u where u.id = _user and u.two_factor_enabled)
    or exists (select 1 from auth.passkeys p where p.user_id = _user)
$$;

-- An address is invited, or invited anew: the newest link is the one that counts, for seven days.
create or replace function invite_person(_id text, _tenant bigint, _email text, _role text, _hash text, _by text) returns jsonb
language plpgsql as $$
declare
  i auth.invitations;
begin
  if exists (select 1 from auth.memberships m join auth.users u on u.id = m.user_id
             where m.tenant_id = _tenant and lower(u.email) = _email) then
    return jsonb_build_object('error', 'member');
  end if;
  insert into auth.invitations as known (id, tenant_id, email, role, token_hash, invited_by, expires_at)
  values (_id, _tenant, _email, _role, _hash, _by, clock_timestamp() + interval '7 days')
  on conflict (tenant_id, email) do update set role = excluded.role, token_hash = excluded.token_hash,
    invited_by = excluded.invited_by, mailed = false, expires_at = excluded.expires_at, created_at = now()
  returning * into i;
  return jsonb_build_object('id', i.id, 'expiresAt', i.expires_at);
end
$$;

-- What an invitation's page shows; null once it is used, lapsed or replaced.
create or replace function look_at_invitation(_hash text) returns jsonb language sql stable as $$
  select jsonb_build_object('email', i.email, 'role', i.role, 'storeName', t.store_name, 'invitedBy', i.invited_by,
    'userId', u.id)
  from auth.invitations i join tenants t on t.id = i.tenant_id and t.removed_at is null left join auth.users u on lower(u.email) = i.email
  where i.token_hash = _hash and i.expires_at > clock_timestamp()
$$;

-- The link is used: who is known joins, having signed in as that address; who is new sets a name and a password with it.
create or replace function accept_invitation(_hash text, _user text, _new_user text, _name text, _password text) returns jsonb
language plpgsql as $$
declare
  i auth.invitations;
  u auth.users;
begin
  select * into i from auth.invitations where token_hash = _hash and expires_at > clock_timestamp()
    and tenant_id <> all (array(select r.tenant_id from store_removals r)) for update;
  if i.id is null then
    return jsonb_build_object('error', 'invalid');
  end if;
  select * into u from auth.users where lower(email) = i.email;
  if u.id is null and _password is not null then
    insert into auth.users (id, name, email, email_verified) values (_new_user, _name, i.email, i.mailed)
    on conflict (email) do nothing returning * into u;
    if u.id is not null then
      insert into auth.accounts (id, account_id, provider_id, user_id, password)
      values (_new_user, _new_user, 'credential', _new_user, _password);
    end if;
  elsif u.id is distinct from _user then
    u := null;
  end if;
  if u.id is null then
    return jsonb_build_object('error', 'sign_in');
  end if;
  insert into auth.memberships (user_id, tenant_id, role) values (u.id, i.tenant_id, i.role) on conflict do nothing;
  delete from auth.invitations where id = i.id;
  insert into audit_log (tenant_id, actor, action, target, changes)
  values (i.tenant_id, 'user:' || u.id, 'team.joined', u.id, jsonb_build_object('email', i.email, 'role', i.role));
  return jsonb_build_object('userId', u.id, 'tenantId', i.tenant_id::text);
end
$$;

-- Another role, switched off or on, or gone. One change of a store's people at a time, so that two owners can't send
-- each other away at once; the last active owner stays unless the installation's operator decides.
create or replace function change_member(_tenant bigint, _user text, _role text, _disabled boolean, _remove boolean, _operator boolean)
returns text language plpgsql as $$
declare
  m auth.memberships;
  stays boolean;
begin
  perform 1 from auth.memberships where tenant_id = _tenant order by user_id for update;
  select * into m from auth.memberships where tenant_id = _tenant and user_id = _user;
  if m.user_id is null then
    return 'not_found';
  end if;
  stays := not _remove and coalesce(_role, m.role) = 'owner' and not coalesce(_disabled, m.disabled_at is not null);
  if not _operator and not stays and m.role = 'owner' and m.disabled_at is null and not exists (
    select 1 from auth.memberships o where o.tenant_id = _tenant and o.user_id <> _user and o.role = 'owner' and o.disabled_at is null
  ) then
    return 'last_owner';
  end if;
  if _remove then
    delete from auth.memberships where tenant_id = _tenant and user_id = _user;
    delete from push_settings where tenant_id = _tenant and user_id = _user;
  else
    update auth.memberships set role = coalesce(_role, role),
      disabled_at = case when _disabled is null then disabled_at when _disabled then coalesce(disabled_at, clock_timestamp()) end
    where tenant_id = _tenant and user_id = _user;
  end if;
  -- What they were answering has nobody any more: it goes back as an override that ends. What waits for them waits for all.
  if _remove or _disabled then
    update chat_conversations set assignee_id = null, assignee_name = null
    where tenant_id = _tenant and assignee_id = _user and waiting_since is not null and human_override_until is null;
    perform return_to_bot(c.id, false) from chat_conversations c
    where c.tenant_id = _tenant and c.assignee_id = _user and c.human_override_until > clock_timestamp();
  end if;
  return 'ok';
end
$$;

-- Whether a person attends now: as they say, or by their own hours, else the store's. Without any hours they always do.
create or replace function is_available(m auth.memberships, t tenants, _now timestamptz) returns boolean language plpgsql stable as $$
begin
  return m.disabled_at is null and m.role <> 'viewer' and case m.availability
    when 'available' then true
    when 'away' then false
    else (attendance(coalesce(m.hours, t.opening_hours), t.special_days, t.timezone, _now)->>'open')::boolean end;
end
$$;

-- Whom a store's alerts also go to. Asked by whoever stores a handoff, a store's own session included, which can't look
-- among the people itself: it learns of its own store's alone.
create or replace function available_addresses(_tenant bigint) returns table (email text)
language sql stable security definer set search_path = public, pg_temp as $$
  select u.email from auth.memberships m join auth.users u on u.id = m.user_id join tenants t on t.id = m.tenant_id
  where m.tenant_id = _tenant and u.disabled_at is null and is_available(m, t, clock_timestamp())
    and coalesce(nullif(current_setting('app.tenant_id', true), ''), _tenant::text) = _tenant::text
$$;

-- Chats that wait and are nobody's go to the people who are available, to whoever has the fewest open ones. One at a
-- time: what another process gives away meanwhile would be counted wrong.
create or replace function assign_waiting() returns void language plpgsql as $$
declare
  _now timestamptz := clock_timestamp();
  given jsonb;
begin
  if not pg_try_advisory_xact_lock(hashtext('assign_waiting')) then
    return;
  end if;
  with waiting as (
    select c.id, row_number() over (partition by c.tenant_id order by c.waiting_since) as place from chat_conversations c
    where c.tenant_id in (select g.tenant_id from tenant_human_handoff_config g where g.auto_assign)
      and c.tenant_id <> all (array(select r.tenant_id from store_removals r))
      and c.waiting_since is not null and c.assignee_id is null
      and (c.human_override_until is null or c.human_override_until <= _now)
  ),
  -- By stores in turn: one where nobody is available may have more than these.
  due as (
    select c.id, c.tenant_id, c.waiting_since from waiting w join chat_conversations c using (id)
    where c.waiting_since is not null and c.assignee_id is null
      and (c.human_override_until is null or c.human_override_until <= _now)
    order by w.place, c.waiting_since limit 200 for no key update of c skip locked
  ),
  numbered as (
    select d.id, d.tenant_id, row_number() over (partition by d.tenant_id order by d.waiting_since, d.id) as n from due d
  ),
  people as (
    select m.tenant_id, m.user_id, u.name, o.load, o.last from (select distinct tenant_id from due) d
    join auth.memberships m on m.tenant_id = d.tenant_id
    join auth.users u on u.id = m.user_id and u.disabled_at is null
    join tenants t on t.id = m.tenant_id
    cross join lateral (
      select count(*) as load, max(c.assigned_at) as last from chat_conversations c
      where c.tenant_id = m.tenant_id and c.assignee_id = m.user_id
        and (c.waiting_since is not null or c.human_override_until > _now)) o
    where is_available(m, t, _now)
  ),
  -- Each person's next places; the lowest are filled first.
  places as (
    select p.tenant_id, p.user_id, p.name,
      row_number() over (partition by p.tenant_id order by p.load + k, p.last nulls first, p.user_id) as n
    from people p
    cross join lateral generate_series(0, (select count(*) from numbered x where x.tenant_id = p.tenant_id) - 1) k
  )
  select jsonb_object_agg(d.id, jsonb_build_object('id', p.user_id, 'name', p.name)) into given
  from numbered d join places p using (tenant_id, n);
  perform apart('assign_waiting', $do$
    update chat_conversations c set assignee_id = $2->c.id::text->>'id', assignee_name = $2->c.id::text->>'name', assigned_by = '',
      assigned_at = clock_timestamp()
    where c.id = any($1)$do$, array(select jsonb_object_keys(given)::uuid), given);
end
$$;
revoke execute on function available_addresses(bigint) from public;
grant execute on function available_addresses(bigint) to platform_tenant, platform_operator;
