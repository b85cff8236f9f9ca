-- What people search for in a store's chats. The words come from `apps/api/src/chatSearch`, without their tenant, which
-- is put before each of them here: an index over all stores then answers for one alone. So does a mark, `7!ana` of contacts
-- and `7~ana` of what is written: the few contacts by a name aren't looked for among the many messages with it.

create or replace function of_tenant(_tenant bigint, _contacts boolean, _terms text) returns text language sql immutable as $$
  select replace(_terms, '''~', format('''%s%s', _tenant, case when _contacts then '!' else '~' end))
$$;

-- The newest that is written in a store or, of contacts, those whose chats went on last.
create or replace function newest_texts(_tenant bigint, _contacts boolean, _after_at timestamptz, _after_id uuid, _most int)
returns table (source_id uuid, terms tsvector) language sql stable as $$
  select w.source_id, w.terms from (
    select r.source_id, r.terms from chat_texts r
    where not _contacts and r.tenant_id = _tenant and r.kind <> 'contact' and (r.at, r.source_id) < (_after_at, _after_id)
    order by r.at desc nulls last, r.source_id desc nulls last limit _most
  ) w
  union all
  select c.id, t.terms
  from (
    select r.id from chat_conversations r
    where _contacts and r.tenant_id = _tenant and (r.last_message_at, r.id) < (_after_at, _after_id)
    order by r.last_message_at desc nulls last, r.id desc nulls last limit _most
  ) c
  cross join lateral (select o.terms from chat_texts o where o.source_id = c.id offset 0) t
$$;

-- By which of a query's words the index is asked: it reads all that begins with each of them, so one that nearly
-- everything has costs more than it spares. How frequent they are is seen among the newest.
create or replace function telling_words(
  _tenant bigint, _contacts boolean, _words text[], _after_at timestamptz, _after_id uuid, _most int)
returns tsquery language plpgsql stable as $$
declare
  telling text;
begin
  with newest as materialized (
    select n.terms from newest_texts(_tenant, _contacts, _after_at, _after_id, _most) n
  ),
  words as materialized (
    select w.word, of_tenant(_tenant, _contacts, w.word)::tsquery as asked from unnest(_words) w (word)
  ),
  counted as (
    select w.word, (select count(*) from newest n where n.terms @@ w.asked) as fits from words w
  )
  select string_agg('(' || word || ')', ' & ') into telling
  from (select word, fits, min(fits) over () as least from counted) c
  where fits <= 8 * greatest(least, 1);
  return of_tenant(_tenant, _contacts, telling)::tsquery;
end
$$;

-- What fits is either frequent, and then stands among the newest, or rare, and then the index names all of it. So the
-- newest are looked at first, a few and, where these promise a page, more of them, without the index: a page of a frequent
-- word costs no sorting of all that has it.
-- Contacts come by their chat's last message, everything else by its own time; there are fewer of them, and each is looked up.
create or replace function find_in_chats_of(
  _tenant bigint, _contacts boolean, _query text, _words text[], _after_at timestamptz, _after_id uuid, _limit int, _look int)
returns table (source_id uuid, kind text, at timestamptz) language plpgsql stable rows 30 as $$
declare
  wanted constant tsquery := of_tenant(_tenant, _contacts, _query)::tsquery;
  after_at constant timestamptz := coalesce(_after_at, 'infinity');
  after_id constant uuid := coalesce(_after_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
  most constant int := case when _contacts then _look / 5 else _look end;
  few constant int := most / 10;
  look int;
  narrow tsquery;
  hits uuid[];
begin
  foreach look in array array[few, most] loop
    hits := array(
      select n.source_id from newest_texts(_tenant, _contacts, after_at, after_id, look) n
      where n.terms @@ wanted limit _limit);
    exit when cardinality(hits) * 20 < _limit;
  end loop;
  if cardinality(hits) < _limit then
    narrow := case when cardinality(_words) = 1 then wanted
      else telling_words(_tenant, _contacts, _words, after_at, after_id, greatest(few, 100)) end;
    -- The function instead of the operator: the index is not to be asked by it.
    select array_agg(n.source_id) into hits from (
      select t.source_id
      from chat_texts t
      left join chat_conversations c on _contacts and c.id = t.source_id
      cross join lateral (select case when _contacts then coalesce(c.last_message_at, '-infinity') else t.at end as at) o
      where t.terms @@ narrow and ts_match_vq(t.terms, wanted) and t.tenant_id + 0 = _tenant
        and (o.at, t.source_id) < (after_at, after_id)
      order by o.at desc, t.source_id desc limit _limit) n;
  end if;
  return query
    select t.source_id, t.kind, case when _contacts then coalesce(c.last_message_at, '-infinity') else t.at end
    from chat_texts t left join chat_conversations c on _contacts and c.id = t.source_id
    where t.source_id = any(hits);
end
$$;

-- For people and keys of a store: the tenant is the session's. Under row-level security the text operators could use
-- no index.
create or replace function find_in_chats(_contacts boolean, _query text, _words text[], _after_at timestamptz, _after_id uuid, _limit int, _look int)
returns table (source_id uuid, kind text, at timestamptz) language sql stable security definer rows 30 as $$
  select * from find_in_chats_of(nullif(current_setting('app.tenant_id', true), '')::bigint, _contacts, _query, _words, _after_at, _after_id, _limit, _look)
$$;
revoke execute on function newest_texts(bigint, boolean, timestamptz, uuid, int) from public;
revoke execute on function telling_words(bigint, boolean, text[], timestamptz, uuid, int) from public;
grant execute on function newest_texts(bigint, boolean, timestamptz, uuid, int) to platform_operator;
grant execute on function telling_words(bigint, boolean, text[], timestamptz, uuid, int) to platform_operator;
revoke execute on function find_in_chats_of(bigint, boolean, text, text[], timestamptz, uuid, int, int) from public;
grant execute on function find_in_chats_of(bigint, boolean, text, text[], timestamptz, uuid, int, int) to platform_operator;
revoke execute on function find_in_chats(boolean, text, text[], timestamptz, uuid, int, int) from public;
grant execute on function find_in_chats(boolean, text, text[], timestamptz, uuid, int, int) to platform_tenant;
alter function find_in_chats(boolean, text, text[], timestamptz, uuid, int, int) set search_path = pg_catalog, public, pg_temp;
alter function find_in_chats_of(bigint, boolean, text, text[], timestamptz, uuid, int, int) set search_path = pg_catalog, public, pg_temp;
-- The plan is the same whatever is asked for: in the order of the newest without sorting, by the index of words, one by one.
alter function find_in_chats_of(bigint, boolean, text, text[], timestamptz, uuid, int, int) set plan_cache_mode = force_generic_plan;
alter function find_in_chats_of(bigint, boolean, text, text[], timestamptz, uuid, int, int) set enable_seqscan = off;
alter function find_in_chats_of(bigint, boolean, text, text[], timestamptz, uuid, int, int) set enable_sort = off;
alter function find_in_chats_of(bigint, boolean, text, text[], timestamptz, uuid, int, int) set enable_hashjoin = off;
alter function find_in_chats_of(bigint, boolean, text, text[], timestamptz, uuid, int, int) set enable_mergejoin = off;

-- Which of these something of a store begins with: a word that nothing was found by may be one letter away from them.
create or replace function beginnings_in_chats_of(_tenant bigint, _keys text[]) returns table (key text) language plpgsql stable as $$
begin
  return query
    select k.key
    from (select u.key, format('''~%s'':*', u.key) as lexeme from unnest(_keys) u (key)) k
    cross join lateral (
      select from chat_texts t
      where t.terms @@ format('%s | %s', of_tenant(_tenant, true, k.lexeme), of_tenant(_tenant, false, k.lexeme))::tsquery
        and t.tenant_id + 0 = _tenant
      limit 1) there;
end
$$;

-- For people and keys of a store, as above.
create or replace function beginnings_in_chats(_keys text[]) returns table (key text) language sql stable security definer as $$
  select b.key from beginnings_in_chats_of(nullif(current_setting('app.tenant_id', true), '')::bigint, _keys) b
$$;
revoke execute on function beginnings_in_chats_of(bigint, text[]) from public;
grant execute on function beginnings_in_chats_of(bigint, text[]) to platform_operator;
revoke execute on function beginnings_in_chats(text[]) from public;
grant execute on function beginnings_in_chats(text[]) to platform_tenant;
alter function beginnings_in_chats(text[]) set search_path = pg_catalog, public, pg_temp;
-- An operator's stores come from `tenants`, of which the policies show those that are there: as for a store's people, the words
-- themselves are looked up past the policies, under which the index could not be asked.
alter function beginnings_in_chats_of(bigint, text[]) security definer;
alter function find_in_chats_of(bigint, boolean, text, text[], timestamptz, uuid, int, int) security definer;
alter function beginnings_in_chats_of(bigint, text[]) set search_path = pg_catalog, public, pg_temp;
alter function beginnings_in_chats_of(bigint, text[]) set enable_seqscan = off;
