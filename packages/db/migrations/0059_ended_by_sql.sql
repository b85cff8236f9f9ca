-- Nulled by SQL a takeover ends now, and is given back by the sweep as one that ended by time: what the customer wrote
-- meanwhile was neither answered nor waited for anybody. Our own functions null its source too.
create or replace function note_ownership_change() returns trigger language plpgsql as $$
begin
  new.ownership_epoch := old.ownership_epoch + 1;
  if new.human_override_until is null and old.human_override_until is not null and new.override_source is not null then
    new.human_override_until := least(clock_timestamp(), old.human_override_until);
  end if;
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
