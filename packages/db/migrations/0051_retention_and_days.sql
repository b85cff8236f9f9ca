-- In another time zone every day is another; but what was erased as too old (`retention_days`) can't be counted again.
create or replace function count_days_anew() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  whole constant date := first_whole_day(new);
begin
  update number_progress set kept_until = case when whole is not null and kept_until is not null then least(kept_until, whole - 1) end,
    counted_at = 'epoch'
  where tenant_id = new.id;
  delete from number_days where tenant_id = new.id and (whole is null or day >= whole);
  return null;
end
$$;
