-- Chats out of the way: marked for later, reminded of, archived. What brings them back is the trigger `return_from_aside` of the
-- table. Whoever reminds or archives has looked at the chat; locks go by id, as everywhere.

create or replace function lock_chats(_chats uuid[]) returns uuid[] language sql as $$
  select array(select c.id from chat_conversations c where c.id = any(_chats) order by c.id for no key update)
$$;

create or replace function mark_unread(_chats uuid[]) returns void language sql as $$
  update chat_conversations set unread_count = 1 where id = any(lock_chats(_chats)) and unread_count = 0
$$;

-- Null takes the reminder back. One that has come is over too.
create or replace function snooze_chats(_chats uuid[], _until timestamptz, _by text) returns void language sql as $$
  update chat_conversations set snoozed_until = _until, snoozed_by = case when _until is not null then _by end,
    reminded_at = null, unread_count = case when _until is null then unread_count else 0 end
  where id = any(lock_chats(_chats))
$$;

-- Somebody waits for a person there: such a chat stays.
create or replace function archive_chats(_chats uuid[], _archived boolean) returns void language sql as $$
  update chat_conversations set archived_at = case when _archived then coalesce(archived_at, clock_timestamp()) end,
    snoozed_until = null, reminded_at = null, unread_count = case when _archived then 0 else unread_count end
  where id = any(lock_chats(_chats))
    and not (_archived and waiting_since is not null and (human_override_until is null or human_override_until <= clock_timestamp()))
$$;

-- It is time: the chat is unread again, once, whoever had read it.
create or replace function ring_reminders() returns void language plpgsql as $$
declare
  _now timestamptz := clock_timestamp();
begin
  perform apart('ring_reminders', $do$
    update chat_conversations set reminded_at = snoozed_until, snoozed_until = null, unread_count = greatest(unread_count, 1)
    where id = any($1)$do$, array(
    select c.id from chat_conversations c where c.snoozed_until <= _now
      and c.tenant_id <> all (array(select r.tenant_id from store_removals r))
    order by random() limit 100 for no key update skip locked));
end
$$;
