-- Functions that columns and defaults of later tables are made of.

create function uuid_v7() returns uuid language sql volatile parallel safe as $$
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
              placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
              from 1 for 6),
      52, 1), 53, 1), 'hex')::uuid
$$;
--> statement-breakpoint
-- One number has several spellings: Argentine mobiles with and without the 9, Brazilian ones with and
-- without the ninth digit, Mexican ones with and without the 1. The same rule stands in the YCloud adapter.
create function phone_key(phone text) returns text language plpgsql immutable strict parallel safe as $$
declare
  d text := regexp_replace(regexp_replace(phone, '\D', '', 'g'), '^00', '');
begin
  return case
    when d ~ '^549\d{10}$' then '54' || substr(d, 4)
    when d ~ '^55\d{2}9[6-9]\d{7}$' then substr(d, 1, 4) || substr(d, 6)
    when d ~ '^521\d{10}$' then '52' || substr(d, 4)
    else d
  end;
end
$$;
--> statement-breakpoint
-- WhatsApp's own user ids (`AR.1349…`) stay as they are; everything else is a number.
create function contact_key(external_user_id text) returns text language plpgsql immutable strict parallel safe as $$
begin
  return case when external_user_id ~ '^[A-Z]{2}\.' then external_user_id else phone_key(external_user_id) end;
end
$$;
--> statement-breakpoint
-- Roles without login that own nothing: people and keys act as them, so that row-level security holds
-- even where the connection's own user is a superuser. Roles belong to the whole server: they may exist.
do $$
declare
  role_name text;
begin
  foreach role_name in array array['platform_tenant', 'platform_operator'] loop
    begin
      execute format('create role %I nologin nosuperuser nobypassrls noinherit', role_name);
    exception when duplicate_object or unique_violation then
      null;
    end;
    -- Since PostgreSQL 16 who creates a role is its member without the right to enter it.
    if not pg_has_role(current_user, role_name,
        case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end) then
      execute format('grant %I to current_user', role_name);
    end if;
  end loop;
exception when insufficient_privilege then
  raise exception 'The database user % may not create roles.', current_user
    using hint = 'Run as an administrator: CREATE ROLE platform_tenant NOLOGIN; CREATE ROLE platform_operator NOLOGIN; GRANT platform_tenant, platform_operator TO ' || quote_ident(current_user) || ';';
end
$$;
