ALTER TABLE "chat_conversations" ADD COLUMN "snoozed_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "chat_conversations" ADD COLUMN "snoozed_by" text;--> statement-breakpoint
ALTER TABLE "chat_conversations" ADD COLUMN "reminded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "chat_conversations" ADD COLUMN "archived_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "chat_conversations_archived" ON "chat_conversations" USING btree ("tenant_id","last_message_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE archived_at is not null;--> statement-breakpoint
CREATE INDEX "chat_conversations_snoozed" ON "chat_conversations" USING btree ("tenant_id","snoozed_until") WHERE snoozed_until is not null or reminded_at is not null;--> statement-breakpoint
-- What the customer writes ends a reminder, and so does a person who is wanted or given the chat: somebody waits there. What
-- is archived comes back with any message as well. After `ownership_epoch`, by its name: who has the chat stands by then.
create function return_from_aside() returns trigger language plpgsql as $$
begin
  if new.inbound_seq > old.inbound_seq or new.last_inbound_at is distinct from old.last_inbound_at
    or old.waiting_since is null and new.waiting_since is not null
    or new.assignee_id is not null and new.assignee_id is distinct from old.assignee_id then
    new.snoozed_until := null;
    new.snoozed_by := null;
    new.reminded_at := null;
    new.archived_at := null;
  elsif new.last_message_at is distinct from old.last_message_at
    or new.human_override_until is not null and new.human_override_until is distinct from old.human_override_until then
    new.archived_at := null;
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger return_from_aside before update on chat_conversations
  for each row when (old.archived_at is not null or old.snoozed_until is not null or old.reminded_at is not null)
  execute function return_from_aside();
--> statement-breakpoint
create or replace function tell_changed_chats() returns trigger language plpgsql as $$
begin
  insert into live_events (tenant_id, conversation_id)
  select n.tenant_id, n.id
  from new_rows n join old_rows o using (id)
  where (n.display_name, n.human_override_until, n.override_source, n.assignee_id, n.assigned_by, n.waiting_since, n.bot_excluded,
         n.window_closes_at, n.last_message_at, n.last_message_preview, n.unread_count, n.failed_at, n.labels,
         n.snoozed_until, n.reminded_at, n.archived_at)
    is distinct from
    (o.display_name, o.human_override_until, o.override_source, o.assignee_id, o.assigned_by, o.waiting_since, o.bot_excluded,
         o.window_closes_at, o.last_message_at, o.last_message_preview, o.unread_count, o.failed_at, o.labels,
         o.snoozed_until, o.reminded_at, o.archived_at);
  return null;
end
$$;
