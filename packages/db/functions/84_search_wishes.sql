-- From meanings to what the index is asked. A term is kept with its tenant and a mark before it:
--   7:zapat  in any field, with places and weights (A name, B brand, category, tag, C option and code, D description)
--   7~zapat  in any field but the description: what is looked for first, as descriptions say everything about everything
--   7=zapato as a root, by which things with the same stem are told apart
--   7^zapat  what the product is, by its name

-- Every way in which something may be said that was asked for, place after place; those of one place are alternatives to each other.
create or replace function search_wanted(_tenant bigint, _language text, _text text) returns search_wish[] language plpgsql stable as $$
declare
  total constant integer := (select t.products from catalog_terms t where t.tenant_id = _tenant and t.term = '');
  meant record;
begin
  if total is null then
    return '{}'; -- nothing to be found, or nobody's store
  end if;
  meant := search_meant(_tenant, _language, _text);
  return array(
    select row(meant.places[m.nth],
      (case when strpos(m.terms, ' ') > 0 then float8 '0.6' else 1 end * m.weight
        -- How rare it is in this store (BM25), less for sizes.
        * ln(float8 '1' + (total - m.most + float8 '0.5') / (m.most + float8 '0.5'))
        * case when meant.options[m.nth] then float8 '0.6' else 1 end)::real,
      m.products, q.named::tsquery, replace(q.named, ':', '^')::tsquery, q.root::tsquery,
      replace(q.named, ''' ', ''':A ')::tsquery, replace(q.named, ''' ', ''':C ')::tsquery,
      case when m.weight >= 0.6 then '''' || replace(m.terms, ' ', ''' & ''') || '''' end)::search_wish
    from (
      select n.*, max(n.products) over (partition by n.nth) as most
      from unnest(meant.nths, meant.terms, meant.roots, meant.weights, meant.products) with ordinality n (nth, terms, roots, weight, products, id)
      -- What has the same stems is asked for once, and a nearer one finds the same.
      where n.id > cardinality(meant.nths) - meant.guessed or not exists (
        select 1 from unnest(meant.nths, meant.terms, meant.weights) with ordinality o (nth, terms, weight, id)
        where o.nth = n.nth and o.weight >= n.weight and o.id <= cardinality(meant.nths) - meant.guessed
          and case when o.terms = n.terms then o.weight > n.weight or o.id < n.id else string_to_array(o.terms, ' ') <@ string_to_array(n.terms, ' ') end)
    ) m,
    lateral (
      select format('''%s:%s'' ', _tenant, replace(m.terms, ' ', format(''' & ''%s:', _tenant))) as named,
        format('''%s=%s'' ', _tenant, replace(m.roots, ' ', format(''' & ''%s=', _tenant))) as root offset 0
    ) q
    order by m.nth);
end
$$;

-- Each place that something is asked for at: a query for any of its alternatives, their products and the greatest weight.
create or replace function search_sought(_wishes search_wish[])
returns table (place integer, query text, products bigint, weight real) language sql immutable as $$
  select w.place, '(' || string_agg(w.named::text, ' | ') || ')', sum(w.products), max(w.weight)
  from unnest(_wishes) w group by w.place
$$;

-- Where to look, narrowest first. Where all that shares a word is little, all of it; otherwise what has every word, and
-- then what has a rare one.
create or replace function search_tiers(_wishes search_wish[]) returns tsquery[] language plpgsql immutable as $$
declare
  little constant integer := 600;
  queries text[];
  products bigint[];
  every text;
begin
  select array_agg(s.query), array_agg(s.products) into queries, products from search_sought(_wishes) s;
  if (select sum(p) from unnest(products) p) <= little then
    return array[array_to_string(queries, ' | ')::tsquery];
  end if;
  every := array_to_string(queries, ' & ');
  return array_remove(array[
    case when cardinality(queries) = 1 then replace(every, ':', '^')::tsquery end,
    replace(every, ':', '~')::tsquery,
    every::tsquery,
    (select string_agg(s.query, ' | ') from unnest(queries, products) s (query, products) where s.products <= little / 2)::tsquery,
    case when cardinality(queries) > 1 then (select replace(s.query, ':', '^') from unnest(queries, products) s (query, products) order by s.products limit 1)::tsquery end
  ], null);
end
$$;

-- Words that follow each other in the query, as near in the product.
create or replace function search_neighbours(_wishes search_wish[], out phrases tsquery[], out weights real[]) language plpgsql immutable as $$
declare
  places integer[];
  queries text[];
  each_weight real[];
begin
  select array_agg(s.place), array_agg(s.query), array_agg(s.weight) into places, queries, each_weight from (
    select w.place, '(' || string_agg(w.named::text, ' | ') || ')' as query, max(w.weight) as weight
    from unnest(_wishes) w where numnode(w.named) = 1 group by w.place order by w.place
  ) s;
  for i in 2 .. coalesce(cardinality(places), 0) loop
    continue when places[i] - places[i - 1] > 3;
    phrases := phrases || format('%s <%s> %s', queries[i - 1], places[i] - places[i - 1], queries[i])::tsquery;
    weights := weights || least(each_weight[i - 1], each_weight[i]);
  end loop;
end
$$;

-- Is one word all that is asked for, and one that every eighth product has, of thousands?
create or replace function search_is_common(_tenant bigint, _wishes search_wish[]) returns boolean language plpgsql stable as $$
begin
  return (
    select count(distinct w.place) = 1 and sum(w.products) >= 5000 and sum(w.products) * 8 >= (
      select t.products from catalog_terms t where t.tenant_id = _tenant and t.term = '')
    from unnest(_wishes) w);
end
$$;

-- Rows of documents worth ranking: some hundred, and all of them where that is all there are. What a common word has is
-- found sooner by walking through the store's products: the index would list them all first (58,000 in 9 ms).
create or replace function search_rankable(_tenant bigint, _wishes search_wish[], _min_cents bigint, _max_cents bigint, _most integer) returns tid[]
language plpgsql stable as $$
declare
  tiers constant tsquery[] := search_tiers(_wishes);
  most constant integer := case when cardinality(tiers) = 1 then greatest(600, _most) else _most end;
  is_common constant boolean := cardinality(tiers) > 1 and _most <= 1500 and search_is_common(_tenant, _wishes);
  tier tsquery;
  met tid[];
  candidates tid[] := '{}';
begin
  foreach tier in array tiers loop
    exit when cardinality(candidates) >= _most - 20;
    met := '{}';
    -- What a product is, the first of the tiers, is rarer than the word.
    if is_common and tier <> tiers[1] then
      met := array(
        select d.row_id from (
          select p.ctid as row_id, p.terms, p.lowest_cents, p.highest_cents from catalog_documents p
          where p.tenant_id = _tenant order by p.product_id limit 1500
        ) d
        where d.terms @@ tier and (_max_cents is null or d.lowest_cents <= _max_cents) and (_min_cents is null or d.highest_cents >= _min_cents)
        limit most);
    end if;
    if cardinality(met) < most then
      met := array(
        select d.ctid from catalog_documents d
        where d.terms @@ tier and (_max_cents is null or d.lowest_cents <= _max_cents) and (_min_cents is null or d.highest_cents >= _min_cents)
        limit most);
    end if;
    candidates := candidates || met;
  end loop;
  return candidates;
end
$$;
