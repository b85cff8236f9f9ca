ALTER TABLE "chat_conversations" ADD COLUMN "person_from" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "chat_conversations" ADD COLUMN "person_to" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "chat_conversations" ADD COLUMN "person_name" text;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "return_idle_minutes" integer;--> statement-breakpoint
ALTER TABLE "tenants" ADD CONSTRAINT "tenants_return_idle" CHECK ("tenants"."return_idle_minutes" between 5 and 10080);--> statement-breakpoint
-- After `ownership_epoch`, by its name: who has the chat stands by then. SQL counts like any other way.
create function note_stretch() returns trigger language plpgsql as $$
begin
  if new.human_override_until is null then
    new.person_to := least(clock_timestamp(), old.human_override_until);
    return new;
  end if;
  if old.human_override_until is null and new.person_from is not distinct from old.person_from then
    new.person_from := clock_timestamp();
    new.person_to := null;
    new.person_name := null;
  end if;
  new.person_name := coalesce(new.assignee_name, new.person_name);
  return new;
end
$$;
--> statement-breakpoint
create trigger ownership_stretch before update on chat_conversations
  for each row when (
    old.human_override_until is distinct from new.human_override_until
    or new.human_override_until is not null and old.assignee_name is distinct from new.assignee_name
  )
  execute function note_stretch();
