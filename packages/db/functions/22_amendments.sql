-- What alters a message that is there: reactions and edits. They supersede nothing; a question that was answered and now
-- asks something else is a question again.

-- A reaction taken back stays as an empty one: what was added before may arrive after. The later one by the provider's
-- times wins and, where both say the same, what arrived last, as with messages.
create or replace function apply_reactions(batch jsonb) returns void language sql as $$
  insert into chat_reactions (tenant_id, conversation_id, target_wamid, author, emoji, reacted_at, event_at)
  select distinct on (i.conversation_id, i.target_wamid)
         i.tenant_id, i.conversation_id, i.target_wamid, 'customer', i.emoji, i.sent_at, i.event_at
  from ingest_items(batch) i
  where i.kind = 'reaction'
  order by i.conversation_id, i.target_wamid, i.sent_at desc, i.event_at desc, i.ord desc
  on conflict (conversation_id, target_wamid, author)
    do update set emoji = excluded.emoji, reacted_at = excluded.reacted_at, event_at = excluded.event_at
    where (chat_reactions.reacted_at, chat_reactions.event_at) <= (excluded.reacted_at, excluded.event_at)
$$;

-- `details.corrected` says that an answer stands to the words before: 'answered', or the turn that was at it.
create or replace function apply_edits(batch jsonb, settings jsonb)
returns table (conversation_id uuid, wait_ms int, interrupts boolean) language plpgsql as $$
#variable_conflict use_column
declare
  _now timestamptz := clock_timestamp();
  reopened uuid[];
  chat uuid;
begin
  with newest as (
    select distinct on (i.tenant_id, i.target_wamid) i.tenant_id, i.target_wamid, i.content, i.sent_at
    from ingest_items(batch) i
    where i.kind = 'edit'
    order by i.tenant_id, i.target_wamid, i.sent_at desc, i.event_at desc, i.ord desc
  ),
  altered as (
    select m.id, e.content, e.sent_at, case
      when not says_otherwise(m.content, e.content) then null
      when m.outcome is null and c.turn_lease_until > _now then c.turn_lease_token::text
      when m.outcome in ('answered', 'drafted', 'no_answer_needed')
        and m.sent_at > _now - make_interval(mins => t.stale_after_minutes) then 'answered' end as corrected
    from newest e
    join chat_messages m on m.tenant_id = e.tenant_id and m.wamid = e.target_wamid and m.role = 'user'
    join chat_conversations c on c.id = m.conversation_id
    join tenants t on t.id = m.tenant_id
    where coalesce((m.details->>'editedAt')::timestamptz, '-infinity') <= e.sent_at
  ),
  edited as (
    update chat_messages m set
      content = a.content,
      details = coalesce(m.details, '{}') || jsonb_strip_nulls(jsonb_build_object('editedAt', a.sent_at, 'corrected', a.corrected))
        || jsonb_build_object('editedFrom', coalesce(m.details->'editedFrom', to_jsonb(m.content))),
      outcome = case when a.corrected = 'answered' then null else m.outcome end,
      turn_id = case when a.corrected = 'answered' then null else m.turn_id end
    from altered a where m.id = a.id
    returning m.conversation_id, m.sent_at, m.content, a.corrected
  ),
  told as (
    update chat_conversations c set last_message_preview = left(e.content, 200)
    from edited e
    where c.id = e.conversation_id and c.last_message_role = 'user' and c.last_message_at = e.sent_at
  )
  select array_agg(distinct e.conversation_id) into reopened from edited e where e.corrected is not null;

  foreach chat in array coalesce(reopened, '{}') loop
    return query select * from expect_turn(chat, null, settings);
  end loop;
end
$$;

-- Other words, and not merely another spelling of the same.
create or replace function says_otherwise(_before text, _after text) returns boolean language plpgsql stable as $$
begin
  return case when search_fold(_before) = '' or search_fold(_after) = '' then _before is distinct from _after
              else search_fold(_before) <> search_fold(_after) end;
end
$$;

-- A turn is due once the customer pauses, as after a message; `_seq` is the place of what is new, where it supersedes.
create or replace function expect_turn(_conversation uuid, _seq bigint, settings jsonb)
returns table (conversation_id uuid, wait_ms int, interrupts boolean) language plpgsql as $$
declare
  _now timestamptz := clock_timestamp();
begin
  return query
  update chat_conversations c set
    inbound_seq = greatest(c.inbound_seq, _seq),
    first_unanswered_at = coalesce(c.first_unanswered_at, _now),
    turn_due_at = least(_now + own.debounce, coalesce(c.first_unanswered_at, _now) + 4 * own.debounce)
  from tenants t
  cross join lateral (select
    own_debounce(t, settings) as debounce) own
  where c.id = _conversation and t.id = c.tenant_id
  returning c.id, due_in_ms(c.turn_due_at, _now),
    _seq is not null and coalesce(c.turn_lease_token is not null, false);
end
$$;

-- An edit of a message that never came is that message: what a customer wrote must not vanish.
create or replace function edits_of_nothing(batch jsonb) returns jsonb language plpgsql as $$
begin
  return (
    select jsonb_agg(case when e.nth = 1
      and not exists (
        select 1 from chat_messages m where m.tenant_id = e.tenant and m.wamid = e.target)
      and not exists (
        select 1 from jsonb_array_elements(batch) o
        where o->>'kind' in ('inbound', 'history') and (o->>'tenant_id')::bigint = e.tenant and o->>'wamid' = e.target)
      then e.item || jsonb_build_object('kind', 'inbound', 'wamid', e.target) else e.item end order by e.ord)
    from (
      select item, (item->>'ord')::int as ord, (item->>'tenant_id')::bigint as tenant, item->>'target_wamid' as target,
             case when item->>'kind' = 'edit' then row_number() over (
               partition by item->>'kind', item->>'tenant_id', item->>'target_wamid'
               order by item->>'sent_at', (item->>'ord')::int) end as nth
      from jsonb_array_elements(batch) item
    ) e);
end
$$;

-- The message itself, after its edit has stood in for it: what an edit doesn't carry comes with it now. A picture, a quote
-- or the like is news, so it takes its place among what arrived now, and is answered.
create or replace function complete_stand_ins(batch jsonb, settings jsonb)
returns table (conversation_id uuid, wait_ms int, interrupts boolean) language plpgsql as $$
#variable_conflict use_column
declare
  _now timestamptz := clock_timestamp();
  i record;
  m chat_messages;
  is_news boolean;
begin
  for i in
    select distinct on (n.tenant_id, n.wamid) n.*, s.id as stand_in
    from ingest_items(batch) n
    join chat_messages s on s.tenant_id = n.tenant_id and s.wamid = n.wamid and s.conversation_id = n.conversation_id
    where n.kind in ('inbound', 'history') and n.target_wamid is null and s.details ? 'edited'
    order by n.tenant_id, n.wamid, n.kind = 'history', n.ord
  loop
    select * into m from chat_messages where id = i.stand_in;
    is_news := i.kind = 'inbound' and coalesce(m.outcome, 'answered') in ('answered', 'drafted', 'no_answer_needed')
      and coalesce(i.media, i.details, to_jsonb(i.quoted_wamid), 'null') <> 'null';
    if jsonb_typeof(i.media) = 'object' then
      perform add_file(i.tenant_id, i.media, i.kind <> 'history');
    end if;
    update chat_messages set
      message_type = i.message_type, media_id = case when jsonb_typeof(i.media) = 'object' then (i.media->>'id')::uuid end,
      quoted_wamid = i.quoted_wamid, provider_message_id = i.provider_message_id,
      sent_at = least(i.sent_at, _now), event_at = least(i.event_at, _now),
      details = coalesce(nullif(i.details, 'null'), '{}') || jsonb_build_object(
        'editedFrom', i.content, 'editedAt', coalesce(m.details->'editedAt', to_jsonb(m.sent_at)))
    where id = m.id;
    if is_news then
      update chat_messages set seq = default, outcome = null, turn_id = null, created_at = _now where id = m.id
      returning * into m;
      return query select * from expect_turn(m.conversation_id, m.seq, settings);
    end if;
    update chat_conversations c set last_message_type = i.message_type
    where c.id = m.conversation_id and c.last_message_role = 'user' and c.last_message_at = m.sent_at;
  end loop;
end
$$;

create or replace function add_file(_tenant bigint, _media jsonb, _heard boolean) returns void language sql as $$
  insert into chat_media (id, tenant_id, kind, provider_media_id, provider_link, mime_type, file_name, transcript_state)
  values ((_media->>'id')::uuid, _tenant, _media->>'kind', _media->>'providerMediaId', _media->>'link',
          _media->>'mimeType', _media->>'fileName', case when _media->>'kind' = 'audio' and _heard then 'pending' end)
$$;
