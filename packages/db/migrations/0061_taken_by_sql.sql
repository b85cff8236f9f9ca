-- Who takes a chat by SQL has it as after any takeover: what the bot had ready is dropped, and the alert is over. After the
-- row stands, since a handoff that ends changes its chat.
create function follow_sql_takeover() returns trigger language plpgsql as $$
begin
  perform cancel_unsent(new.id, 'overtaken');
  update handoffs set taken_at = clock_timestamp(), closed_at = clock_timestamp()
  where conversation_id = new.id and closed_at is null;
  return null;
end
$$;
--> statement-breakpoint
create trigger taken_by_sql after update of human_override_until on chat_conversations
  for each row when (
    old.human_override_until is distinct from new.human_override_until
    and new.override_source = 'sql' and new.human_override_until > clock_timestamp()
  )
  execute function follow_sql_takeover();
