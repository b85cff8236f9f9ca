-- How a store may write what a customer says: the words themselves, other forms of them, and two that follow each other as one.

-- Those whose stems products of the store have: which of the words each stands for, and how nearly it is the same. Of the
-- words themselves also their stems, how many products have these, and how surely the store says them.
create or replace function search_alike(_tenant bigint, _language text, _words text[],
  out nths integer[], out terms text[], out roots text[], out weights real[], out products integer[],
  out stems text[], out own_products integer[], out own_weights real[]) language plpgsql stable as $$
declare
  dictionary constant regdictionary := format('catalog_%s_stem', _language)::regdictionary;
  many constant integer := cardinality(_words);
  written text[] := _words;
  owners integer[] := '{}';
  likeness real[] := array_fill(1::real, array[many]);
  other record;
  used text[];
  numbers bigint[];
begin
  for i in 1 .. many loop
    owners := owners || i;
  end loop;
  for i in 1 .. many loop
    other := search_other_forms(_language, _words[i]);
    written := written || other.forms;
    likeness := likeness || other.weights;
    owners := owners || array_fill(i, array[cardinality(other.forms)]);
  end loop;
  for i in 2 .. many loop
    written := written || array_fill(_words[i - 1] || _words[i], array[2]);
    likeness := likeness || array_fill(null::real, array[2]); -- as good as the word itself
    owners := owners || array[i - 1, i];
  end loop;
  for i in 1 .. cardinality(written) loop
    stems := stems || search_stem(dictionary, written[i]);
  end loop;
  used := array(select k.word from catalog_words k where k.tenant_id = _tenant and k.word = any(written));
  select array_agg(w.nth), array_agg(w.stem), array_agg(search_root(w.word)), array_agg(t.products), array_agg(w.number),
    array_agg(case when w.likeness is null then 1 when w.word = any(used) then w.likeness else w.likeness * search_likeness(_tenant, w.word, w.stem) end)
  into nths, terms, roots, products, numbers, weights
  from unnest(owners, written, stems, likeness) with ordinality w (nth, word, stem, likeness, number)
  -- Here and in what follows `offset 0` has each looked for by its key: a plan from when the store had little, which is kept, read all that
  -- it has instead, once per search.
  cross join lateral (select o.products from catalog_terms o where o.tenant_id = _tenant and o.term = w.stem offset 0) t
  where t.products > 0;
  stems := stems[:many];
  own_products := array_fill(0, array[many]);
  own_weights := array_fill(0::real, array[many]);
  for i in 1 .. coalesce(cardinality(numbers), 0) loop
    continue when numbers[i] > many;
    own_products[nths[i]] := products[i];
    own_weights[nths[i]] := weights[i];
  end loop;
end
$$;

-- Other forms of a word. The stemmers expect accents, which nobody writes: without them some plurals part from their
-- singular. "Botitas" may be boots and "zapatinho" a shoe; and in a shop whose boots are all "botitas", boots are those.
-- In English what does the sanding is a sander.
create or replace function search_other_forms(_language text, _word text, out forms text[], out weights real[]) language plpgsql immutable parallel safe as $$
declare
  ending text;
  bare text;
begin
  forms := '{}';
  weights := '{}';
  if length(_word) > 4 and right(_word, 1) = 's' then
    forms := array[left(_word, -1)];
    if _language = 'es' and right(_word, 2) = 'es' then
      forms := forms || case when right(_word, 3) = 'ces' then left(_word, -3) || 'z' else left(_word, -2) end;
    elsif _language = 'pt' then
      forms := forms || array(select left(_word, -length(e.plural)) || e.singular
        from (values ('oes', 'ao'), ('aes', 'ao'), ('ns', 'm'), ('is', 'l'), ('es', '')) e (plural, singular)
        where right(_word, length(e.plural)) = e.plural);
    end if;
    weights := array_fill(0.95::real, array[cardinality(forms)]);
  end if;
  if _language = 'en' and length(_word) > 5 and _word ~ '(ing|er)$' then
    forms := forms || case when right(_word, 3) = 'ing' then left(_word, -3) || 'er' else left(_word, -2) || 'ing' end;
    weights := weights || 0.6::real;
  end if;
  ending := case when _language in ('es', 'pt') and length(_word) > 4 then substring(_word from '[oa]s?$') end;
  if ending is not null then
    bare := left(_word, -length(ending));
    if bare ~ '(it|inh)$' then
      forms := forms || (regexp_replace(regexp_replace(bare, '(ec|c)?(it|inh)$', ''), 'qu$', 'c') || ending);
      weights := weights || 0.7::real;
    end if;
    forms := forms || (bare || case _language when 'es' then 'it' else 'inh' end || ending);
    weights := weights || 0.6::real;
  end if;
end
$$;

-- How surely a word that the store doesn't use is what it says by the same stem: "calzado" is no "calza".
create or replace function search_likeness(_tenant bigint, _word text, _stem text) returns real language plpgsql stable as $$
begin
  if length(_word) < 4 or _word ~ '\d' then
    return 1;
  end if;
  return coalesce((
    select max(case when search_root(k.word) = search_root(_word) then 0.95 else 0.3 + 0.5 * similarity(k.word, _word) end)
    from catalog_words k where k.tenant_id = _tenant and k.term = _stem), 0.5);
end
$$;
