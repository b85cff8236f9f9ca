-- What people search for in a store's chats. The words come from `apps/api/src/chatSearch`, without their tenant, which
-- is put before each of them here: an index over all stores then answers for one alone. So does a mark, `7!ana` of contacts
-- and `7~ana` of what is written: the few contacts by a name aren't looked for among the many messages with it.

create or replace function of_tenant(_tenant bigint, _contacts boolean, _terms text) returns text language sql immutable as $$
  select replace(_terms, '''~', format('''%s%s', _tenant, case when _contacts then '!' else '~' end))
$$;

-- What fits is either frequent, and then stands among the newest, or rare, and then the index names all of it. So the
-- newest are looked at first, without the index: a page of a frequent word costs no sorting of all that has it. The index
-- is asked by _narrow, the longer words of the query: the short ones begin half of all words.
-- Contacts come by their chat's last message, everything else by its own time.
create or replace function search_chats_of(
  _tenant bigint, _contacts boolean, _query text, _narrow text, _after_at timestamptz, _after_id uuid, _limit int, _look int)
returns table (source_id uuid, kind text, at timestamptz) language plpgsql stable as $$
declare
  wanted constant tsquery := of_tenant(_tenant, _contacts, _query)::tsquery;
  narrow constant tsquery := of_tenant(_tenant, _contacts, _narrow)::tsquery;
  after_at constant timestamptz := coalesce(_after_at, 'infinity');
  after_id constant uuid := coalesce(_after_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
  hits uuid[];
begin
  if _contacts then
    hits := array(
      select c.id from (
        select r.id from chat_conversations r
        where r.tenant_id = _tenant and (r.last_message_at, r.id) < (after_at, after_id)
        order by r.last_message_at desc nulls last, r.id desc nulls last limit _look / 5
      ) c
      join chat_texts t on t.source_id = c.id where t.terms @@ wanted limit _limit);
    if cardinality(hits) < _limit then
      with fitting as materialized (
        select t.source_id, t.terms from chat_texts t where t.terms @@ narrow and t.tenant_id + 0 = _tenant
      )
      select array_agg(n.id) into hits from (
        select c.id from fitting f join chat_conversations c on c.id = f.source_id
        where f.terms @@ wanted and (coalesce(c.last_message_at, '-infinity'), c.id) < (after_at, after_id)
        order by coalesce(c.last_message_at, '-infinity') desc, c.id desc limit _limit) n;
    end if;
    return query
      select c.id, 'contact', coalesce(c.last_message_at, '-infinity') from chat_conversations c where c.id = any(hits);
    return;
  end if;
  hits := array(
    select n.source_id from (
      select r.source_id, r.terms from chat_texts r
      where r.tenant_id = _tenant and r.kind <> 'contact' and (r.at, r.source_id) < (after_at, after_id)
      order by r.at desc nulls last, r.source_id desc nulls last limit _look
    ) n
    where n.terms @@ wanted limit _limit);
  if cardinality(hits) < _limit then
    with fitting as materialized (
      select t.source_id, t.at, t.terms from chat_texts t
      where t.terms @@ narrow and t.tenant_id + 0 = _tenant and (t.at, t.source_id) < (after_at, after_id)
    )
    select array_agg(n.source_id) into hits from (
      select f.source_id from fitting f where f.terms @@ wanted order by f.at desc, f.source_id desc limit _limit) n;
  end if;
  return query select t.source_id, t.kind, t.at from chat_texts t where t.source_id = any(hits);
end
$$;

-- For people and keys of a store: the tenant is the session's. Under row-level security the text operators could use
-- no index.
create or replace function search_chats(_contacts boolean, _query text, _narrow text, _after_at timestamptz, _after_id uuid, _limit int, _look int)
returns table (source_id uuid, kind text, at timestamptz) language sql stable security definer as $$
  select * from search_chats_of(nullif(current_setting('app.tenant_id', true), '')::bigint, _contacts, _query, _narrow, _after_at, _after_id, _limit, _look)
$$;
revoke execute on function search_chats_of(bigint, boolean, text, text, timestamptz, uuid, int, int) from public;
grant execute on function search_chats_of(bigint, boolean, text, text, timestamptz, uuid, int, int) to platform_operator;
revoke execute on function search_chats(boolean, text, text, timestamptz, uuid, int, int) from public;
grant execute on function search_chats(boolean, text, text, timestamptz, uuid, int, int) to platform_tenant;
alter function search_chats(boolean, text, text, timestamptz, uuid, int, int) set search_path = pg_catalog, public, pg_temp;
alter function search_chats_of(bigint, boolean, text, text, timestamptz, uuid, int, int) set search_path = pg_catalog, public, pg_temp;
alter function search_chats_of(bigint, boolean, text, text, timestamptz, uuid, int, int) set enable_seqscan = off;
alter function search_chats_of(bigint, boolean, text, text, timestamptz, uuid, int, int) set enable_hashjoin = off;
alter function search_chats_of(bigint, boolean, text, text, timestamptz, uuid, int, int) set enable_mergejoin = off;
