-- How texts of shops and of customers become comparable: the same on both sides of the search.

-- The language whose morphology a store's texts follow: the store's main one, or else its country's.
create or replace function search_language(_tenant bigint) returns text language plpgsql stable parallel safe as $$
begin
  return (
    select case
      when left(s.language, 2) in ('es', 'pt', 'en') then left(s.language, 2)
      when upper(t.country) in ('BR', 'PT', 'AO', 'MZ') then 'pt'
      when upper(t.country) in ('US', 'GB', 'CA', 'AU', 'NZ', 'IE', 'ZA', 'IN') then 'en'
      else 'es'
    end
    from tenants t left join catalog_sync s on s.tenant_id = t.id where t.id = _tenant);
end
$$;

-- Lower case, without accents; letters, digits and decimal points are what remains.
create or replace function search_fold(_text text) returns text language sql stable parallel safe as $$
  select btrim(regexp_replace(
    regexp_replace(lower(unaccent(coalesce(_text, ''))), '(\d),(?=\d)', '\1.', 'g'),
    '(?<!\d)\.|\.(?!\d)|[^[:alnum:].]+', ' ', 'g'))
$$;

-- 19" and 19'' are inches.
create or replace function search_inches(_text text) returns text language sql stable parallel safe as $$
  select case when _text ~ '\d ?("|''''|[”″])' then regexp_replace(_text, '(\d) ?("|''''|[”″])', '\1 inch ', 'g') else _text end
$$;

-- Two words in one, told apart by a capital.
create or replace function search_joined() returns text language sql immutable parallel safe as $$
  select '\m([[:upper:]][[:lower:]]{2,})([[:upper:]][[:lower:]]{2,})\M'
$$;

-- "MBS-100" is also written "MBS100", "500GB" also "500 GB" and the other way, "PowerCore" begins with "power": whatever
-- is joined can be found in its parts, and parts joined by a dash and numbers with their units as one word.
create or replace function search_spellings(_text text) returns text language sql stable parallel safe as $$
  select search_fold(
    regexp_replace(
      regexp_replace(
        regexp_replace(
          regexp_replace(
            lower(regexp_replace(unaccent(search_inches(coalesce(_text, ''))), search_joined(), '\1 \1\2', 'g')),
            '([[:alnum:]]+)-([[:alnum:]]+)', '\1 \2 \1\2', 'g'),
          '(\d) (inch|in|ft|mah|lbs?|oz|[kmg]hz|[kmgt]b|[cmk]?m|[km]?[gwvl]|[al])\M', '\1\2', 'g'),
        '\m([[:alpha:]]+)(\d+)\M', '\1\2 \1 \2', 'g'),
      '\m(\d+(?:[.,]\d+)?)([[:alpha:]]+)\M', '\1\2 \1 \2', 'g'))
$$;

-- What ends such words: "core" of "PowerCore", "fall" of "WindFall". It is found, with the little weight of a description.
create or replace function search_endings(_text text) returns text language sql stable parallel safe as $$
  select coalesce(lower(string_agg(m[2], ' ')), '') from regexp_matches(unaccent(_text), search_joined(), 'g') m
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
create or replace function search_sound_keys(_tenant bigint, _sound text) returns integer[] language plpgsql immutable parallel safe as $$
declare
  salt constant text := _tenant || ':';
  keys integer[] := '{}';
begin
  -- None of them twice: a sound has no letter twice in a row.
  for place in 0..length(_sound) loop
    keys := keys || hashtext(salt || left(_sound, place) || substr(_sound, place + 2));
  end loop;
  return keys;
end
$$;

create or replace function search_typo_keys(_tenant bigint, _word text) returns integer[] language sql immutable parallel safe as $$
  select search_sound_keys(_tenant, search_sound(_word))
$$;

-- The words of a text that name something, and their stems, joined by blanks.
create or replace function search_named(_text text) returns text language plpgsql stable parallel safe as $$
begin
  -- Each word is looked up by itself: a plan that joins reads all fillers for each text.
  return (
    select string_agg(w.word, ' ' order by w.place)
    from regexp_split_to_table(search_fold(_text), ' ') with ordinality w (word, place)
    where not exists (select 1 from search_fillers f where f.word = w.word offset 0));
end
$$;

create or replace function search_stem(_dictionary regdictionary, _word text) returns text language sql stable parallel safe as $$
  select coalesce((ts_lexize(_dictionary, _word))[1], _word)
$$;

create or replace function search_stems(_language text, _text text) returns text language sql stable parallel safe as $$
  select string_agg(search_stem(format('catalog_%s_stem', _language)::regdictionary, word), ' ' order by place)
  from regexp_split_to_table(search_named(_text), ' ') with ordinality w (word, place)
$$;

-- A word without what gender and number add to it. Stems go further and confuse things: "cama" with "cámara".
create or replace function search_root(_word text) returns text language sql immutable parallel safe as $$
  select case when length(_word) > 3 then regexp_replace(_word, '(ies|oes|aes|es|as|os|ns|s|[aeoy])$', '') else _word end
$$;

create or replace function search_roots(_words text) returns tsvector language sql immutable parallel safe as $$
  select array_to_tsvector(array(select distinct search_root(word) from unnest(string_to_array(_words, ' ')) word where word <> ''))
$$;

-- What a name says the thing is: "mouse" of "Wireless mouse for notebooks", "funda" of "Funda para notebook". English
-- puts it last, before what it is for; Spanish and Portuguese first, where it isn't only how many there are.
create or replace function search_head(_language text, _name text) returns text language sql stable parallel safe as $$
  select case
    when _language = 'en' then (regexp_match(search_fold(
        (regexp_match(lower(unaccent(_name)), '^(.+?)(?:\s(?:for|with|by|from|in|and|w/)\M|[,(\[:;|]|\s[-–]\s|$)'))[1]),
      '.*\m([[:alpha:]]{2,})\M'))[1]
    else (regexp_match(search_fold(_name),
      '^(?:(?:set|kit|par|pares|pack|combo|juego|jogo|conjunto|x?\d+) (?:de )?|\d+ )*([[:alpha:]]{2,})'))[1]
  end
$$;

-- How many words a name has; numbers of models tell nothing of what it is about.
create or replace function search_length(_name text) returns integer language sql stable parallel safe as $$
  select count(*)::int from regexp_split_to_table(search_fold(_name), ' ') word where word !~ '\d'
$$;
