-- What is done for rows of all stores at once must not end for all of them because of one: one that an operator's own
-- constraint, not valid for what was there before, or own trigger refuses; one that somebody's open transaction holds; one
-- that takes for ever. `_work` takes keys as `$1` and what else it needs as `$2`, and is done for each key by itself. Which
-- could not be is told to the program (`RowFault` in packages/db/src/rowFault.ts). Answers those that were done.
create or replace function apart(_step text, _work text, _keys anyarray, _more jsonb default null) returns anyarray
language plpgsql
-- A row that is held is looked at again soon.
set lock_timeout = '200ms'
as $$
declare
  done _keys%type := _keys[1:0];
  failed text[] := '{}';
  why text;
begin
  for place in 1 .. coalesce(cardinality(_keys), 0) loop
    begin
      execute _work using _keys[place:place], _more;
    exception
      -- The statement's time is over, and nothing bounds it any more: what has been done stands, the rest comes next time.
      when query_canceled then
        failed := failed || _keys[place]::text;
        why := coalesce(why, sqlerrm);
        exit;
      when others then
        failed := failed || _keys[place]::text;
        why := coalesce(why, sqlerrm);
        continue;
    end;
    done := done || _keys[place:place];
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
