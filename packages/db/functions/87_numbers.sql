-- What the numbers of a store are made of, beside what is kept anyway.

-- A store's time zone, once for many rows; what isn't one is UTC, as in store_day().
create or replace function store_zone(_timezone text) returns text language plpgsql stable as $$
begin
  perform now() at time zone _timezone;
  return _timezone;
exception when invalid_parameter_value then
  return 'UTC';
end
$$;

-- Of what a turn looked for: what the store doesn't have, and what it has sold. Something that was found under other
-- words of the same turn was found.
create or replace function note_unmet_wishes(c chat_conversations, _turn jsonb) returns void language sql as $$
  with looked as (
    select search_fold(left(s->'arguments'->>'query', 200)) as wish, s->'result'->'products' as products
    from jsonb_array_elements(case jsonb_typeof(_turn->'trace'->'steps') when 'array' then _turn->'trace'->'steps' else '[]' end) s
    where s->>'tool' = 'search_specific_products' and jsonb_typeof(s->'result'->'products') = 'array'
  )
  insert into unmet_wishes (tenant_id, conversation_id, wish, kind)
  select distinct c.tenant_id, c.id, l.wish, case when l.products = '[]' then 'missing' else 'sold_out' end
  from looked l
  where l.wish <> '' and not exists (select 1 from looked f where f.products @> '[{"available": true}]')
$$;
