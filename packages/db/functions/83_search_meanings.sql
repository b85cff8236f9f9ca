-- What a customer's words may mean in a store: for each word that names something, the stems by which this store's
-- products may say it, each with how nearly it is the same.
create or replace function search_meanings(_tenant bigint, _language text, _text text)
returns table (place integer, terms text[], roots text[], weight real, products integer, is_option boolean) language plpgsql stable as $$
declare
  dictionary constant regdictionary := format('catalog_%s_stem', _language)::regdictionary;
begin
  return query
  with words as materialized (
    select w.word, w.place::int as place, lag(w.word) over (order by w.place) as before, lead(w.word) over (order by w.place) as after
    from unnest(string_to_array(_text, ' ')) with ordinality w (word, place)
  ),
  said as materialized (
    select w.word, w.place, k.stem, search_surety(_tenant, w.word, k.stem) as surety, coalesce(search_frequency(_tenant, array[k.stem]), 0) as products,
      row_number() over (order by w.place) as nth,
      search_negators(w.before) as negators,
      coalesce(w.before in ('talle', 'talla', 'tamanho', 'tam', 'size', 'numero', 'nro') or w.after in ('anos', 'years'), false) as is_option
    from words w, lateral search_stem(dictionary, w.word) k (stem)
    where w.word <> '' and not coalesce(w.word ~ '^(dia|tarde|noche|noite|morning|evening)s?$' and w.before in ('buen', 'buenos', 'buenas', 'bom', 'boa', 'good'), false)
      and not exists (select 1 from search_fillers f where f.word = w.word)
    order by w.place limit 16
  ),
  keys as materialized (
    select s.place, s.nth, l.language, search_key(l.language, s.word) as key from said s, (values ('en'), ('es'), ('pt')) l (language)
  ),
  -- Words that stand together, in either order: "power bank", "juego de mesa", "my skin is so dry".
  phrases as materialized (
    select k.language, array[k.place] as places, k.key from keys k
    union all
    select l.language, array[s.place], s.word from said s, (values ('en'), ('es'), ('pt')) l (language)
    union all
    select a.language, array[a.place, b.place], least(a.key, b.key) || ' ' || greatest(a.key, b.key)
    from keys a join keys b on b.language = a.language and b.nth between a.nth + 1 and a.nth + 2
    union all
    select a.language, array[a.place, b.place, c.place], (select string_agg(k, ' ' order by k) from unnest(array[a.key, b.key, c.key]) k)
    from keys a join keys b on b.language = a.language and b.nth = a.nth + 1 join keys c on c.language = a.language and c.nth = a.nth + 2
  ),
  -- A word of another language counts only where the store has no such word of its own: "red" is a net before it is a colour.
  entries as materialized (
    select e.places, e.entry, w.least_products
    from (
      select distinct p.places, n.entry
      from phrases p join thesaurus_names n on n.language = p.language and n.term = p.key
      where p.language = _language or cardinality(p.places) > 1
        or exists (select 1 from said s where s.place = p.places[1] and (s.surety < 1 or s.products = 0))
    ) e, lateral (select min(s.products) as least_products from said s where s.place = any(e.places)) w
  ),
  -- What nobody knows may be a misspelt name, of something that the store calls otherwise.
  misspelt as materialized (
    select array[s.place] as places, g.entry
    from said s, lateral (
      select n.entry, similarity(n.term, k.key) as likeness, max(similarity(n.term, k.key)) over () as best
      from keys k join thesaurus_names n on n.language = k.language and n.keys && search_typo_keys(0, k.key)
      where k.place = s.place and k.language = _language and left(n.term, 1) = left(k.key, 1)
    ) g
    where s.products = 0 and length(s.word) between 5 and 30 and s.word ~ '^[[:alpha:]]+$' and g.likeness >= greatest(0.4, g.best)
      and not exists (select 1 from entries e where e.places @> array[s.place])
  ),
  -- Another name is less than the store's own word, and beside one that hundreds of products have nothing loose is asked for.
  named as materialized (
    select e.places, m.terms, m.roots, (m.weight * e.nearness)::real as weight
    from (
      select places, entry, case when least_products > 0 then 0.8 else 1 end as nearness, least_products >= 600 as is_common from entries
      union all select places, entry, 0.7, false from misspelt
    ) e
    join thesaurus_meanings m on m.language = _language and m.entry = e.entry and (not e.is_common or m.weight * e.nearness >= 0.6)
    join catalog_terms t on t.tenant_id = _tenant and t.term = split_part(m.terms, ' ', 1) and t.products > 0
  ),
  alike as materialized (
    select s.place, s.word as words, s.surety as weight from said s
    union all select s.place, o.form, o.weight * search_surety(_tenant, o.form, search_stem(dictionary, o.form)) from said s, lateral search_forms(_language, s.word) o
    union all select unnest(array[a.place, b.place]), a.word || b.word, 1 from said a join said b on b.nth = a.nth + 1
  ),
  stemmed as materialized (
    select a.place, k.terms, k.roots, a.weight from alike a,
    lateral (select array_agg(search_stem(dictionary, word)) as terms, array_agg(search_root(word)) as roots from unnest(string_to_array(a.words, ' ')) word) k
    union all
    select unnest(n.places), k.terms, k.roots, n.weight
    from named n, lateral (select string_to_array(n.terms, ' ') as terms, string_to_array(n.roots, ' ') as roots) k
    where not k.terms <@ (select array_agg(s.stem) from said s) and search_says(_tenant, k.terms, k.roots)
  ),
  -- What has the same stems is asked for once.
  meant as materialized (
    select distinct on (a.place, k.terms) a.place, k.terms, k.roots, a.weight
    from stemmed a join said s using (place) left join lateral unnest(s.negators) n (negator) on true,
    lateral (select case when n.negator is null then a.terms else search_stem(dictionary, n.negator) || a.terms end as terms,
      case when n.negator is null then a.roots else search_root(n.negator) || a.roots end as roots) k
    order by a.place, k.terms, a.weight desc
  ),
  known as materialized (
    select m.*, f.products from meant m, lateral search_frequency(_tenant, m.terms) f (products) where f.products > 0
  )
  select k.place, k.terms, k.roots, k.weight, k.products, s.is_option from known k join said s using (place)
  -- A nearer one finds the same.
  where not exists (select 1 from known n where n.place = k.place and n.terms <@ k.terms and n.weight >= k.weight and n.terms <> k.terms)
  union all
  select s.place, g.terms, g.roots, g.weight, g.products, s.is_option
  from said s, lateral search_guesses(_tenant, dictionary, s.word) g
  where length(s.word) between 4 and 30 and s.negators is null and not exists (select 1 from known k where k.place = s.place and k.weight >= 0.6);
end
$$;

-- How a product says that it lacks something, where a customer says so: with any of the words of that language.
create or replace function search_negators(_word text) returns text[] language sql immutable parallel safe as $$
  select case when _word in ('sin', 'sem', 'without') then array['sin', 'sem', 'without', 'no', 'free'] end
$$;

-- What a product must not have of what is asked for: "sin cordones" is against "con cordones", and against laces of which
-- nothing is said. Null where nothing is refused.
create or replace function search_refusals(_tenant bigint, _language text, _text text) returns tsquery language plpgsql stable as $$
declare
  words constant text[] := string_to_array(_text, ' ');
  term text;
  lacking text;
  refused text;
begin
  if _text !~ '\m(sin|sem|without)\M' then
    return null;
  end if;
  for i in 2 .. cardinality(words) loop
    continue when search_negators(words[i - 1]) is null or exists (select 1 from search_fillers f where f.word = words[i]);
    term := format('''%s:%s''', _tenant, search_stem(format('catalog_%s_stem', _language)::regdictionary, words[i]));
    select string_agg(format('''%s:%s'' <-> %s', _tenant, n, term), ' | ') into lacking from unnest(search_negators(words[i - 1])) n;
    refused := concat_ws(' | ', refused, format('%s & !(%s | %s <-> ''%s:free'')', term, lacking, term, _tenant));
  end loop;
  return refused::tsquery;
end
$$;

-- How surely a word is one that the store uses itself, and not only one with the same stem: "calzado" is no "calza".
create or replace function search_surety(_tenant bigint, _word text, _stem text) returns real language plpgsql stable as $$
begin
  if length(_word) < 4 or _word ~ '\d' or exists (select 1 from catalog_words k where k.tenant_id = _tenant and k.word = _word) then
    return 1;
  end if;
  return coalesce((
    select max(case when search_root(k.word) = search_root(_word) then 0.95 else 0.3 + 0.5 * similarity(k.word, _word) end)
    from catalog_words k where k.tenant_id = _tenant and k.term = _stem), 0.5);
end
$$;

-- Whether a store has words of these stems and roots: "colorado" and "color" have one stem, and are no name for each other.
create or replace function search_says(_tenant bigint, _terms text[], _roots text[]) returns boolean language plpgsql stable as $$
begin
  for i in 1 .. cardinality(_terms) loop
    if length(_roots[i]) > 3 and _roots[i] !~ '\d'
      and not exists (select 1 from catalog_words k where k.tenant_id = _tenant and k.term = _terms[i] and search_root(k.word) = _roots[i]) then
      return false;
    end if;
  end loop;
  return true;
end
$$;

-- In how many of a store's products all of these stems may stand together.
create or replace function search_frequency(_tenant bigint, _terms text[]) returns integer language plpgsql stable as $$
declare
  each_term text;
  products integer;
  least_products integer;
begin
  foreach each_term in array _terms loop
    select t.products into products from catalog_terms t where t.tenant_id = _tenant and t.term = each_term;
    least_products := least(least_products, coalesce(products, 0));
  end loop;
  return least_products;
end
$$;

-- Other forms of a word. The stemmers expect accents, which nobody writes: without them some plurals part from their
-- singular. "Botitas" may be boots and "zapatinho" a shoe; and in a shop whose boots are all "botitas", boots are those.
-- In English what does the sanding is a sander.
create or replace function search_forms(_language text, _word text) returns table (form text, weight real) language plpgsql immutable parallel safe as $$
declare
  ending text;
begin
  if length(_word) > 4 and right(_word, 1) = 's' then
    return query values (left(_word, -1), 0.95::real);
    if _language = 'es' and right(_word, 2) = 'es' then
      return query values (case when right(_word, 3) = 'ces' then left(_word, -3) || 'z' else left(_word, -2) end, 0.95::real);
    elsif _language = 'pt' then
      return query select left(_word, -length(e.plural)) || e.singular, 0.95::real
        from (values ('oes', 'ao'), ('aes', 'ao'), ('ns', 'm'), ('is', 'l'), ('es', '')) e (plural, singular)
        where right(_word, length(e.plural)) = e.plural;
    end if;
  end if;
  if _language = 'en' and length(_word) > 5 and _word ~ '(ing|er)$' then
    return query values (case when right(_word, 3) = 'ing' then left(_word, -3) || 'er' else left(_word, -2) || 'ing' end, 0.6::real);
  end if;
  if _language in ('es', 'pt') then
    ending := substring(_word from '[oa]s?$');
    if ending is not null and length(_word) > 4 then
      if left(_word, -length(ending)) ~ '(it|inh)$' then
        return query select regexp_replace(regexp_replace(left(_word, -length(ending)), '(ec|c)?(it|inh)$', ''), 'qu$', 'c') || ending, 0.7::real;
      end if;
      return query values (left(_word, -length(ending)) || case _language when 'es' then 'it' else 'inh' end || ending, 0.6::real);
    end if;
  end if;
end
$$;

-- What a word that the store doesn't know may be: misspelt, two words in one.
create or replace function search_guesses(_tenant bigint, _dictionary regdictionary, _word text)
returns table (terms text[], roots text[], weight real, products integer) language plpgsql stable as $$
declare
  heard constant text := search_sound(_word);
  -- Once: in the query it would be worked out for every word of a store that is too small for the index.
  typos constant integer[] := search_typo_keys(_tenant, _word);
begin
  return query
    select array[g.term], array[g.root], g.weight, g.products
    from (
      select t.term, t.products, search_root((array_agg(w.word order by w.likeness desc))[1]) as root, max(w.likeness) as likeness, max(max(w.likeness)) over () as best,
        case when bool_or(w.sound = heard) then 0.9 else 0.4 + 0.5 * max(w.likeness) end::real as weight
      from (
        select k.term, k.word, search_sound(k.word) as sound, similarity(k.word, _word) as likeness from catalog_words k
        where k.tenant_id = _tenant and k.keys && typos
      ) w
      join catalog_terms t on t.tenant_id = _tenant and t.term = w.term and t.products > 0
      where left(w.sound, 1) = left(heard, 1) and (w.likeness >= 0.3 or w.sound = heard)
      group by t.term, t.products
    ) g
    where g.likeness >= 0.8 * g.best or g.weight = 0.9::real
    order by g.weight desc, g.products desc, g.term limit 3;
  if not found then
    return query
      select array[search_stem(_dictionary, p.first), search_stem(_dictionary, p.second)], array[search_root(p.first), search_root(p.second)], 0.8::real, f.products
      from (
        select left(_word, cut) as first, substr(_word, cut + 1) as second
        from generate_series(2, length(_word) - 2) cut
      ) p, lateral search_frequency(_tenant, array[search_stem(_dictionary, p.first), search_stem(_dictionary, p.second)]) f (products)
      where f.products > 0 order by f.products desc limit 1;
  end if;
end
$$;
