ALTER TABLE "chat_media" ADD COLUMN "transcript_state" text;--> statement-breakpoint
ALTER TABLE "chat_media" ADD COLUMN "transcript_attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "chat_media_unheard" ON "chat_media" USING btree ("next_attempt_at") WHERE state = 'stored' and transcript_state = 'pending';--> statement-breakpoint
create or replace function tell_changed_media() returns trigger language plpgsql as $$
begin
  insert into live_events (tenant_id, conversation_id, message_id)
  select m.tenant_id, m.conversation_id, m.id
  from new_rows n join old_rows o using (id) join chat_messages m on m.media_id = n.id
  where (n.state, n.transcript, n.transcript_state) is distinct from (o.state, o.transcript, o.transcript_state);
  return null;
end
$$;
