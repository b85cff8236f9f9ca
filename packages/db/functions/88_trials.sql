-- Texts of the bot, tried on turns that were. Rows are the job: whoever claims one runs the turn again and settles it, and
-- what a killed process had claimed comes up again when its lease is over.

-- Due runs, few per store, each with what the worker needs besides the kept record: the texts that are tried or, where it is
-- what all bots are told, that and the words its store had when the turn was.
create or replace function claim_tried_turns(_limit int, _per_tenant int, _lease_seconds float8, _with_base boolean)
returns setof jsonb language plpgsql as $$
declare
  _now timestamptz := clock_timestamp();
  picked uuid[];
  claimed prompt_trial_runs;
begin
  -- The last chats of it may have been forgotten.
  perform apart('claim_tried_turns', $do$
    update prompt_trials set state = 'done', ended_at = clock_timestamp() where id = any($1)$do$, array(
    select p.id from prompt_trials p
    where p.state = 'running' and not exists (
      select 1 from prompt_trial_runs r where r.trial_id = p.id and r.state = 'pending')));
  picked := apart('claim_tried_turns', $do$
    update prompt_trial_runs set attempts = attempts + 1,
      lease_until = clock_timestamp() + make_interval(secs => ($2->>'lease')::float8)
    where id = any($1)$do$, array(
    select n.id from prompt_trials p join tenants t on t.id = p.tenant_id and t.is_active
    cross join lateral (
      select r.id from prompt_trial_runs r
      where r.trial_id = p.id and r.state = 'pending' and (r.lease_until is null or r.lease_until <= _now)
      order by random()
      limit greatest(0, _per_tenant - (
        select count(*) from prompt_trial_runs b where b.trial_id = p.id and b.state = 'pending' and b.lease_until > _now))
      for no key update skip locked
    ) n
    where p.state = 'running' and (_with_base or p.base_trial_id is null) order by random() limit _limit),
    jsonb_build_object('lease', _lease_seconds));
  for claimed in select * from prompt_trial_runs r where r.id = any(picked)
  loop
    begin
      return query select jsonb_build_object(
        'runId', r.id, 'trialId', r.trial_id, 'turnId', r.turn_id, 'attempts', r.attempts,
        'conversationId', c.id, 'contactKey', c.contact_key, 'contactPhone', c.contact_phone, 'budget', tenant_budget(t, _now),
        'case', case when k.id is not null then jsonb_build_object(
          'reason', k.reason, 'state', k.state, 'mustSay', k.must_say, 'mustNotSay', k.must_not_say) end,
        'brain', jsonb_build_object('botName', w.bot_name, 'disclosure', w.disclosure, 'promptTemplate', w.system_prompt_template,
          'description', w.store_description, 'catalogKnowledge', w.store_catalog_knowledge),
        'triedBase', case when b.id is not null then base_for(t, b.prompt, b.disclosure, b.forbidden_phrases) end
      ) || store_context(t, _now)
      from (select claimed.*) r
      join prompt_trials p on p.id = r.trial_id
      left join base_trials b on b.id = p.base_trial_id
      left join lateral (
        select p.bot_name, p.disclosure, p.system_prompt_template, p.store_description, p.store_catalog_knowledge
        where p.base_trial_id is null
        union all
        select v.bot_name, v.disclosure, v.system_prompt_template, v.store_description, v.store_catalog_knowledge
        from turns u join prompt_versions v on v.tenant_id = u.tenant_id and v.number = u.prompt_number
        where u.id = r.turn_id and p.base_trial_id is not null
      ) w on true
      join chat_conversations c on c.id = r.conversation_id
      join tenants t on t.id = r.tenant_id
      left join test_cases k on k.id = r.case_id;
    exception when others then
      perform tell_fault('claim_tried_turns', array[claimed.id::text], sqlerrm);
    end;
  end loop;
end
$$;

-- For a process of the version before, which knows nothing of what all bots are told.
create or replace function claim_trial_runs(_limit int, _per_tenant int, _lease_seconds float8) returns setof jsonb
language sql as $$
  select claim_tried_turns(_limit, _per_tenant, _lease_seconds, false)
$$;

-- What a run came to. A trial ends with its last run, or when it has cost what it may: what is under way then is the only
-- thing that still costs.
create or replace function settle_trial_run(_run uuid, _attempt int, _settled jsonb) returns void language plpgsql as $$
declare
  p prompt_trials;
  spent numeric;
begin
  select t.* into p from prompt_trial_runs r join prompt_trials t on t.id = r.trial_id
  where r.id = _run for no key update of t;
  update prompt_trial_runs r set
    cost_usd = r.cost_usd + (_settled->>'costUsd')::numeric,
    input_tokens = r.input_tokens + (_settled->>'inputTokens')::int,
    output_tokens = r.output_tokens + (_settled->>'outputTokens')::int
  where r.id = _run;
  update prompt_trial_runs r set
    state = _settled->>'state', verdict = _settled->>'verdict', reason = _settled->>'reason',
    comparison = nullif(_settled->'comparison', 'null'), lease_until = null, ended_at = clock_timestamp()
  where r.id = _run and r.state = 'pending' and r.attempts = _attempt and _settled->>'state' <> 'pending';
  -- One that broke off comes up again at once.
  update prompt_trial_runs r set lease_until = null
  where r.id = _run and r.state = 'pending' and r.attempts = _attempt;
  if p.state <> 'running' then
    return;
  end if;
  select sum(r.cost_usd) into spent from prompt_trial_runs r where r.trial_id = p.id;
  if not exists (select 1 from prompt_trial_runs r where r.trial_id = p.id and r.state = 'pending') then
    update prompt_trials set state = 'done', ended_at = clock_timestamp() where id = p.id;
  elsif spent >= p.max_usd then
    perform end_trial(p.id, 'stopped');
  end if;
end
$$;

-- What has not been run is passed over, and says why.
create or replace function end_trial(_trial uuid, _state text) returns void language sql as $$
  update prompt_trials set state = _state, ended_at = clock_timestamp() where id = _trial and state = 'running';
  update prompt_trial_runs set state = 'skipped', reason = _state, lease_until = null, ended_at = clock_timestamp()
  where trial_id = _trial and state = 'pending';
$$;
