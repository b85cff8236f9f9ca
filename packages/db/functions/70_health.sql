-- Health: what the last look at a store found, and who has been told.

-- Stores whose turn it is, spread over time so that they are never all asked at once. By one instant, which an index is asked by.
create or replace function claim_health(_limit int, _every_seconds float8) returns setof text language sql as $$
  select unnest(apart('claim_health', $do$
    update tenants set
      health_due_at = clock_timestamp() + make_interval(secs => ($2->>'every')::float8 * (0.9 + random() * 0.2))
    where id = any($1)$do$, array(
    select t.id from tenants t where t.is_active and t.health_due_at <= statement_timestamp()
    order by random() limit _limit for no key update skip locked), jsonb_build_object('every', _every_seconds)))::text
$$;

-- findings: [{check, status, detail, fix, said: {pt, en}}]. A check that turns red, or green after its red was told, is due to be
-- told. What is red from the first look on may just be half set up: it is told if it still is ten minutes later.
create or replace function record_health(_tenant bigint, findings jsonb) returns void language plpgsql as $$
declare
  _now timestamptz := clock_timestamp();
begin
  insert into health_checks as h (tenant_id, name, status, detail, fix, said, since, checked_at, notice_due_at)
  select _tenant, f.check, f.status, f.detail, f.fix, f.said, _now, _now, case when f.status = 'fail' then _now + interval '10 minutes' end
  from jsonb_to_recordset(findings) as f("check" text, status text, detail text, fix text, said jsonb)
  order by 2
  on conflict (tenant_id, name) do update set
    status = excluded.status, detail = excluded.detail, fix = excluded.fix, said = excluded.said, checked_at = _now,
    since = case when h.status = excluded.status then h.since else _now end,
    notice_attempts = case when h.status = excluded.status then h.notice_attempts else 0 end,
    notice_error = case when h.status = excluded.status then h.notice_error end,
    notice_due_at = case
      when h.status = excluded.status then h.notice_due_at
      when excluded.status in ('fail', 'ok') and excluded.status <> h.told_status then _now
    end;
end
$$;

-- Mails that are due. Claimed with the time of the next try, so that a process that dies delays one and doubles none.
create or replace function claim_notices(_limit int) returns setof jsonb language sql as $$
  with due as (
    select h.tenant_id, h.name from health_checks h
    where h.notice_due_at <= clock_timestamp()
    order by h.notice_due_at limit _limit for no key update skip locked
  ),
  claimed as (
    update health_checks h set notice_attempts = h.notice_attempts + 1,
      notice_due_at = clock_timestamp() + interval '1 minute' * 4 ^ h.notice_attempts
    from due where h.tenant_id = due.tenant_id and h.name = due.name
    returning h.*
  )
  select jsonb_build_object('tenantId', c.tenant_id::text, 'storeName', t.store_name, 'ownerEmail', t.owner_email,
    'timezone', t.timezone, 'check', c.name, 'status', c.status, 'detail', c.detail, 'fix', c.fix, 'since', c.since,
    'attempts', c.notice_attempts,
    'operators', (
      select coalesce(jsonb_agg(u.email order by u.email), '[]') from auth.users u
      where u.role = 'operator' and u.disabled_at is null and u.email not like '%.invalid'))
  from claimed c join tenants t on t.id = c.tenant_id
$$;

-- Told, or not: after the last try it stays in the panel alone. A status that has changed since has a notice of its own.
create or replace function settle_notice(_tenant bigint, _name text, _status text, _error text, _last boolean) returns void
language sql as $$
  update health_checks set
    told_status = case when _error is null then _status else told_status end,
    notice_error = _error,
    notice_due_at = case when _error is null or _last then null else notice_due_at end
  where tenant_id = _tenant and name = _name and status = _status
$$;
