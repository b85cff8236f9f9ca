-- Kin of what was found, for where little was. A word that few of a store's products bear ("SlimSleeve", "DLA40110") is
-- a model or a series, not a kind of thing: where half of those that bear it were found, so are the others, last. Only
-- such words, and where they are much of the name: fed back, common ones bring everything ("danza", "infantil").
create or replace function search_kin(_tenant bigint, _rows tid[], _limit integer)
returns table (row_id tid, product_id text, likeness real) language plpgsql stable as $$
begin
  return query
  with names as materialized (
    select u.lexeme, split_part(u.lexeme, ':', 2) as term, count(*) as found
    from catalog_documents d, unnest(d.terms) u
    where d.ctid = any(_rows) and 'A' = any(u.weights) group by 1
  ),
  shared as materialized (
    select format('''%s'':A', n.lexeme)::tsquery as query, n.found::real / t.products as likeness
    from names n
    cross join lateral (select o.products from catalog_terms o where o.tenant_id = _tenant and o.term = n.term offset 0) t
    join catalog_terms total on total.tenant_id = _tenant and total.term = ''
    where length(n.term) >= 4 and n.found < t.products and n.found * 2 >= t.products and t.products * 500 <= total.products
  )
  select d.ctid, d.product_id, max(s.likeness)::real
  from catalog_documents d join shared s on d.terms @@ s.query
  where d.available and d.terms @@ (select string_agg(query::text, ' | ')::tsquery from shared) and d.ctid <> all(_rows)
  group by d.ctid, d.product_id, d.length having sum(s.likeness) * 4 >= d.length
  order by sum(s.likeness) desc, d.product_id limit _limit;
end
$$;

-- Whether there can be any: a word counts that at most every five hundredth product bears, and two do.
create or replace function search_has_kin(_tenant bigint) returns boolean language plpgsql stable as $$
begin
  return exists (select 1 from catalog_terms t where t.tenant_id = _tenant and t.term = '' and t.products >= 1000);
end
$$;
