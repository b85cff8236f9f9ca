-- What the last replies of a chat stood on, newest turn first; the agent holds it against the store again.
-- Five turns are about ten bubbles: what is older has to be looked up anew.
-- As JSON that is only handed on: jsonb would be taken apart and put together again at every level.
create or replace function facts_of_chat(_conversation uuid) returns json language sql stable as $$
  select coalesce(json_agg(r.facts order by r.started_at desc, r.id desc), '[]')
  from (
    select u.id, u.started_at, u.facts from turns u
    where u.conversation_id = _conversation
    order by u.started_at desc, u.id desc limit 5
  ) r
  where r.facts is not null
$$;

-- How the last reply's statements came to hold: two that had to be replaced in a row are a person's business.
create or replace function last_verdict(_conversation uuid) returns text language sql stable as $$
  select r.verdict
  from (
    select u.verdict, u.outcome, u.started_at, u.id from turns u
    where u.conversation_id = _conversation
    order by u.started_at desc, u.id desc limit 5
  ) r
  where r.outcome in ('reply', 'handoff')
  order by r.started_at desc, r.id desc limit 1
$$;
