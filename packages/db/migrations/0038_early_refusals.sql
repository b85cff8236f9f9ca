-- What becomes of an alert on a phone of the team is told to the alert, also where it is told before our own answer is
-- stored.
create or replace function alert_refused() returns trigger language plpgsql as $$
begin
  update handoff_alerts a set refusal = coalesce(new.error_code, new.error_message, 'failed')
  where a.id = try_uuid(new.external_id) and a.tenant_id = new.tenant_id and a.step = 'phone';
  return null;
end
$$;
