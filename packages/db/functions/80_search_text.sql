-- How texts of shops and of customers become comparable: the same on both sides of the search.

-- The language whose morphology a store's texts follow: the store's main one, or else its country's.
create or replace function search_language(_tenant bigint) returns text language sql stable parallel safe as $$
  select case
    when left(s.language, 2) in ('es', 'pt', 'en') then left(s.language, 2)
    when upper(t.country) in ('BR', 'PT', 'AO', 'MZ') then 'pt'
    when upper(t.country) in ('US', 'GB', 'CA', 'AU', 'NZ', 'IE', 'ZA', 'IN') then 'en'
    else 'es'
  end
  from tenants t left join catalog_sync s on s.tenant_id = t.id where t.id = _tenant
$$;

-- Lower case, without accents; letters, digits and decimal points are what remains.
create or replace function search_fold(_text text) returns text language sql stable parallel safe as $$
  select btrim(regexp_replace(
    regexp_replace(lower(unaccent(coalesce(_text, ''))), '(\d),(?=\d)', '\1.', 'g'),
    '(?<!\d)\.|\.(?!\d)|[^[:alnum:].]+', ' ', 'g'))
$$;

-- "MBS-100" is also written "MBS100", and "500GB" also "500 GB": whatever is joined can be found in its parts, and
-- parts joined by a dash as one word.
create or replace function search_spellings(_text text) returns text language sql stable parallel safe as $$
  select search_fold(
    regexp_replace(
      regexp_replace(
        regexp_replace(lower(unaccent(coalesce(_text, ''))), '([[:alnum:]]+)-([[:alnum:]]+)', '\1 \2 \1\2', 'g'),
        '\m([[:alpha:]]+)(\d+)\M', '\1\2 \1 \2', 'g'),
      '\m(\d+)([[:alpha:]]+)\M', '\1\2 \1 \2', 'g'))
$$;

-- Each stem with its tenant before it: an index over all stores then answers for one alone.
create or replace function search_salt(_tenant bigint, _mark text, _terms tsvector) returns tsvector language sql immutable parallel safe as $$
  select replace(' ' || _terms::text, ' ''', format(' ''%s%s', _tenant, _mark))::tsvector
$$;

-- What a word sounds like to who writes by ear: b and v, s, z and soft c, ll and y, the mute h.
create or replace function search_sound(_word text) returns text language plpgsql immutable strict parallel safe as $$
declare
  s text := _word;
begin
  s := regexp_replace(s, 'ch|sh', 'X', 'g');
  s := regexp_replace(s, 'qu(?=[ei])|ck|k|c(?![eiy])', 'K', 'g');
  s := regexp_replace(s, 'c|z', 's', 'g');
  s := regexp_replace(s, 'g(?=[ei])', 'j', 'g');
  s := regexp_replace(s, 'gu(?=[ei])', 'g', 'g');
  s := regexp_replace(s, 'll|lh', 'y', 'g');
  s := replace(translate(s, 'vhw', 'b u'), ' ', '');
  s := regexp_replace(s, 'n(?=[bp])', 'm', 'g');
  return regexp_replace(s, '(.)\1+', '\1', 'g');
end
$$;

-- Two words share a key if they sound alike, or do so once each has lost a letter: that covers a letter too many,
-- too few, wrong, or swapped with its neighbour. Keys carry the tenant, so that one index serves all.
create or replace function search_typo_keys(_tenant bigint, _word text) returns integer[] language sql immutable parallel safe as $$
  select array_agg(distinct hashtext(_tenant || ':' || left(sound, place) || substr(sound, place + 2)))
  from search_sound(_word) sound, generate_series(0, length(sound)) place
$$;
