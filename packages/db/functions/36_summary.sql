-- A chat's history, and what is older than it in a model's words. The history begins where the summary ends, and that
-- moves in leaps: so the beginning of a prompt stays the same for many turns, and the provider's cache hits. Summaries
-- are written beside the turns. While one is missing the history is longer; when none comes, the older part is let go.

-- The newest messages of a span of time that were said or shall be, oldest first. What waits for an answer comes last,
-- also where it was written before the last answer: it arrived late, or has been corrected.
create or replace function history_of_chat(_conversation uuid, _from timestamptz, _before timestamptz, _limit int)
returns json language plpgsql stable as $$
begin
  return (
    select coalesce(json_agg(line order by line.role = 'user' and line.unanswered, line.sent_at, line.event_at, line.seq), '[]') from (
      select m.id, m.role, m.message_type as type, m.content as text, m.sent_at, m.event_at, m.seq, m.details,
             f.transcript, f.transcript_state, f.state as media_state, f.mime_type, f.file_name, f.file_size,
             f.storage_key, q.content as quoted,
             case when m.outcome is null and q.turn_id is not null then product_of_bubble(q) end as quoted_product_id, m.outcome is null as unanswered
      from chat_messages m
      left join chat_media f on f.id = m.media_id
      left join chat_messages q on q.tenant_id = m.tenant_id and q.wamid = m.quoted_wamid
      where m.conversation_id = _conversation and m.sent_at >= _from and m.sent_at < _before
        and m.send_state is distinct from 'cancelled' and m.send_state is distinct from 'draft'
        and m.send_state is distinct from 'failed'
      -- As the index has it, or the whole chat is sorted.
      order by m.sent_at desc nulls last, m.event_at desc nulls last, m.seq desc nulls last
      limit _limit
    ) line);
end
$$;

-- A turn found more than its history should hold: what was said before this is to be summed up.
create or replace function want_summary(_conversation uuid, _before timestamptz) returns void language sql as $$
  update chat_conversations set
    summary_wanted = _before,
    summary_due_at = coalesce(summary_due_at, clock_timestamp()),
    summary_attempts = case when summary_due_at is null then 0 else summary_attempts end
  where id = _conversation and _before > coalesce(summary_until, '-infinity')
$$;

-- Chats whose summary is due, each with what it takes. The lease is the time of the next try.
create or replace function claim_summaries(_limit int, _lease_seconds float8) returns setof jsonb language plpgsql as $$
declare
  _now timestamptz := clock_timestamp();
  claimed uuid;
begin
  foreach claimed in array apart('claim_summaries', $do$
    update chat_conversations set summary_due_at = clock_timestamp() + make_interval(secs => ($2->>'lease')::float8),
      summary_attempts = summary_attempts + 1
    where id = any($1)$do$, array(
    select d.id from chat_conversations d where d.summary_due_at <= _now
    order by random() limit _limit for no key update skip locked), jsonb_build_object('lease', _lease_seconds))
  loop
    begin
      return query select jsonb_build_object(
        'conversationId', c.id, 'attempts', c.summary_attempts, 'previous', c.summary,
        'from', c.summary_until, 'before', c.summary_wanted,
        'budget', tenant_budget(t, _now),
        'messages', history_of_chat(c.id, coalesce(c.summary_until, '-infinity'), c.summary_wanted, 100)
      ) || store_context(t, _now)
      from chat_conversations c join tenants t on t.id = c.tenant_id where c.id = claimed;
    exception when others then
      perform tell_fault('claim_summaries', array[claimed::text], sqlerrm);
    end;
  end loop;
end
$$;

-- The summary reaches up to _before from now on; without one what is older is let go. Only where nobody else moved it.
create or replace function settle_summary(_conversation uuid, _from timestamptz, _before timestamptz, _summary text)
returns void language sql as $$
  update chat_conversations set
    summary = coalesce(_summary, summary), summary_until = _before,
    summary_seq = (
      select max(m.seq) from chat_messages m where m.conversation_id = _conversation and m.sent_at < _before),
    summary_due_at = case when summary_wanted > _before then clock_timestamp() end, summary_attempts = 0
  where id = _conversation and summary_until is not distinct from _from
$$;

-- Another try later; one that could not be made doesn't count.
create or replace function postpone_summary(_conversation uuid, _seconds float8, _counts boolean) returns void
language sql as $$
  update chat_conversations set
    summary_due_at = clock_timestamp() + make_interval(secs => _seconds),
    summary_attempts = summary_attempts - case when _counts then 0 else 1 end
  where id = _conversation and summary_due_at is not null
$$;
