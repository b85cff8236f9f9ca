-- From meanings to what the index is asked. A term is kept with its tenant and a mark before it:
--   7:zapat  in any field, with places and weights (A name, B brand, category, tag, C option and code, D description)
--   7~zapat  in any field but the description: what is looked for first, as descriptions say everything about everything
--   7=zapato as a root, by which things with the same stem are told apart
--   7^zapat  what the product is, by its name

-- Every way in which something may be said that was asked for; those of one place are alternatives to each other.
create or replace function search_wishes(_tenant bigint, _language text, _text text) returns setof search_wish language sql stable as $$
  select m.place,
    (case when cardinality(m.terms) > 1 then 0.6 else 1 end * m.weight
      -- How rare it is in this store (BM25), less for sizes.
      * ln(1 + (total.products - m.most + 0.5) / (m.most + 0.5))
      * case when m.is_option then 0.6 else 1 end)::real,
    m.products, q.named::tsquery, replace(q.named, ':', '^')::tsquery, q.root::tsquery,
    replace(q.named, ''' ', ''':A ')::tsquery, replace(q.named, ''' ', ''':C ')::tsquery,
    case when m.weight >= 0.6 then q.plain end
  from (
    select n.*, max(n.products) over (partition by n.place) as most from search_meanings(_tenant, _language, _text) n
  ) m
  join catalog_terms total on total.tenant_id = _tenant and total.term = '',
  lateral (
    select string_agg(format('''%s:%s'' ', _tenant, term), '& ') as named, string_agg(format('''%s=%s'' ', _tenant, root), '& ') as root,
      string_agg(format('''%s''', term), ' & ') as plain
    from unnest(m.terms, m.roots) u (term, root)
  ) q
$$;

-- The query of each place, with this mark: any of its alternatives.
create or replace function search_places(_wishes search_wish[], _mark text)
returns table (place integer, query text, products bigint, weight real) language sql immutable as $$
  select w.place, '(' || string_agg(replace(w.named::text, ':', _mark), ' | ') || ')', sum(w.products), max(w.weight)
  from unnest(_wishes) w group by w.place
$$;

-- Where to look, narrowest first. Where all that shares a word is little, all of it; otherwise what has every word, and
-- then what has a rare one.
create or replace function search_tiers(_wishes search_wish[]) returns tsquery[] language plpgsql immutable as $$
declare
  little constant integer := 600;
  places integer := (select count(distinct w.place) from unnest(_wishes) w);
begin
  if (select sum(w.products) from unnest(_wishes) w) <= little then
    return array[(select string_agg(query, ' | ') from search_places(_wishes, ':'))::tsquery];
  end if;
  return array_remove(array[
    case when places = 1 then (select query from search_places(_wishes, '^'))::tsquery end,
    (select string_agg(query, ' & ') from search_places(_wishes, '~'))::tsquery,
    (select string_agg(query, ' & ') from search_places(_wishes, ':'))::tsquery,
    (select string_agg(query, ' | ') from search_places(_wishes, ':') where products <= little / 2)::tsquery,
    case when places > 1 then (select query from search_places(_wishes, '^') order by products limit 1)::tsquery end
  ], null);
end
$$;

-- Words that follow each other in the query, as near in the product.
create or replace function search_phrases(_wishes search_wish[]) returns table (phrase tsquery, weight real) language sql immutable as $$
  with places as (
    select p.*, lead(p.place) over (order by p.place) as next
    from search_places(array(select w from unnest(_wishes) w where numnode((w).named) = 1), ':') p
  )
  select format('%s <%s> %s', a.query, b.place - a.place, b.query)::tsquery, least(a.weight, b.weight)
  from places a join places b on b.place = a.next where b.place - a.place <= 3
$$;

-- Is one word all that is asked for, and one that every eighth product has, of thousands?
create or replace function search_is_common(_tenant bigint, _wishes search_wish[]) returns boolean language sql stable as $$
  select count(distinct w.place) = 1 and sum(w.products) >= 5000 and sum(w.products) * 8 >= (
    select t.products from catalog_terms t where t.tenant_id = _tenant and t.term = '')
  from unnest(_wishes) w
$$;

-- Rows of documents worth ranking: some hundred, and all of them where that is all there are. What a common word has is
-- found sooner by walking through the store's products: the index would list them all first (58,000 in 9 ms).
create or replace function search_rankable(_tenant bigint, _wishes search_wish[], _min_cents bigint, _max_cents bigint, _most integer) returns tid[]
language plpgsql stable as $$
declare
  tiers constant tsquery[] := search_tiers(_wishes);
  most constant integer := case when cardinality(tiers) = 1 then greatest(600, _most) else _most end;
  is_common constant boolean := search_is_common(_tenant, _wishes);
  tier tsquery;
  met tid[];
  candidates tid[] := '{}';
begin
  foreach tier in array tiers loop
    exit when cardinality(candidates) >= _most - 20;
    met := '{}';
    -- What a product is, the first of the tiers, is rarer than the word.
    if is_common and tier <> tiers[1] and _most <= 1500 then
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
  return array(select distinct unnest(candidates));
end
$$;
