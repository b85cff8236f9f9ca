-- What the last replies of a chat stood on, newest turn first (the agent holds it against the store again), and how the last
-- reply's statements came to hold: two that had to be replaced in a row are a person's business.
-- Five turns are about ten bubbles: what is older has to be looked up anew. Nulls last, as the index has them, or the whole
-- chat is sorted. As JSON that is only handed on: jsonb would be taken apart and put together again at every level.
create or replace function last_turns(_conversation uuid) returns table (facts json, verdict text) language sql stable as $$
  select
    coalesce(json_agg(r.facts order by r.started_at desc, r.id desc) filter (where r.facts is not null), '[]'),
    (array_agg(r.verdict order by r.started_at desc, r.id desc) filter (where r.outcome in ('reply', 'handoff')))[1]
  from (
    select u.id, u.started_at, u.facts, u.verdict, u.outcome from turns u
    where u.conversation_id = _conversation
    order by u.started_at desc nulls last, u.id desc nulls last limit 5
  ) r
$$;

create or replace function facts_of_chat(_conversation uuid) returns json language sql stable as $$
  select l.facts from last_turns(_conversation) l
$$;
