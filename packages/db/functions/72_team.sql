-- The people of a store: invited by a link, changed by its owners, and never without an owner by an owner's own hand.

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
  from auth.invitations i join tenants t on t.id = i.tenant_id left join auth.users u on lower(u.email) = i.email
  where i.token_hash = _hash and i.expires_at > clock_timestamp()
$$;

-- The link is used: who is known joins, having signed in as that address; who is new sets a name and a password with it.
create or replace function accept_invitation(_hash text, _user text, _new_user text, _name text, _password text) returns jsonb
language plpgsql as $$
declare
  i auth.invitations;
  u auth.users;
begin
  select * into i from auth.invitations where token_hash = _hash and expires_at > clock_timestamp() for update;
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
  else
    update auth.memberships set role = coalesce(_role, role),
      disabled_at = case when _disabled is null then disabled_at when _disabled then coalesce(disabled_at, clock_timestamp()) end
    where tenant_id = _tenant and user_id = _user;
  end if;
  -- What they were answering has nobody any more: it goes back as an override that ends.
  if _remove or _disabled then
    perform return_to_bot(c.id, false) from chat_conversations c
    where c.tenant_id = _tenant and c.assignee_id = _user and c.human_override_until > clock_timestamp();
  end if;
  return 'ok';
end
$$;
