-- What people in shops call the same thing by different names: the files of the folder `thesaurus`, as the search asks them.

-- A word without what number and gender add to it in its language, so that "vestidos rojos" is looked up as "vestido rojo".
create or replace function search_key(_language text, _word text) returns text language plpgsql immutable strict parallel safe as $$
declare
  w text := _word;
begin
  if length(w) > 3 and right(w, 1) = 's' then
    w := case _language
      when 'en' then case
        when right(w, 3) = 'ies' and length(w) > 5 then left(w, -3) || 'y'
        when right(w, 3) = 'xes' or right(w, 4) in ('sses', 'ches', 'shes', 'zzes') then left(w, -2)
        when right(w, 2) in ('ss', 'us', 'is') then w
        else left(w, -1) end
      when 'pt' then case
        when right(w, 3) in ('oes', 'aes', 'aos') then left(w, -3) || 'ao'
        when right(w, 2) = 'ns' then left(w, -2) || 'm'
        when right(w, 3) in ('ais', 'eis', 'ois', 'uis') then left(w, -2) || 'l'
        when right(w, 3) in ('res', 'ses', 'zes') then left(w, -2)
        when right(w, 2) in ('ss', 'is', 'us') then w
        else left(w, -1) end
      else case
        when right(w, 3) = 'ces' then left(w, -3) || 'z'
        when w ~ '[^aeiou]es$' then left(w, -2)
        when right(w, 2) in ('ss', 'is', 'us') then w
        else left(w, -1) end
    end;
  end if;
  if _language <> 'en' and length(w) > 3 and right(w, 1) in ('a', 'e', 'o') then
    return left(w, -1) || '_';
  end if;
  return w;
end
$$;

-- What a name is looked up by, in whatever order its words are said. What is named in the plural alone ("shorts", "glasses")
-- is meant in the plural alone.
create or replace function search_name_key(_language text, _name text) returns text language plpgsql immutable strict parallel safe as $$
declare
  key constant text := search_key(_language, _name);
begin
  if _name !~ ' ' then
    return case when right(_name, 1) = 's' and key !~ 's$' then _name else key end;
  end if;
  return array_to_string(array(select k from unnest(string_to_array(_name, ' ')) word, search_key(_language, word) k order by k), ' ');
end
$$;

-- Takes the place of what was loaded before. Entries: [{ said: { es, pt, en: ["sofa"] }, sought: likewise, weight, members:
-- [{ names: ["sofa"], weight }] }]. A member is what another entry calls so in English, by what that one is sought by in the
-- store's language, or else the word itself in every language.
create or replace function load_thesaurus(_entries jsonb) returns void language plpgsql as $$
begin
  create temporary table loaded_names on commit drop as
    select e.entry::int, n.language, search_named(w.word) as name, (e.value ->> 'weight')::real as weight, e.value -> 'sought' -> n.language ? w.word as sought
    from jsonb_array_elements(_entries) with ordinality e (value, entry), jsonb_each(e.value -> 'said') n (language, words),
      jsonb_array_elements_text(n.words) w (word);
  create temporary table loaded_members on commit drop as
    select e.entry::int, search_named(w.word) as name, (m.value ->> 'weight')::real as weight
    from jsonb_array_elements(_entries) with ordinality e (value, entry), jsonb_array_elements(e.value -> 'members') m (value),
      jsonb_array_elements_text(m.value -> 'names') w (word);
  create temporary table loaded_stems on commit drop as
    select l.language, w.word, search_stem(format('catalog_%s_stem', l.language)::regdictionary, w.word) as stem, search_root(w.word) as root
    from (values ('es'), ('pt'), ('en')) l (language), (
      select distinct regexp_split_to_table(name, ' ') as word from (select name from loaded_names union select name from loaded_members) n) w;
  create index on loaded_stems (language, word);
  analyze loaded_names, loaded_members, loaded_stems;

  delete from thesaurus_names;
  insert into thesaurus_names (language, term, entry, keys)
  select n.language, n.term, n.entry, case when length(n.term) > 4 and n.term ~ '^[[:alpha:]]+_?$' then search_typo_keys(0, n.term) end
  from (select distinct language, search_name_key(language, name) as term, entry from loaded_names) n;

  delete from thesaurus_meanings;
  insert into thesaurus_meanings (language, entry, terms, roots, weight)
  with meant as (
    select s.language, n.entry, n.name, n.weight from loaded_names n, (values ('es'), ('pt'), ('en')) s (language) where n.sought
    union all
    select s.language, m.entry, coalesce(n.name, m.name), m.weight
    from loaded_members m cross join (values ('es'), ('pt'), ('en')) s (language)
    left join loaded_names e on e.language = 'en' and e.name = m.name and e.sought
    left join loaded_names n on n.entry = e.entry and n.language = s.language and n.sought
  ),
  stemmed as (
    select m.language, m.entry, m.weight, t.terms, t.roots
    from (select language, entry, name, max(weight) as weight from meant group by 1, 2, 3) m, lateral (
      select string_agg(s.stem, ' ' order by w.place) as terms, string_agg(s.root, ' ' order by w.place) as roots
      from unnest(string_to_array(m.name, ' ')) with ordinality w (word, place) join loaded_stems s on s.language = m.language and s.word = w.word
    ) t
  )
  select language, entry, terms, min(roots), max(weight) from stemmed group by 1, 2, 3;
end
$$;
