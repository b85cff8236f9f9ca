-- Moved to another store by hand, a chat showed that one a customer and words that aren't its own, while its messages stayed behind.
create function stay_with_store() returns trigger language plpgsql as $$
begin
  raise exception 'A row of % stays with its store', tg_table_name
    using errcode = 'integrity_constraint_violation', hint = 'Whoever writes to the other store has a chat of its own there.';
end
$$;
--> statement-breakpoint
create trigger stays after update of tenant_id on chat_conversations
  for each row when (old.tenant_id <> new.tenant_id) execute function stay_with_store();
--> statement-breakpoint
create trigger stays after update of tenant_id on chat_messages
  for each row when (old.tenant_id <> new.tenant_id) execute function stay_with_store();
