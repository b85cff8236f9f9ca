-- What a chat is about is told with everything else of its row: a second trigger cost every change of a chat as much again.
drop trigger tell_intent on chat_conversations;
--> statement-breakpoint
drop function tell_intents();
--> statement-breakpoint
create or replace function tell_changed_chats() returns trigger language plpgsql as $$
begin
  insert into live_events (tenant_id, conversation_id)
  select n.tenant_id, n.id
  from new_rows n join old_rows o using (id)
  where (n.display_name, n.human_override_until, n.override_source, n.assignee_id, n.assigned_by, n.waiting_since, n.bot_excluded,
         n.window_closes_at, n.last_message_at, n.last_message_preview, n.unread_count, n.failed_at, n.labels,
         n.snoozed_until, n.reminded_at, n.archived_at, n.intent, n.intent_by)
    is distinct from
    (o.display_name, o.human_override_until, o.override_source, o.assignee_id, o.assigned_by, o.waiting_since, o.bot_excluded,
         o.window_closes_at, o.last_message_at, o.last_message_preview, o.unread_count, o.failed_at, o.labels,
         o.snoozed_until, o.reminded_at, o.archived_at, o.intent, o.intent_by);
  return null;
end
$$;
