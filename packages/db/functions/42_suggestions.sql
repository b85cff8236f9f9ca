-- What the agent would answer, for whoever has a chat: claimed, written and settled beside the turns, and never sent by
-- itself. A person's answer says what became of it (`queue_human_message()`).

-- Has the customer's newest message been answered? By arrival, since the provider's times have whole seconds.
create or replace function is_answered(c chat_conversations) returns boolean language plpgsql stable as $$
begin
  return exists (
    select 1 from chat_messages m
    where m.conversation_id = c.id and m.seq > c.inbound_seq and m.sent_at > c.last_inbound_at - interval '1 minute'
      and (m.role = 'assistant' or m.role = 'human_supervisor')
      and coalesce(m.send_state, 'accepted') not in ('cancelled', 'draft', 'failed'));
end
$$;

-- People's chats whose customer waits for an answer that nobody has begun to propose, a few per store, each with what a
-- run takes. What a customer may cost in a day bounds what is proposed to them, too.
create or replace function claim_suggestions(_limit int, _per_tenant int, settings jsonb) returns setof jsonb
language plpgsql as $$
declare
  _now timestamptz := clock_timestamp();
  picked uuid[];
  claimed reply_suggestions;
begin
  with candidates as (
    select c.id, c.last_inbound_at, row_number() over (partition by c.tenant_id order by c.last_inbound_at) as place
    from tenants t join chat_conversations c on c.tenant_id = t.id
    where t.suggest_replies and t.is_active and t.paused_at is null
      and c.human_override_until > _now and c.assignee_id is not null and c.window_closes_at > _now
      and c.last_inbound_at <= _now - own_debounce(t, settings)
      and not exists (
        select 1 from reply_suggestions s where s.conversation_id = c.id and s.inbound_seq = c.inbound_seq
          and (s.state <> 'writing' or s.lease_until > _now))
      and not is_answered(c)
      and (
        select count(*) from reply_suggestions s
        where s.conversation_id = c.id and s.created_at > _now - interval '1 day') < coalesce(t.customer_daily_turns, 100000)
  ), due as (
    select p.id from candidates p join chat_conversations c using (id)
    where p.place <= _per_tenant
    order by p.place, p.last_inbound_at limit _limit
    for no key update of c skip locked
  )
  select array_agg(id) into picked from due;
  if picked is null then
    return;
  end if;

  update reply_suggestions s set state = 'passed' from chat_conversations c
  where c.id = any(picked) and s.conversation_id = c.id and s.state in ('ready', 'writing') and s.inbound_seq < c.inbound_seq;

  for claimed in
    insert into reply_suggestions as s (tenant_id, conversation_id, for_user_id, inbound_seq, lease_until)
    select c.tenant_id, c.id, c.assignee_id, c.inbound_seq, _now + make_interval(secs => (settings->>'leaseSeconds')::float8)
    from chat_conversations c where c.id = any(picked)
    on conflict (conversation_id, inbound_seq) do update set attempts = s.attempts + 1, lease_until = excluded.lease_until
      where s.state = 'writing'
    returning s.*
  loop
    begin
      return query select jsonb_build_object(
        'suggestionId', s.id, 'attempts', s.attempts, 'conversationId', c.id, 'contactName', c.display_name,
        'contactKey', c.contact_key, 'contactPhone', c.contact_phone, 'budget', tenant_budget(t, _now),
        'facts', facts_of_chat(c.id), 'summary', c.summary,
        'toAnswer', array(
          select m.id from chat_messages m where m.conversation_id = c.id and m.role = 'user' and m.seq > coalesce((
            select max(o.seq) from chat_messages o
            where o.conversation_id = c.id and o.role in ('assistant', 'human_supervisor')
              and coalesce(o.send_state, 'accepted') not in ('cancelled', 'draft', 'failed')), 0)),
        'history', history_of_chat(c.id, coalesce(c.summary_until, '-infinity'), 'infinity',
          own_history(t, settings))
      ) || store_context(t, _now)
      from (select claimed.*) s join chat_conversations c on c.id = s.conversation_id join tenants t on t.id = c.tenant_id;
    exception when others then
      perform tell_fault('claim_suggestions', array[claimed.conversation_id::text], sqlerrm);
    end;
  end loop;
end
$$;

-- Shown only while it still answers what stands there, to whom it was written for.
create or replace function settle_suggestion(_suggestion uuid, _attempt int, _text text, _reason text) returns void
language plpgsql as $$
declare
  c chat_conversations;
begin
  select l.* into c from reply_suggestions s join chat_conversations l on l.id = s.conversation_id
  where s.id = _suggestion for no key update of l;
  update reply_suggestions s set text = _text, reason = _reason, lease_until = null,
    state = case
      when _text is null then 'none'
      when c.human_override_until > clock_timestamp() and c.assignee_id = s.for_user_id
        and c.inbound_seq = s.inbound_seq and not is_answered(c) then 'ready'
      else 'passed' end
  where s.id = _suggestion and s.state = 'writing' and s.attempts = _attempt;
end
$$;

-- A person has answered: what was proposed went out as it stood, changed, or not at all.
create or replace function decide_suggestions(_conversation uuid, _used uuid, _said text) returns void language sql as $$
  update reply_suggestions s set decided_at = clock_timestamp(), state = case
    when s.id is distinct from _used or s.text is null then 'passed'
    when btrim(s.text) = btrim(_said) then 'accepted' else 'edited' end
  where s.conversation_id = _conversation and (s.state in ('ready', 'writing') or s.id = _used and s.state = 'passed')
$$;
