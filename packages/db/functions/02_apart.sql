-- What is done for rows of all stores at once must not end for all of them where one throws: one that an operator's own
-- constraint, not valid for what was there before, or own trigger refuses. `_work` takes keys as `$1` and what else it needs
-- as `$2`. Where it fails, each key is done by itself, and which could not be is told to the program (`RowFault` in
-- packages/db/src/rowFault.ts). Answers those that were done.
create or replace function apart(_step text, _work text, _keys anyarray, _more jsonb default null) returns anyarray
language plpgsql as $$
declare
  done _keys%type := _keys[1:0];
  failed text[] := '{}';
  why text;
begin
  if coalesce(cardinality(_keys), 0) = 0 then
    return done;
  end if;
  begin
    execute _work using _keys, _more;
    return _keys;
  exception when others then
    null; -- by whichever of them
  end;
  for place in array_lower(_keys, 1) .. array_upper(_keys, 1) loop
    begin
      execute _work using _keys[place:place], _more;
      done := done || _keys[place:place];
    exception when others then
      failed := failed || _keys[place]::text;
      why := coalesce(why, sqlerrm);
    end;
  end loop;
  perform tell_fault(_step, failed, why) where failed <> '{}';
  return done;
end
$$;

-- Said beside the answer of a statement, so that whatever is done on the way of one can say it.
create or replace function tell_fault(_step text, _keys text[], _reason text) returns void language plpgsql as $$
begin
  raise warning using errcode = 'PF001', message = format('%s could not be done for %s of its rows', _step, cardinality(_keys)),
    detail = jsonb_build_object('step', _step, 'keys', _keys, 'reason', _reason)::text;
end
$$;
