-- What customers asked and the bot had no answer to. Noted when a turn commits, counted when somebody looks.

-- A question's stems, as the products' search has them, sorted and once each: what it asks, however it is put.
create or replace function question_stems(_tenant bigint, _text text) returns text language sql stable as $$
  select coalesce(string_agg(distinct stem, ' ' order by stem), '')
  from regexp_split_to_table(coalesce(search_stems(search_language(_tenant), left(_text, 500)), ''), ' ') stem
  where stem <> ''
$$;

create or replace function note_open_question(c chat_conversations, _turn jsonb) returns void language plpgsql as $$
declare
  asked constant text := left(_turn->'openQuestion'->>'text', 500);
begin
  if btrim(asked) <> '' then
    insert into open_questions (tenant_id, conversation_id, turn_id, question, stems, cause)
    values (c.tenant_id, c.id, (_turn->>'turnId')::uuid, asked, question_stems(c.tenant_id, asked), _turn->'openQuestion'->>'cause');
  end if;
end
$$;

-- The open questions of a store by what they ask: the one asked most takes all that are alike to it, then the next of the
-- rest. Alike is sharing most of their stems, letters counted by threes, so that a misspelt word is still the word.
create or replace function questions_between(_tenant bigint, _since timestamptz, _until timestamptz)
returns table (leader text, id uuid)
language plpgsql stable as $$
declare
  alike constant real := 0.5;
  keys text[];
  taken text[];
begin
  keys := array(
    select q.stems from open_questions q
    where q.tenant_id = _tenant and q.settled_at is null and q.at >= _since and q.at < _until
    group by q.stems order by count(*) desc, max(q.at) desc, q.stems limit 1000);
  while cardinality(keys) > 0 loop
    leader := keys[1];
    taken := array(select k from unnest(keys) k where k = leader or similarity(k, leader) >= alike);
    return query
      select leader, q.id from open_questions q
      where q.tenant_id = _tenant and q.settled_at is null and q.at >= _since and q.at < _until and q.stems = any(taken);
    keys := array(
      select k from unnest(keys) with ordinality as u(k, place) where not k = any(taken) order by place);
  end loop;
end
$$;

create or replace function group_questions(_tenant bigint, _since timestamptz) returns table (leader text, id uuid)
language sql stable as $$
  select q.leader, q.id from questions_between(_tenant, _since, 'infinity') q
$$;
