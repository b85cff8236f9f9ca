-- A clock of the database that was wrong and has been set back leaves timers behind that lie as far ahead as it was wrong. One
-- rule: no timer of the program's own lies further ahead than `longest`, so what does is due at once; who holds a lease has
-- `put` to renew it. What a person or a calendar chose (a chat put off, an override, an opening, an erasing) stays as it is.
create or replace function timers() returns table ("table" text, "column" text, running text, longest interval, put interval)
language sql immutable as $$
  values
    ('chat_conversations', 'turn_due_at', 'true', interval '15 minutes', interval '0'),
    -- Of a turn that runs, and of one that is put off while somebody holds its chat: each by the index that lists it.
    ('chat_conversations', 'turn_lease_until', 'turn_lease_token is not null', '15 minutes', '30 seconds'),
    ('chat_conversations', 'turn_lease_until', 'turn_due_at is not null', '15 minutes', '30 seconds'),
    ('chat_conversations', 'summary_due_at', 'true', '1 hour', '0'),
    -- A provider may ask for a day, of messages that have just been written.
    ('chat_messages', 'send_not_before', 'send_state = ''queued''', '31 hours', '0'),
    ('chat_messages', 'send_not_before', 'send_state = ''queued'' and (failure_reason is not null or created_at > clock_timestamp())',
      '20 minutes', '0'),
    ('chat_conversations', 'send_due_at', 'not exists (
      select 1 from chat_messages m where m.conversation_id = chat_conversations.id and m.send_state = ''queued'' and m.send_not_before >= send_due_at)',
      '20 minutes', '0'),
    ('chat_messages', 'send_lease_until', 'send_state = ''sending''', '15 minutes', '2 minutes'),
    ('chat_messages', 'unknown_since', 'send_state = ''unknown''', '0', '0'),
    ('chat_media', 'next_attempt_at', 'state = ''pending''', '3 hours', '0'),
    ('chat_media', 'next_attempt_at', 'state = ''stored'' and transcript_state = ''pending''', '15 minutes', '0'),
    ('prompt_trial_runs', 'lease_until', 'state = ''pending''', '1 hour', '2 minutes'),
    -- Tries after the first; when the first is to be, a store's hours say.
    ('handoff_alerts', 'due_at', 'attempts > 0', '90 minutes', '0'),
    ('push_notices', 'due_at', 'attempts > 0', '90 minutes', '0'),
    ('owner_notices', 'due_at', 'true', '1 day', '0'),
    ('health_checks', 'notice_due_at', 'true', '1 day', '0'),
    ('weekly_letters', 'due_at', 'true', '6 hours', '0'),
    ('template_sync', 'due_at', 'true', '2 hours', '0'),
    ('catalog_sync', 'due_at', 'true', '1 day', '0'),
    ('catalog_sync', 'lease_until', 'true', '1 hour', '2 minutes'),
    ('catalog_changes', 'due_at', 'true', '1 day', '0'),
    ('catalog_changes', 'lease_until', 'true', '1 hour', '2 minutes'),
    ('privacy_requests', 'due_at', 'state = ''pending''', '6 hours', '0'),
    ('canary_flights', 'due_at', 'sender is null', '25 hours', '0'),
    ('tenants', 'health_due_at', 'true', '1 hour', '0'),
    ('tenants', 'retention_due_at', 'retention_days is not null', '25 hours', '0'),
    ('number_progress', 'counted_at', 'true', '0', '0')
$$;

create or replace function set_timers_right() returns void language plpgsql
-- Each is looked for where an index lists what runs: never through all messages there are.
set enable_seqscan = off as $$
declare
  t record;
  stranded tid[];
  -- No index is asked by a function that may say another instant for each row: all stores were gone through.
  _now constant timestamptz := clock_timestamp();
begin
  for t in select * from timers() loop
    -- Whoever wrote `infinity` meant it.
    execute format('select array(select ctid from %1$I where %2$I > $1 and %2$I < ''infinity'' and %3$s
      limit 200 for no key update skip locked)', t.table, t.column, t.running) into stranded using _now + t.longest;
    perform apart('set_timers_right', format(
      'update %1$I set %2$I = clock_timestamp() + %3$L::interval where ctid = any($1) and %2$I > clock_timestamp() + %4$L::interval',
      t.table, t.column, t.put, t.longest), stranded) where stranded <> '{}';
  end loop;
  -- Planned by the former clock, they come as long after now as they were to come after that.
  perform apart('set_timers_right', $do$
    update handoff_alerts set due_at = due_at - (created_at - clock_timestamp()), created_at = clock_timestamp() where id = any($1)$do$, array(
    select a.id from handoff_alerts a where a.due_at > _now and a.created_at > _now and a.step <> 'opening'
    limit 200 for no key update skip locked));
  perform apart('set_timers_right', $do$
    update push_notices set due_at = due_at - (created_at - clock_timestamp()), created_at = clock_timestamp() where id = any($1)$do$, array(
    select n.id from push_notices n where n.due_at > _now and n.created_at > _now and n.kind <> 'opening'
    limit 200 for no key update skip locked));
end
$$;
