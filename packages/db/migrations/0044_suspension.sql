ALTER TABLE "tenants" ADD COLUMN "suspended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "suspension_note" text;--> statement-breakpoint
update tenants set suspended_at = now() where not is_active and removed_at is null;
--> statement-breakpoint
-- A store is suspended and resumed by one column, by whatever way (SQL included).
create function note_suspension() returns trigger language plpgsql as $$
begin
  new.suspended_at := case when not new.is_active then coalesce(old.suspended_at, clock_timestamp()) end;
  if new.is_active then
    new.suspension_note := null;
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger suspension_noted before update of is_active on tenants
  for each row when (old.is_active <> new.is_active) execute function note_suspension();
--> statement-breakpoint
-- Both ways: what was to be answered or sent before is over, so that nothing old leaves when the store is back.
create function follow_suspension() returns trigger language plpgsql as $$
begin
  perform silence_store(new.id);
  return null;
end
$$;
--> statement-breakpoint
create trigger suspension after update of is_active on tenants
  for each row when (old.is_active <> new.is_active and new.removed_at is null) execute function follow_suspension();
