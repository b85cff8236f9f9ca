-- Stems of this store that a word may stand for: its own, or else those of the words it may be misspelt from.
create or replace function search_meanings(_tenant bigint, _dictionary regdictionary, _word text)
returns table (term text, weight real, found integer) language plpgsql stable as $$
declare
  stem text := coalesce((ts_lexize(_dictionary, _word))[1], _word);
begin
  return query select t.term, 1::real, t.products from catalog_terms t where t.tenant_id = _tenant and t.term = stem and t.products > 0;
  if not found and length(_word) >= 4 then
    return query
      select t.term, max(similarity(w.word, _word)), t.products
      from catalog_words w join catalog_terms t on t.tenant_id = _tenant and t.term = w.term and t.products > 0
      where w.tenant_id = _tenant and w.keys && search_typo_keys(_tenant, _word)
      group by t.term, t.products
      order by 2 desc limit 3;
  end if;
end
$$;

-- Products of a store for a customer's words, best first. Hidden ones never come; what is sold out says so.
-- _options: limit (12 unless told).
create or replace function search_products(_tenant bigint, _query text, _options jsonb default '{}')
returns table (product_id text, score real, can_be_offered boolean, why_not text, variant_ids text[])
language plpgsql stable as $$
declare
  dictionary regdictionary;
  products real;
  wanted tsquery[];
  weights real[];
begin
  dictionary := format('catalog_%s_stem', search_language(_tenant))::regdictionary;
  select c.products into products from catalog_terms c where c.tenant_id = _tenant and c.term = '';
  select array_agg(g.query), array_agg(g.weight) into wanted, weights from (
    select format('''%s:%s''', _tenant, m.term)::tsquery as query, ln(1 + (products - m.found + 0.5) / (m.found + 0.5)) as weight
    from regexp_split_to_table(search_fold(left(_query, 400)), ' ') word,
      lateral search_meanings(_tenant, dictionary, word) m
    order by weight desc limit 12
  ) g;
  return query
    select d.product_id, sum(t.weight * ts_rank('{0.1, 0.4, 0.5, 1}', d.terms, t.query))::real as score, d.available,
      case when not d.available then 'sold_out' end, null::text[]
    from (
      select * from catalog_documents c
      where c.terms @@ (select string_agg(q::text, ' | ')::tsquery from unnest(wanted) q)
      limit 2000
    ) d, unnest(wanted, weights) t (query, weight)
    group by d.product_id, d.available
    order by d.available desc, score desc, d.product_id
    limit least(greatest(coalesce((_options ->> 'limit')::int, 12), 1), 50);
end
$$;

-- The same for people and keys: the tenant is the session's, whatever they ask for. Under row-level security the
-- text operators could use no index.
create or replace function search_catalog(_query text, _options jsonb default '{}')
returns table (product_id text, score real, can_be_offered boolean, why_not text, variant_ids text[])
language sql stable security definer as $$
  select * from search_products(nullif(current_setting('app.tenant_id', true), '')::bigint, _query, _options)
$$;
revoke execute on function search_products(bigint, text, jsonb) from public;
revoke execute on function search_catalog(text, jsonb) from public;
grant execute on function search_catalog(text, jsonb) to platform_tenant;

-- Pinned, so that nobody's own schema can slip functions in; the extensions may stand in one of their own.
do $$
declare
  path text := (
    select string_agg(distinct quote_ident(n.nspname), ', ')
    from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname in ('pg_trgm', 'unaccent'));
begin
  execute format('alter function search_catalog(text, jsonb) set search_path = pg_catalog, public, %s, pg_temp', path);
  execute format('alter function search_products(bigint, text, jsonb) set search_path = pg_catalog, public, %s, pg_temp', path);
end
$$;
