-- When a store's people attend. One place answers it: for the mode, what customers are told at a handoff, the
-- escalation, the end of takeovers, and what the panel shows. Rows are written by hand, too: what isn't hours is none.

create or replace function read_clock(_text text) returns time language plpgsql immutable as $$
begin
  return case when _text ~ '^([01]?\d|2[0-3]):[0-5]\d$|^24:00$' then _text::time end;
end
$$;

create or replace function read_day(_text text) returns date language plpgsql immutable as $$
begin
  return case when _text ~ '^\d{4}-\d\d-\d\d$' then _text::date end;
exception when datetime_field_overflow or invalid_datetime_format then
  return null;
end
$$;

create or replace function read_zone(_zone text) returns text language plpgsql stable as $$
begin
  perform now() at time zone _zone;
  return coalesce(_zone, 'UTC');
exception when invalid_parameter_value then
  return 'UTC';
end
$$;

create or replace function json_list(_value jsonb) returns jsonb language sql immutable as $$
  select case when jsonb_typeof(_value) = 'array' then _value else '[]' end
$$;

-- The special day or vacation that a date falls into; of several the shortest, so that a day within a vacation counts.
create or replace function special_day(_special jsonb, _day date) returns jsonb language sql immutable as $$
  select s from jsonb_array_elements(json_list(_special)) s
  where jsonb_typeof(s) = 'object' and _day between read_day(s->>'from') and coalesce(read_day(s->>'until'), read_day(s->>'from'))
  order by coalesce(read_day(s->>'until'), read_day(s->>'from')) - read_day(s->>'from') limit 1
$$;

-- The spans that begin on a date, as instants. What ends before it begins ends the next day; a span that a change of
-- the clock swallows is none.
create or replace function spans_of(_weekly jsonb, _special jsonb, _zone text, _day date)
returns table (opens timestamptz, closes timestamptz) language plpgsql stable as $$
declare
  special jsonb := special_day(_special, _day);
begin
  return query
  select o.opens, o.closes from jsonb_array_elements(json_list(
    case when special is not null then special->'spans' else _weekly->lower(to_char(_day, 'DY')) end)) span
  cross join lateral (select read_clock(span->>'from') as f, read_clock(span->>'to') as u) c
  cross join lateral (select (_day + c.f) at time zone _zone as opens,
    ((case when c.u <= c.f then _day + 1 else _day end) + c.u) at time zone _zone as closes) o
  where o.closes > o.opens
  order by o.opens;
end
$$;

-- {set, open, closesAt, opensAt, message}: whether people attend now and until when, else when they do next. `set` is
-- false where a store has no weekly hours: nobody knows when its people are there, but on its special days they are not.
-- `message` is the merchant's word for the special day of now.
create or replace function attendance(_weekly jsonb, _special jsonb, _timezone text, _now timestamptz) returns jsonb
language plpgsql stable as $$
declare
  zone text;
  today date;
  has_hours boolean := jsonb_typeof(_weekly) = 'object' and _weekly <> '{}' and exists (
    select 1 from jsonb_each(_weekly) d,
      jsonb_array_elements(json_list(d.value)) span where read_clock(span->>'from') is not null and read_clock(span->>'to') is not null);
  weekly jsonb := _weekly;
  special jsonb;
  until timestamptz;
  next timestamptz;
  span record;
begin
  if has_hours is not true then
    has_hours := false;
    if jsonb_array_length(json_list(_special)) = 0 then
      return '{"set": false, "open": true, "closesAt": null, "opensAt": null, "message": null}';
    end if;
    -- Any hour of any day but the special ones.
    select jsonb_object_agg(d, '[{"from": "00:00", "to": "24:00"}]'::jsonb) into weekly
    from unnest(array['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']) d;
  end if;
  zone := read_zone(_timezone);
  today := (_now at time zone zone)::date;
  special := special_day(_special, today);
  -- A year ahead at most, and seldom more than a few days: the walk ends at the first span that decides.
  <<days>>
  for ahead in -1..366 loop
    for span in select * from spans_of(weekly, _special, zone, today + ahead) loop
      if until is null and span.opens <= _now and span.closes > _now then
        until := span.closes;
      elsif until is not null and span.opens <= until then
        until := greatest(until, span.closes);
      elsif span.opens > _now then
        next := span.opens;
        exit days;
      end if;
    end loop;
    exit days when until is not null and ahead > 8;
  end loop;
  return jsonb_build_object(
    'set', has_hours, 'open', until is not null,
    'closesAt', case when until < _now + interval '8 days' then until end,
    'opensAt', case when until is null then next end,
    'message', case when until is null then nullif(trim(special->>'message'), '') end);
end
$$;

create or replace function attendance(t tenants, _now timestamptz) returns jsonb language sql stable as $$
  select attendance(t.opening_hours, t.special_days, t.timezone, _now)
$$;

-- Whether the store's people attend now: only where it says when they do.
create or replace function people_attend(t tenants, _now timestamptz) returns boolean language plpgsql stable as $$
declare
  now_there jsonb := attendance(t, _now);
begin
  return (now_there->>'set')::boolean and (now_there->>'open')::boolean;
end
$$;

-- When the store's people attend next: now, while they do, and always where nobody knows.
create or replace function opens_at(t tenants, _now timestamptz) returns timestamptz language plpgsql stable as $$
begin
  return coalesce((attendance(t, _now)->>'opensAt')::timestamptz, _now);
end
$$;

-- When a chat that a person has goes back to the bot at the latest: at closing, where the store wants it and is open.
create or replace function closing_of(t tenants, _now timestamptz) returns timestamptz language plpgsql stable as $$
begin
  return case when t.return_at_closing and people_attend(t, _now) then (attendance(t, _now)->>'closesAt')::timestamptz end;
end
$$;
