-- What a customer's words are called otherwise, by the thesaurus.

-- How a store's products say what these words name, words of other stems than theirs: stems and roots joined by blanks, how
-- nearly it is the same, how many products may have it, and for which of the words each stands.
create or replace function search_other_names(_tenant bigint, _language text, _words text[], _stems text[], _products integer[], _weights real[],
  out nths integer[], out terms text[], out roots text[], out weights real[], out products integer[]) language plpgsql stable as $$
declare
  named record := search_entries(_language, _words, _products, _weights);
  misspelt integer[];
begin
  for i in 1 .. cardinality(_words) loop
    continue when _products[i] > 0 or length(_words[i]) not between 5 and 30 or _words[i] !~ '^[[:alpha:]]+$';
    if not exists (select 1 from unnest(named.spans) s where s >> i & 1 = 1) then
      misspelt := search_misspelt(_language, _words[i]);
      named.entries := named.entries || misspelt;
      named.spans := named.spans || array_fill(1 << i, array[cardinality(misspelt)]);
      named.nearness := named.nearness || array_fill(float8 '0.7', array[cardinality(misspelt)]);
      named.floors := named.floors || array_fill(float8 '0', array[cardinality(misspelt)]);
    end if;
  end loop;
  if named.entries = '{}' then
    return;
  end if;
  select array_agg(i.nth), array_agg(m.terms), array_agg(m.roots), array_agg((m.weight * e.nearness)::real), array_agg(n.products)
  into nths, terms, roots, weights, products
  from unnest(named.entries, named.spans, named.nearness, named.floors) e (entry, span, nearness, floor)
  join thesaurus_meanings m on m.language = _language and m.entry = e.entry and m.weight * e.nearness >= e.floor
  cross join lateral (
    select o.products from catalog_terms o where o.tenant_id = _tenant and o.term = split_part(m.terms, ' ', 1) offset 0) t,
  -- In how many products all of the stems may stand together. The offset has it looked up for what is left alone.
  lateral (
    select case when strpos(m.terms, ' ') = 0 then t.products else (
      select min(coalesce(o.products, 0)) from unnest(string_to_array(m.terms, ' ')) u (term)
      left join lateral (select x.products from catalog_terms x where x.tenant_id = _tenant and x.term = u.term offset 0) o on true
    ) end as products offset 0
  ) n,
  generate_series(1, cardinality(_words)) i (nth)
  where t.products > 0 and n.products > 0 and e.span >> i.nth & 1 = 1 and not string_to_array(m.terms, ' ') <@ _stems
    -- "Colorado" and "color" have one stem, and are no name for each other: the store has words of these stems and roots.
    and not exists (
      select 1 from unnest(string_to_array(m.terms, ' '), string_to_array(m.roots, ' ')) u (term, root)
      where length(u.root) > 3 and u.root !~ '\d' and not exists (
        select 1 from catalog_words w where w.tenant_id = _tenant and w.term = u.term and search_root(w.word) = u.root));
end
$$;

-- What the words name, alone and together, in the three languages: entries of the thesaurus, which of the words each is said by
-- (the bits of its span), how near what it means is to that, and how near at least it has to be.
create or replace function search_entries(_language text, _words text[], _products integer[], _weights real[],
  out entries integer[], out spans integer[], out nearness double precision[], out floors double precision[]) language plpgsql stable as $$
declare
  many constant integer := cardinality(_words);
  language text;
  keys text[];
  languages text[] := '{}';
  said text[] := '{}';
  said_by integer[] := '{}';
  rarest integer[] := '{}';
begin
  foreach language in array array['en', 'es', 'pt'] loop
    continue when many = 1 and language <> _language and _products[1] > 0 and _weights[1] = 1;
    keys := '{}';
    for i in 1 .. many loop
      keys := keys || search_key(language, _words[i]);
      -- A word of another language counts only where the store has no such word of its own: "red" is a net before it is a colour.
      continue when language <> _language and _products[i] > 0 and _weights[i] = 1;
      said := said || array[keys[i], _words[i]];
      said_by := said_by || array_fill(1 << i, array[2]);
      rarest := rarest || array_fill(_products[i], array[2]);
    end loop;
    -- Words that stand together, in either order: "power bank", "juego de mesa", "my skin is so dry".
    for i in 2 .. many loop
      said := said || (least(keys[i - 1], keys[i]) || ' ' || greatest(keys[i - 1], keys[i]));
      said_by := said_by || (3 << i - 1);
      rarest := rarest || least(_products[i - 1], _products[i]);
      continue when i = 2;
      said := said || (least(keys[i - 2], keys[i]) || ' ' || greatest(keys[i - 2], keys[i])) || (
        least(keys[i - 2], keys[i - 1], keys[i]) || ' '
        || greatest(least(keys[i - 2], keys[i - 1]), least(greatest(keys[i - 2], keys[i - 1]), keys[i])) || ' '
        || greatest(keys[i - 2], keys[i - 1], keys[i]));
      said_by := said_by || array[5 << i - 2, 7 << i - 2];
      rarest := rarest || least(_products[i - 2], _products[i]) || least(_products[i - 2], _products[i - 1], _products[i]);
    end loop;
    languages := languages || array_fill(language, array[cardinality(said) - cardinality(languages)]);
  end loop;
  -- Another name is less than the store's own word, and beside one that hundreds of products have nothing loose is asked for.
  select coalesce(array_agg(f.entry), '{}'), coalesce(array_agg(f.said_by), '{}'),
    coalesce(array_agg(case when f.rarest > 0 then float8 '0.8' else 1 end), '{}'), coalesce(array_agg(case when f.rarest >= 600 then float8 '0.6' else 0 end), '{}')
  into entries, spans, nearness, floors
  from (
    select distinct n.entry, p.said_by, p.rarest
    from unnest(languages, said, said_by, rarest) p (language, name, said_by, rarest)
    join thesaurus_names n on n.language = p.language and n.term = p.name
  ) f;
end
$$;

-- What a word that nobody knows may name, misspelt.
create or replace function search_misspelt(_language text, _word text) returns integer[] language plpgsql stable as $$
declare
  key constant text := search_key(_language, _word);
  typos constant integer[] := search_typo_keys(0, key);
begin
  return array(
    select g.entry from (
      select n.entry, similarity(n.term, key) as likeness, max(similarity(n.term, key)) over () as best
      -- Nothing but the index of keys is left to look by.
      from thesaurus_names n where n.language || '' = _language and n.keys && typos and left(n.term, 1) = left(key, 1)
    ) g
    where g.likeness >= greatest(0.4, g.best));
end
$$;
