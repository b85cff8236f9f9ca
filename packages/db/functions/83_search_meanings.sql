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
    select w.word, w.place, k.stem, search_surety(_tenant, w.word, k.stem) as surety, row_number() over (order by w.place) as nth,
      case when w.before in ('sin', 'sem', 'without') then w.before end as negation,
      coalesce(w.before in ('talle', 'talla', 'tamanho', 'tam', 'size', 'numero', 'nro') or w.after in ('anos', 'years'), false) as is_option
    from words w, lateral search_stem(dictionary, w.word) k (stem)
    where w.word <> '' and not coalesce(w.word ~ '^(dia|tarde|noche|noite|morning|evening)s?$' and w.before in ('buen', 'buenos', 'buenas', 'bom', 'boa', 'good'), false)
      and not exists (select 1 from search_fillers f where f.word = w.word)
    order by w.place limit 12
  ),
  pairs as materialized (
    select array[a.place, b.place] as places, a.stem || ' ' || b.stem as stems, a.word || b.word as joined from said a join said b on b.nth = a.nth + 1
  ),
  alike as (
    select s.place, s.word as words, s.surety as weight from said s
    union all select s.place, o.form, o.weight * search_surety(_tenant, o.form, search_stem(dictionary, o.form)) from said s, lateral search_forms(_language, s.word) o
    union all select s.place, y.meaning, y.weight from said s join search_synonyms y on y.language = _language and y.term = s.stem
      where not y.is_foreign or s.surety < 1 or search_frequency(_tenant, array[s.stem]) = 0
    union all select unnest(p.places), p.joined, 1 from pairs p
    union all select unnest(p.places), y.meaning, y.weight from pairs p join search_synonyms y on y.language = _language and y.term = p.stems
  ),
  known as materialized (
    select distinct on (a.place, a.words) a.place, k.terms, k.roots, a.weight, search_frequency(_tenant, k.terms) as products
    from alike a join said s using (place),
    lateral (select array_agg(search_stem(dictionary, word)) as terms, array_agg(search_root(word)) as roots from unnest(string_to_array(concat_ws(' ', s.negation, a.words), ' ')) word) k
    order by a.place, a.words, a.weight desc
  )
  select k.place, k.terms, k.roots, k.weight, k.products, s.is_option from known k join said s using (place) where k.products > 0
  union all
  select s.place, g.terms, g.roots, g.weight, g.products, s.is_option
  from said s, lateral search_guesses(_tenant, dictionary, s.word) g
  where length(s.word) between 4 and 30 and s.negation is null and not exists (select 1 from known k where k.place = s.place and k.products > 0 and k.weight >= 0.6);
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
