-- What a merchant has written for the agent beside the prompt.

-- Articles that may hold now, the newest first. Which day it is at the store is the reader's to say: a zone that
-- doesn't exist may stand in the tenant's row, so a day is left on both sides here.
create or replace function current_articles(_tenant bigint, _now timestamptz) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(to_jsonb(a) order by a.id desc), '[]') from (
    select id, title, body, valid_from, valid_until from tenant_articles
    where tenant_id = _tenant
      and (valid_from is null or valid_from <= (_now at time zone 'UTC')::date + 1)
      and (valid_until is null or valid_until >= (_now at time zone 'UTC')::date - 1)
    order by id desc limit 60) a
$$;

-- Mails to owners that are due. Claimed with the time of the next try, so that a process that dies delays one and
-- doubles none. They go to everybody who answers for the store: an address that was just changed is not the only one.
create or replace function claim_owner_notices(_limit int) returns setof jsonb language sql as $$
  with due as (
    select n.id from owner_notices n where n.due_at <= clock_timestamp()
    order by n.due_at limit _limit for no key update skip locked
  ),
  claimed as (
    update owner_notices n set attempts = n.attempts + 1,
      due_at = clock_timestamp() + interval '1 minute' * 4 ^ n.attempts
    from due where n.id = due.id
    returning n.*
  )
  select jsonb_build_object('id', c.id, 'kind', c.kind, 'tenantId', c.tenant_id::text, 'storeName', t.store_name,
    'timezone', t.timezone, 'before', c.before, 'after', c.after, 'changedBy', c.changed_by, 'at', c.created_at,
    'attempts', c.attempts, 'ownerEmail', t.owner_email,
    'people', (
      select coalesce(jsonb_agg(distinct u.email order by u.email), '[]')
      from auth.users u left join auth.memberships m on m.user_id = u.id and m.tenant_id = c.tenant_id and m.role = 'owner'
      where u.disabled_at is null and u.email not like '%.invalid' and (u.role = 'operator' or m.user_id is not null)))
  from claimed c join tenants t on t.id = c.tenant_id
$$;

-- Told, or to be tried again; after the last try the audit log is what remains.
create or replace function settle_owner_notice(_id uuid, _error text, _last boolean) returns void language sql as $$
  update owner_notices set error = _error,
    sent_at = case when _error is null then clock_timestamp() end,
    due_at = case when _error is null or _last then null else due_at end
  where id = _id
$$;
