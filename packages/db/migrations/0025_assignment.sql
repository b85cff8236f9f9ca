ALTER TABLE "auth"."memberships" ADD COLUMN "availability" text DEFAULT 'available' NOT NULL;--> statement-breakpoint
ALTER TABLE "auth"."memberships" ADD COLUMN "hours" jsonb;--> statement-breakpoint
ALTER TABLE "chat_conversations" ADD COLUMN "assigned_by" text;--> statement-breakpoint
ALTER TABLE "chat_conversations" ADD COLUMN "assigned_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tenant_human_handoff_config" ADD COLUMN "alert_available" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "tenant_human_handoff_config" ADD COLUMN "auto_assign" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "chat_conversations_assignee" ON "chat_conversations" USING btree ("tenant_id","assignee_id") WHERE assignee_id is not null;--> statement-breakpoint
ALTER TABLE "auth"."memberships" ADD CONSTRAINT "memberships_availability" CHECK ("auth"."memberships"."availability" in ('available', 'away', 'hours'));--> statement-breakpoint
ALTER TABLE "auth"."memberships" ADD CONSTRAINT "memberships_hours" CHECK (jsonb_typeof("auth"."memberships"."hours") = 'object');--> statement-breakpoint
-- Who waits may be somebody's already. A chat that comes back from people is nobody's, and whoever takes or gives it
-- otherwise than by an assignment has nothing to be told.
create or replace function note_ownership_change() returns trigger language plpgsql as $$
begin
  new.ownership_epoch := old.ownership_epoch + 1;
  if new.human_override_until is null then
    new.override_source := null;
    if new.waiting_since is null or old.human_override_until is not null and new.assignee_id is not distinct from old.assignee_id then
      new.assignee_id := null;
      new.assignee_name := null;
    end if;
  elsif new.human_override_until is distinct from old.human_override_until then
    new.waiting_since := null;
    new.waiting_reason := null;
    if new.override_source is not distinct from old.override_source and old.human_override_until is null then
      new.override_source := 'sql';
    end if;
  end if;
  if new.assignee_id is null or new.assigned_at is not distinct from old.assigned_at then
    new.assigned_by := null;
  end if;
  return new;
end
$$;
--> statement-breakpoint
create or replace function tell_changed_chats() returns trigger language plpgsql as $$
begin
  insert into live_events (tenant_id, conversation_id)
  select n.tenant_id, n.id
  from new_rows n join old_rows o using (id)
  where (n.display_name, n.human_override_until, n.override_source, n.assignee_id, n.assigned_by, n.waiting_since, n.bot_excluded,
         n.window_closes_at, n.last_message_at, n.last_message_preview, n.unread_count, n.failed_at, n.labels)
    is distinct from
    (o.display_name, o.human_override_until, o.override_source, o.assignee_id, o.assigned_by, o.waiting_since, o.bot_excluded,
         o.window_closes_at, o.last_message_at, o.last_message_preview, o.unread_count, o.failed_at, o.labels);
  return null;
end
$$;
