-- Row-level security: a tenant's session sees its own rows, an operator's all, and an unset tenant none.
-- The tables' owner is not forced, so that an administrator's SQL works.

do $$
declare
  t record;
begin
  for t in
    select table_name from information_schema.columns
    where table_schema = 'public' and column_name = 'tenant_id'
  loop
    execute format('alter table %I enable row level security', t.table_name);
    execute format(
      'create policy tenant_rows on %I to platform_tenant
         using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::bigint)', t.table_name);
    execute format('create policy operator_rows on %I to platform_operator using (true)', t.table_name);
    execute format('grant select, insert, update, delete on %I to platform_tenant, platform_operator', t.table_name);
  end loop;
end
$$;
--> statement-breakpoint
alter table tenants enable row level security;
--> statement-breakpoint
create policy tenant_rows on tenants to platform_tenant
  using (id = nullif(current_setting('app.tenant_id', true), '')::bigint);
--> statement-breakpoint
create policy operator_rows on tenants to platform_operator using (true);
--> statement-breakpoint
grant select, update on tenants to platform_tenant;
--> statement-breakpoint
grant select, insert, update, delete on tenants to platform_operator;
--> statement-breakpoint
grant usage on all sequences in schema public to platform_tenant, platform_operator;
--> statement-breakpoint
revoke update, delete on audit_log from platform_tenant, platform_operator;
--> statement-breakpoint
-- Ownership has a version. Whoever changes who answers, by whatever way (SQL included), makes every
-- reply that was decided before stale.
create function note_ownership_change() returns trigger language plpgsql as $$
begin
  new.ownership_epoch := old.ownership_epoch + 1;
  if new.human_override_until is null then
    new.override_source := null;
    new.assignee_id := null;
    new.assignee_name := null;
  elsif new.human_override_until is distinct from old.human_override_until then
    new.waiting_since := null;
    new.waiting_reason := null;
    if new.override_source is not distinct from old.override_source and old.human_override_until is null then
      new.override_source := 'sql';
    end if;
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger ownership_epoch before update on chat_conversations
  for each row when (
    old.human_override_until is distinct from new.human_override_until
    or old.waiting_since is distinct from new.waiting_since
    or old.assignee_id is distinct from new.assignee_id
    or old.bot_excluded is distinct from new.bot_excluded
  )
  execute function note_ownership_change();
--> statement-breakpoint
-- Live events come from the tables themselves, so that no way of changing a row is invisible.
create function tell_new_messages() returns trigger language plpgsql as $$
begin
  insert into live_events (tenant_id, conversation_id, message_id)
  select tenant_id, conversation_id, id from new_rows order by seq;
  return null;
end
$$;
--> statement-breakpoint
create function tell_changed_messages() returns trigger language plpgsql as $$
begin
  insert into live_events (tenant_id, conversation_id, message_id)
  select n.tenant_id, n.conversation_id, n.id
  from new_rows n join old_rows o using (id)
  where (n.send_state, n.provider_status, n.content, n.outcome, n.failure_reason, n.media_id, n.message_type)
    is distinct from
    (o.send_state, o.provider_status, o.content, o.outcome, o.failure_reason, o.media_id, o.message_type)
  order by n.seq;
  return null;
end
$$;
--> statement-breakpoint
create function tell_new_chats() returns trigger language plpgsql as $$
begin
  insert into live_events (tenant_id, conversation_id) select tenant_id, id from new_rows;
  return null;
end
$$;
--> statement-breakpoint
create function tell_changed_chats() returns trigger language plpgsql as $$
begin
  insert into live_events (tenant_id, conversation_id)
  select n.tenant_id, n.id
  from new_rows n join old_rows o using (id)
  where (n.display_name, n.human_override_until, n.override_source, n.assignee_id, n.waiting_since, n.bot_excluded,
         n.window_closes_at, n.last_message_at, n.last_message_preview, n.unread_count, n.failed_at, n.labels)
    is distinct from
    (o.display_name, o.human_override_until, o.override_source, o.assignee_id, o.waiting_since, o.bot_excluded,
         o.window_closes_at, o.last_message_at, o.last_message_preview, o.unread_count, o.failed_at, o.labels);
  return null;
end
$$;
--> statement-breakpoint
create function tell_changed_media() returns trigger language plpgsql as $$
begin
  insert into live_events (tenant_id, conversation_id, message_id)
  select m.tenant_id, m.conversation_id, m.id
  from new_rows n join old_rows o using (id) join chat_messages m on m.media_id = n.id
  where (n.state, n.transcript) is distinct from (o.state, o.transcript);
  return null;
end
$$;
--> statement-breakpoint
create function tell_reactions() returns trigger language plpgsql as $$
begin
  insert into live_events (tenant_id, conversation_id, message_id)
  select m.tenant_id, m.conversation_id, m.id
  from changed_rows r join chat_messages m on m.tenant_id = r.tenant_id and m.wamid = r.target_wamid;
  return null;
end
$$;
--> statement-breakpoint
create trigger tell_new after insert on chat_messages
  referencing new table as new_rows for each statement execute function tell_new_messages();
--> statement-breakpoint
create trigger tell_changed after update on chat_messages
  referencing old table as old_rows new table as new_rows for each statement execute function tell_changed_messages();
--> statement-breakpoint
create trigger tell_new after insert on chat_conversations
  referencing new table as new_rows for each statement execute function tell_new_chats();
--> statement-breakpoint
create trigger tell_changed after update on chat_conversations
  referencing old table as old_rows new table as new_rows for each statement execute function tell_changed_chats();
--> statement-breakpoint
create trigger tell_changed after update on chat_media
  referencing old table as old_rows new table as new_rows for each statement execute function tell_changed_media();
--> statement-breakpoint
create trigger tell_new after insert on chat_reactions
  referencing new table as changed_rows for each statement execute function tell_reactions();
--> statement-breakpoint
create trigger tell_changed after update on chat_reactions
  referencing new table as changed_rows for each statement execute function tell_reactions();
--> statement-breakpoint
create trigger tell_gone after delete on chat_reactions
  referencing old table as changed_rows for each statement execute function tell_reactions();
--> statement-breakpoint
create index chat_messages_media on chat_messages (media_id) where media_id is not null;
