-- An event of a store's: kept as it came, and noted as work in the same statement. It carries ids only, so that a
-- repeated or late one does no harm: what it is about is read from the store.
-- effect: null for a body that is no event, else {kind, resource, id, access, privacy, subject} of the adapter's.
create or replace function keep_store_event(_key text, _store text, _type text, _body bytea, effect jsonb) returns text
language plpgsql as $$
declare
  -- Two numbers may serve one store.
  _tenants bigint[] := array(select id from tenants where tiendanube_store_id = _store order by id);
  _state text := case when effect is null then 'malformed' when cardinality(_tenants) = 0 then 'unmatched' else 'done' end;
  _event uuid;
  _tenant bigint;
begin
  insert into webhook_events (provider, event_key, type, state, tenant_id, recipient, body, processed_at)
  values ('tiendanube', _key || ':' || gen_random_uuid(), _type, _state, _tenants[1], _store, _body,
    case when _state = 'done' then clock_timestamp() end)
  returning id into _event;
  if _state <> 'done' then return _state; end if;
  foreach _tenant in array _tenants loop
    case effect ->> 'kind'
      when 'changed' then
        if effect ->> 'resource' = 'store' then
          update catalog_sync set want_full = true, due_at = clock_timestamp() where tenant_id = _tenant;
        else
          perform note_changes(_tenant, effect ->> 'resource', array[effect ->> 'id']);
        end if;
      when 'app' then
        perform note_access(_tenant, _store, case effect ->> 'access' when 'resumed' then 'ok' else effect ->> 'access' end);
      when 'privacy' then
        insert into privacy_requests (tenant_id, kind, event_id, subject)
        values (_tenant, effect ->> 'privacy', _event, effect -> 'subject');
      else
        null;
    end case;
  end loop;
  return _state;
end
$$;
