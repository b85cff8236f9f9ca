-- What a statement changed is told without joining its rows before and after: a session keeps the plan of its first change, mostly
-- of one row, and a join planned for that compares every row with every other. Ten thousand chats at once took half a minute.
create or replace function tell_changed_messages() returns trigger language plpgsql as $$
begin
  insert into live_events (tenant_id, conversation_id, message_id)
  select m.tenant_id, m.conversation_id, m.id
  from (
    select id, send_state, provider_status, content, outcome, failure_reason, media_id, message_type from new_rows
    except all
    select id, send_state, provider_status, content, outcome, failure_reason, media_id, message_type from old_rows) changed
  join chat_messages m using (id)
  order by m.seq;
  return null;
end
$$;
--> statement-breakpoint
create or replace function tell_changed_chats() returns trigger language plpgsql as $$
begin
  insert into live_events (tenant_id, conversation_id)
  select changed.tenant_id, changed.id
  from (
    select tenant_id, id, display_name, human_override_until, override_source, assignee_id, assigned_by, waiting_since, bot_excluded,
      window_closes_at, last_message_at, last_message_preview, unread_count, failed_at, labels,
      snoozed_until, reminded_at, archived_at, intent, intent_by from new_rows
    except all
    select tenant_id, id, display_name, human_override_until, override_source, assignee_id, assigned_by, waiting_since, bot_excluded,
      window_closes_at, last_message_at, last_message_preview, unread_count, failed_at, labels,
      snoozed_until, reminded_at, archived_at, intent, intent_by from old_rows) changed;
  return null;
end
$$;
--> statement-breakpoint
create or replace function tell_changed_media() returns trigger language plpgsql as $$
begin
  insert into live_events (tenant_id, conversation_id, message_id)
  select m.tenant_id, m.conversation_id, m.id
  from (
    select id, state, transcript, transcript_state from new_rows
    except all
    select id, state, transcript, transcript_state from old_rows) changed
  join chat_messages m on m.media_id = changed.id;
  return null;
end
$$;
