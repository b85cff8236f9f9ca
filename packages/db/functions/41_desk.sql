-- What people at the desk need beside the messages: canned answers, notes, labels.

-- The newest order of a chat's own number, in the session's store. The array operator isn't leakproof: under the
-- policies it would look at every order of the store.
create or replace function newest_order(_conversation uuid) returns table (number text, tracking text)
language sql stable security definer as $$
  select o.number, (
    select s->>'trackingCode' from jsonb_array_elements(case jsonb_typeof(o.state->'shipments') when 'array' then o.state->'shipments' else '[]' end) s
    where s->>'trackingCode' is not null limit 1)
  from chat_conversations c
  join catalog_orders o on o.tenant_id = c.tenant_id and o.phone_keys @> array[phone_key(c.contact_phone)]
  where c.id = _conversation and c.tenant_id = nullif(current_setting('app.tenant_id', true), '')::bigint
    and phone_key(c.contact_phone) <> ''
  order by o.ordered_at desc limit 1
$$;
alter function newest_order(uuid) set search_path = pg_catalog, public, pg_temp;
revoke execute on function newest_order(uuid) from public;
grant execute on function newest_order(uuid) to platform_tenant;

-- Who may answer in the session's store, with the operators, who may everywhere. Sign-in tables stand outside of a
-- tenant's sight: of each person only id and name come out.
create or replace function people_of_store() returns table (id text, name text)
language sql stable security definer as $$
  select u.id, u.name from auth.users u
  where u.disabled_at is null and nullif(current_setting('app.tenant_id', true), '') is not null and (
    u.role = 'operator' or exists (
      select 1 from auth.memberships m
      where m.user_id = u.id and m.role <> 'viewer'
        and m.tenant_id = nullif(current_setting('app.tenant_id', true), '')::bigint))
  order by lower(u.name), u.id
$$;
alter function people_of_store() set search_path = pg_catalog, public, pg_temp;
revoke execute on function people_of_store() from public;
grant execute on function people_of_store() to platform_tenant;

-- Writes a note once, however often it is sent; answers its id.
create or replace function add_note(_conversation uuid, _note jsonb) returns uuid language plpgsql as $$
declare
  made uuid;
begin
  insert into chat_notes (tenant_id, conversation_id, author_id, author_name, body, client_note_id)
  select c.tenant_id, c.id, _note->>'authorId', _note->>'authorName', _note->>'text', _note->>'clientNoteId'
  from chat_conversations c where c.id = _conversation
  on conflict (conversation_id, author_id, client_note_id) do nothing
  returning id into made;
  if made is null then
    return (select n.id from chat_notes n where n.conversation_id = _conversation
      and n.author_id = _note->>'authorId' and n.client_note_id = _note->>'clientNoteId');
  end if;
  insert into chat_note_mentions (tenant_id, conversation_id, note_id, user_id, user_name, seen_at)
  select n.tenant_id, n.conversation_id, n.id, p.id, p.name, case when p.id = n.author_id then n.created_at end
  from chat_notes n join people_of_store() p on p.id in (select jsonb_array_elements_text(_note->'mentions'))
  where n.id = made;
  perform plan_mention_pushes(made);
  return made;
end
$$;

-- Puts labels of the store's list on a chat, and takes off any. Answers whether the chat is there.
create or replace function set_labels(_conversation uuid, _add text[], _remove text[]) returns boolean language plpgsql as $$
declare
  c chat_conversations;
begin
  select * into c from chat_conversations where id = _conversation for no key update;
  if c.id is null then
    return false;
  end if;
  update chat_conversations set updated_at = clock_timestamp(), labels = array(
    select l.name from (
      select unnest(c.labels) as name
      union
      select k.name from chat_labels k where k.tenant_id = c.tenant_id and lower(k.name) in (select lower(a) from unnest(_add) a)
    ) l
    where lower(l.name) not in (select lower(r) from unnest(_remove) r) order by lower(l.name))
  where id = c.id;
  return true;
end
$$;

-- A person says what a chat is about; what stood there before is kept.
create or replace function set_intent(_conversation uuid, _intent text, _by jsonb) returns text language plpgsql as $$
declare
  c chat_conversations;
  chosen text;
begin
  select * into c from chat_conversations where id = _conversation for no key update;
  if c.id is null then
    return 'not_found';
  end if;
  select i.name into chosen from chat_intents i where i.tenant_id = c.tenant_id and lower(i.name) = lower(_intent);
  if chosen is null and _intent is not null then
    return 'not_found';
  end if;
  if c.intent is distinct from chosen then
    insert into intent_corrections (tenant_id, conversation_id, before, before_by, after, by_id, by_name)
    values (c.tenant_id, c.id, c.intent, c.intent_by, chosen, _by->>'id', _by->>'name');
  end if;
  update chat_conversations set intent = chosen, intent_by = 'person', intent_at = clock_timestamp() where id = c.id;
  return null;
end
$$;
