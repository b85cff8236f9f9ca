ALTER TABLE "tenants" ADD COLUMN "retention_days" integer;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "retention_due_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "tenants" ADD CONSTRAINT "tenants_retention" CHECK ("tenants"."retention_days" between 30 and 3650);--> statement-breakpoint
-- A changed number may be taken back for a day, by whatever way it was changed.
create function retention_begins() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' or new.retention_days is distinct from old.retention_days then
    new.retention_due_at := clock_timestamp() + interval '1 day';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger retention_begins before insert or update of retention_days on tenants
  for each row execute function retention_begins();
