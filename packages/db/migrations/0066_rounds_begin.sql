-- What is done for a store again and again has a row with when it is due next, made with the store or what switches it on, by
-- whatever way: looking for stores without one goes through all of them. A look at the store's health makes it anew, should
-- somebody have deleted it.
create function rounds_begin() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into template_sync (tenant_id) select new.id
  where not exists (select 1 from template_sync s where s.tenant_id = new.id) on conflict do nothing;
  if new.canary_minutes is not null and new.mode in ('always', 'off_hours', 'drafts') then
    insert into canary_flights (tenant_id) select new.id
    where not exists (select 1 from canary_flights f where f.tenant_id = new.id) on conflict do nothing;
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger rounds_begin after insert or update of is_active, removed_at, mode, canary_minutes, health_due_at on tenants
  for each row when (new.is_active) execute function rounds_begin();
--> statement-breakpoint
insert into template_sync (tenant_id) select id from tenants where is_active on conflict do nothing;
--> statement-breakpoint
insert into canary_flights (tenant_id)
select id from tenants where is_active and canary_minutes is not null and mode in ('always', 'off_hours', 'drafts')
on conflict do nothing;
