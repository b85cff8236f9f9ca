-- Products of a store for a customer's words, best first; hidden ones never come.
-- _options: limit (1 to 50, 12 unless told), min_cents, max_cents, beside the limits that the words name.
-- can_be_offered: something of it can be bought that fits the options and the price asked for; variant_ids are those.
-- why_not: sold_out (it comes only where it is named), or asked_variant_unavailable: there are other options of it.
create or replace function search_products(_tenant bigint, _query text, _options jsonb default '{}')
returns table (product_id text, score real, can_be_offered boolean, why_not text, variant_ids text[])
language plpgsql stable as $$
declare
  most integer := 120;
  how_many constant integer := least(greatest(coalesce((_options ->> 'limit')::integer, 12), 1), 50);
  language constant text := search_language(_tenant);
  price record;
  words text;
  ascending boolean; -- by price, where the cheapest or the dearest is asked for
  refused tsquery;
  wishes search_wish[];
  options tsquery;
  near record;
  phrases tsquery[];
  phrase_weights real[];
  found tid[];
  scores double precision[];
  worth integer;
  kin tid[];
  kin_scores double precision[];
begin
  price := search_price(search_inches(left(_query, 400)), (select t.country from tenants t where t.id = _tenant));
  price.min_cents := greatest(price.min_cents, (_options ->> 'min_cents')::bigint);
  price.max_cents := least(price.max_cents, (_options ->> 'max_cents')::bigint);
  select o.rest, o.ascending into words, ascending from search_price_order(search_fold(price.rest)) o;
  if ascending is not null then
    most := 5000; -- what has another price stands among them
  end if;
  refused := search_refusals(_tenant, language, words);
  wishes := search_wanted(_tenant, language, words);
  if wishes = '{}' then
    return query select b.* from search_by_price(_tenant, price.min_cents, price.max_cents, ascending) b limit how_many;
    return;
  end if;
  if wishes[1].place <> wishes[cardinality(wishes)].place then
    near := search_neighbours(wishes);
    phrases := near.phrases;
    phrase_weights := near.weights;
  end if;
  select array_agg(c.row_id), array_agg(c.score) into found, scores from (
    select d.ctid as row_id,
      -- A sold-out product is half as good an answer; a long name says less about each of its words.
      case when d.available then float8 '1' else 0.5 end * case when d.terms @@ refused then 0.5 else 1 end / (0.75 + 0.25 * d.length / 6) * (t.score + 0.1 * coalesce(p.score, 0)) as score
    from catalog_documents d,
    lateral (
      select sum(g.score) as score from (
        -- Looked at first whether it is there at all: most alternatives of a word aren't.
        select max(case when d.terms @@ w.named then
          w.weight * (ts_rank('{0.4, 0.4, 0.5, 1}', d.terms, w.named) + case when d.terms @@ w.head then float8 '0.15' else 0 end)
            * case when d.terms @@ w.root then float8 '1' else 0.7 end else 0 end) as score
        from unnest(wishes) w group by w.place
      ) g
    ) t,
    lateral (select sum(p.weight) as score from unnest(phrases, phrase_weights) p (phrase, weight) where d.terms @@ p.phrase) p
    where d.ctid = any(search_rankable(_tenant, wishes, price.min_cents, price.max_cents, most))
    order by score desc, d.product_id limit case when ascending is null then how_many * 3 else most end
  ) c;
  worth := (select count(*) from unnest(scores) s where s >= scores[1] * 0.2);
  found := found[:worth];
  scores := scores[:worth];
  if cardinality(found) < how_many and search_has_kin(_tenant) then
    select array_agg(k.row_id), array_agg(scores[cardinality(scores)] * 0.5 * k.likeness) into kin, kin_scores
    from search_kin(_tenant, array(select f.row_id from unnest(found, scores) f (row_id, score) where f.score >= scores[1] * 0.7), how_many) k
    where k.row_id <> all(found);
  end if;
  options := (select string_agg('(' || w.as_option::text || ')', ' | ') from unnest(wishes) w where w.plain is not null)::tsquery;
  return query
    select d.product_id, s.score::real, o.variant_ids is not null,
      case when not d.available then 'sold_out' when o.variant_ids is null then 'asked_variant_unavailable' end,
      coalesce(o.variant_ids, '{}')
    from unnest(found || kin, scores || kin_scores) with ordinality s (row_id, score, nth)
    join catalog_documents d on d.ctid = s.row_id,
    -- What can be bought of it in the options asked for that it has. The offsets have each worked out once.
    lateral (
      select case when d.terms @@ options then (
        select string_agg(g.query, ' & ')::tsquery from (
          select '(' || string_agg(w.plain, ' | ') || ')' as query from unnest(wishes) w
          where w.plain is not null and d.terms @@ w.as_option group by w.place
        ) g
      ) end as query offset 0
    ) asked,
    lateral (
      select case when asked.query is null and price.min_cents is null and price.max_cents is null then nullif(d.offer_ids, '{}') else (
        select array_agg(d.offer_ids[i]) from generate_series(1, cardinality(d.offer_ids)) i
        where (asked.query is null or d.offer_terms[i] @@ asked.query)
          and (price.max_cents is null or d.offer_cents[i] <= price.max_cents) and (price.min_cents is null or d.offer_cents[i] >= price.min_cents)
      ) end as variant_ids offset 0
    ) o
    -- Kin come where they can be bought, what is sold out where at least half of what was asked for names it.
    where case when s.nth > worth then o.variant_ids is not null else d.available or (
      select sum(g.weight) filter (where g.is_in_name) >= sum(g.weight) / 2 from (
        select max(w.weight) as weight, bool_or(d.terms @@ w.in_name) as is_in_name from unnest(wishes) w group by w.place
      ) g
    ) end
    -- What answers nearly as well as the best is meant too; what is meant goes by its price where that is asked for.
    order by case when s.score >= scores[1] * 0.75 and d.available then case ascending when true then d.lowest_cents when false then - d.highest_cents end end nulls last,
      s.score * case when d.available and o.variant_ids is null then 0.85 else 1 end desc, d.product_id
    limit how_many;
end
$$;

-- "¿Qué tenés por menos de 10 mil?", "¿qué es lo más barato?": what sells best of what fits, or by its price.
create or replace function search_by_price(_tenant bigint, _min_cents bigint, _max_cents bigint, _ascending boolean)
returns table (product_id text, score real, can_be_offered boolean, why_not text, variant_ids text[])
language sql stable as $$
  select d.product_id, 1::real, true, null::text,
    array(select v.id from unnest(d.offer_ids, d.offer_cents) v (id, cents)
      where (_max_cents is null or v.cents <= _max_cents) and (_min_cents is null or v.cents >= _min_cents))
  from (
    select p.product_id, p.best_seller_rank from catalog_products p
    where p.tenant_id = _tenant and p.published and p.deleted_at is null
      and (_min_cents is not null or _max_cents is not null or _ascending is not null)
    order by p.best_seller_rank, p.product_id limit case when _ascending is null then 2000 else 20000 end
  ) p
  join catalog_documents d on d.tenant_id = _tenant and d.product_id = p.product_id
  where d.available and (_max_cents is null or d.lowest_cents <= _max_cents) and (_min_cents is null or d.highest_cents >= _min_cents)
  order by case _ascending when true then d.lowest_cents when false then - d.highest_cents end nulls last,
    p.best_seller_rank, d.lowest_cents, d.product_id
$$;

-- The same for people and keys: the tenant is the session's, whatever they ask for. Under row-level security the
-- text operators could use no index.
create or replace function search_catalog(_query text, _options jsonb default '{}')
returns table (product_id text, score real, can_be_offered boolean, why_not text, variant_ids text[])
language sql stable security definer as $$
  select * from search_products(nullif(current_setting('app.tenant_id', true), '')::bigint, _query, _options)
$$;
revoke execute on function search_products(bigint, text, jsonb) from public;

-- What a search finds, as read_products() has it now. Who has found it before says what and under which revision: where that still
-- stands, these are the ids and nothing is searched. Revision and search are of one statement's snapshot. No revision: not to be kept.
create or replace function mirror_search(_tenant bigint, _query text, _options jsonb, _revision text, _ids text[],
  out revision text, out ids text[], out products json) language plpgsql stable as $$
begin
  revision := (
    select r.revision || ' ' || w.value from catalog_revisions r, installation w
    where r.tenant_id = _tenant and w.name = 'search_words'
      and current_setting('app.catalog_revised', true) is distinct from _tenant::text);
  if revision = _revision then
    ids := _ids;
  else
    ids := array(select s.product_id from search_products(_tenant, _query, _options) s);
  end if;
  products := (select coalesce(json_agg(p), '[]') from read_products(_tenant, ids) p);
end
$$;
revoke execute on function search_catalog(text, jsonb) from public;
grant execute on function search_catalog(text, jsonb) to platform_tenant;

-- Pinned, so that nobody's own schema can slip functions in; the extensions may stand in one of their own. Plans are
-- made once and go through the indexes, whatever the statistics say: making one takes longer than most searches.
do $$
declare
  path text := (
    select string_agg(distinct quote_ident(n.nspname), ', ')
    from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname in ('pg_trgm', 'unaccent'));
  entry text;
begin
  foreach entry in array array['search_catalog', 'search_products'] loop
    execute format('alter function %I set search_path = pg_catalog, public, %s, pg_temp', entry, path);
  end loop;
  foreach entry in array array['search_products', 'search_wanted', 'search_guessed', 'search_rankable', 'search_kin'] loop
    execute format('alter function %I set enable_seqscan = off', entry);
    execute format('alter function %I set enable_hashjoin = off', entry);
    execute format('alter function %I set enable_mergejoin = off', entry);
    execute format('alter function %I set plan_cache_mode = force_generic_plan', entry);
  end loop;
end
$$;
