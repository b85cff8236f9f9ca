-- What a customer's words may mean in a store: for each word that names something, the stems by which this store's
-- products may say it, each with how nearly it is the same. Lists go from step to step as arrays: one statement that did
-- all of it had a plan of a hundred nodes, and to start and end that took longer than what it did for a few words.

-- An element for each meaning: which of the words it is of, stems and roots joined by blanks, how nearly it is the same, how
-- many products may have it; the last of them are guesses. Of the words: where they stand, whether they ask for an option.
create or replace function search_meant(_tenant bigint, _language text, _text text,
  out nths integer[], out terms text[], out roots text[], out weights real[], out products integer[], out guessed integer,
  out places integer[], out options boolean[]) language plpgsql stable as $$
declare
  dictionary constant regdictionary := format('catalog_%s_stem', _language)::regdictionary;
  said constant text[] := string_to_array(_text, ' ');
  fillers constant text[] := array(select f.word from search_fillers f where f.word = any(said));
  words text[] := '{}'; -- those that name something
  befores text[] := '{}';
  known boolean[];
  own record;
  other record;
begin
  for i in 1 .. cardinality(said) loop
    exit when cardinality(words) = 16;
    continue when said[i] = '' or said[i] = any(fillers)
      or (said[i - 1] in ('buen', 'buenos', 'buenas', 'bom', 'boa', 'good') and said[i] ~ '^(dia|tarde|noche|noite|morning|evening)s?$');
    words := words || said[i];
    places := places || i;
    befores := befores || said[i - 1];
    options := options || (coalesce(said[i - 1] in ('talle', 'talla', 'tamanho', 'tam', 'size', 'numero', 'nro'), false)
      or coalesce(said[i + 1] in ('anos', 'years'), false));
  end loop;
  guessed := 0;
  if words = '{}' then
    return;
  end if;
  own := search_alike(_tenant, _language, words);
  other := search_other_names(_tenant, _language, words, own.stems, own.own_products, own.own_weights);
  nths := own.nths || other.nths;
  terms := own.terms || other.terms;
  roots := own.roots || other.roots;
  weights := own.weights || other.weights;
  products := own.products || other.products;
  if befores && array['sin', 'sem', 'without'] then
    select * into nths, terms, roots, weights, products from search_lacking(_tenant, dictionary, befores, nths, terms, roots, weights, products);
  end if;
  for i in 1 .. coalesce(cardinality(nths), 0) loop
    known[nths[i]] := known[nths[i]] or weights[i] >= 0.6;
  end loop;
  for i in 1 .. cardinality(words) loop
    continue when known[i] or length(words[i]) not between 4 and 30 or search_negators(befores[i]) is not null;
    other := search_guessed(_tenant, dictionary, words[i]);
    continue when other.terms is null;
    nths := nths || array_fill(i, array[cardinality(other.terms)]);
    terms := terms || other.terms;
    roots := roots || other.roots;
    weights := weights || other.weights;
    products := products || other.products;
    guessed := guessed + cardinality(other.terms);
  end loop;
end
$$;

-- How a product says that it lacks something, where a customer says so: with any of the words of that language.
create or replace function search_negators(_word text) returns text[] language sql immutable parallel safe as $$
  select case when _word in ('sin', 'sem', 'without') then array['sin', 'sem', 'without', 'no', 'free'] end
$$;

-- Meanings where the word before may say that this is to be lacking: with each of the words by which a product says so.
create or replace function search_lacking(_tenant bigint, _dictionary regdictionary, _befores text[], _nths integer[], _terms text[], _roots text[], _weights real[], _products integer[],
  out nths integer[], out terms text[], out roots text[], out weights real[], out products integer[]) language plpgsql stable as $$
begin
  select array_agg(m.nth), array_agg(coalesce(n.term || ' ', '') || m.terms), array_agg(coalesce(n.root || ' ', '') || m.roots), array_agg(m.weight),
    array_agg(case when n.term is null then m.products else least(m.products, t.products) end)
  into nths, terms, roots, weights, products
  from unnest(_nths, _terms, _roots, _weights, _products) m (nth, terms, roots, weight, products)
  left join lateral (select search_stem(_dictionary, w) as term, search_root(w) as root from unnest(search_negators(_befores[m.nth])) w) n on true
  left join lateral (select o.products from catalog_terms o where o.tenant_id = _tenant and o.term = n.term offset 0) t on true
  where n.term is null or t.products > 0;
end
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

-- What a word that the store doesn't know may be: misspelt, two words in one. Stems and roots joined by blanks.
create or replace function search_guessed(_tenant bigint, _dictionary regdictionary, _word text,
  out terms text[], out roots text[], out weights real[], out products integer[]) language plpgsql stable as $$
declare
  heard constant text := search_sound(_word);
  -- Once: in the query it would be worked out for every word of a store that is too small for the index.
  typos constant integer[] := search_sound_keys(_tenant, heard);
begin
  select array_agg(h.term), array_agg(h.root), array_agg(h.weight), array_agg(h.products) into terms, roots, weights, products
  from (
    select g.term, g.root, g.weight, g.products
    from (
      select t.term, t.products, search_root((array_agg(w.word order by w.likeness desc))[1]) as root, max(w.likeness) as likeness, max(max(w.likeness)) over () as best,
        case when bool_or(w.sound = heard) then 0.9 else 0.4 + 0.5 * max(w.likeness) end::real as weight
      from (
        select k.term, k.word, search_sound(k.word) as sound, similarity(k.word, _word) as likeness from catalog_words k
        -- By the keys alone, which carry the store: `+ 0` leaves the index of its words aside. Offset, so that each is worked out once.
        where k.tenant_id + 0 = _tenant and k.keys && typos offset 0
      ) w
      cross join lateral (select o.term, o.products from catalog_terms o where o.tenant_id = _tenant and o.term = w.term offset 0) t
      where t.products > 0 and left(w.sound, 1) = left(heard, 1) and (w.likeness >= 0.3 or w.sound = heard)
      group by t.term, t.products
    ) g
    where g.likeness >= 0.8 * g.best or g.weight = 0.9::real
    order by g.weight desc, g.products desc, g.term limit 3
  ) h;
  if terms is not null then
    return;
  end if;
  select array_agg(h.terms), array_agg(h.roots), array_agg(0.8::real), array_agg(h.products) into terms, roots, weights, products
  from (
    select p.first_term || ' ' || p.second_term as terms, search_root(p.first) || ' ' || search_root(p.second) as roots, least(f.products, s.products) as products
    from (
      select left(_word, cut) as first, substr(_word, cut + 1) as second,
        search_stem(_dictionary, left(_word, cut)) as first_term, search_stem(_dictionary, substr(_word, cut + 1)) as second_term
      from generate_series(2, length(_word) - 2) cut offset 0
    ) p
    cross join lateral (select o.products from catalog_terms o where o.tenant_id = _tenant and o.term = p.first_term offset 0) f
    cross join lateral (
      select o.products from catalog_terms o where o.tenant_id = _tenant and o.term = p.second_term and f.products > 0 offset 0) s
    where s.products > 0
    order by 3 desc limit 1
  ) h;
end
$$;
