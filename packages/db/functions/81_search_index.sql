-- What a search looks at, derived from the mirror.

-- Raised whenever the same product would be indexed differently: at the next boot all are indexed anew.
create or replace function search_index_version() returns text language sql immutable as $$ select '8' $$;

-- The texts of products that customers can see, each part by itself, and what can be bought of them.
create or replace function search_sources(_tenant bigint, _product_ids text[])
returns table (
  product_id text, name text, kind text, options text, body text, available boolean, lowest_cents bigint, highest_cents bigint,
  offer_ids text[], offer_words text[], offer_cents bigint[], fingerprint text)
language sql stable as $$
  select p.product_id, p.name, k.kind, v.options, b.body, coalesce(v.available, false), v.lowest_cents, v.highest_cents,
    coalesce(v.offer_ids, '{}'), coalesce(v.offer_words, '{}'), coalesce(v.offer_cents, '{}'),
    search_index_version() || ':' || search_language(_tenant) || md5(concat_ws('|', p.name, k.kind, v.each_variant, b.body))
  from unnest(_product_ids) asked (id)
  -- Here and in what follows `offset 0` has each row looked for by its key, as in `search_alike()`.
  cross join lateral (select * from catalog_products where tenant_id = _tenant and product_id = asked.id offset 0) p
  left join lateral (
    select string_agg(distinct o.words, ' ') filter (where o.visible) as options,
      string_agg(o.variant_id || ' ' || o.words, ' ' order by o.variant_id) filter (where o.visible) as each_variant,
      bool_or(o.visible) as visible, bool_or(o.available) as available,
      min(o.cents) filter (where o.available) as lowest_cents, max(o.cents) filter (where o.available) as highest_cents,
      array_agg(o.variant_id order by o.position, o.variant_id) filter (where o.available) as offer_ids,
      array_agg(o.words order by o.position, o.variant_id) filter (where o.available) as offer_words,
      array_agg(o.cents order by o.position, o.variant_id) filter (where o.available) as offer_cents
    from (
      select w.variant_id, w.position, w.visible, w.available, least(w.promotional_price_cents, w.price_cents) as cents,
        concat_ws(' ', array_to_string(w.values, ' '), w.sku, w.barcode, w.mpn) as words
      from catalog_variants w where w.tenant_id = _tenant and w.product_id = p.product_id
    ) o
  ) v on true
  left join lateral (
    with recursive above as (
      select c.category_id, c.name, c.parent_id from catalog_categories c
      where c.tenant_id = _tenant and c.category_id = any(p.category_ids)
      union
      select c.category_id, c.name, c.parent_id from above a
      cross join lateral (select * from catalog_categories where tenant_id = _tenant and category_id = a.parent_id offset 0) c
    )
    select string_agg(a.name, ' ' order by a.name) as names from above a
  ) c on true,
  lateral (select concat_ws(' ', p.brand, c.names, array_to_string(p.tags, ' '), array_to_string(p.other_names, ' ')) as kind) k,
  -- The beginning says what it is; what follows is often the same under every product.
  lateral (select concat_ws(' ', array_to_string(p.attributes, ' '), left(p.description, 1200)) as body) b
  where p.published and p.deleted_at is null and v.visible is distinct from false
$$;

-- Those of these products of which something else is searched than the mirror holds now. New ones are not looked into: a
-- store's first pages would be read twice.
create or replace function unlike_indexed(_tenant bigint, _product_ids text[]) returns text[] language plpgsql stable as $$
begin
  return array(
    select asked.id from (select distinct unnest(_product_ids) as id) asked
    left join lateral (select * from catalog_documents where tenant_id = _tenant and product_id = asked.id offset 0) d on true
    left join search_sources(_tenant, array(
      select k.product_id from catalog_documents k where k.tenant_id = _tenant and k.product_id = any(_product_ids)
    )) s on s.product_id = asked.id
    where d.product_id is null
      or (s.fingerprint, s.available, s.offer_ids, s.offer_cents) is distinct from (d.fingerprint, d.available, d.offer_ids, d.offer_cents));
end
$$;

-- Brings what is searched to what the mirror holds now, for these products; hidden and removed ones leave it. May be
-- repeated at will. Two transactions that index for one store wait for each other. Returns how many were written.
create or replace function index_products(_tenant bigint, _product_ids text[]) returns integer language plpgsql as $$
declare
  language text;
  stems regconfig;
  dictionary regdictionary;
  written integer;
begin
  if not exists (select 1 from tenants where id = _tenant) then
    return 0; -- the store itself is being removed
  end if;
  perform pg_advisory_xact_lock(hashtextextended('catalog_documents', _tenant));
  _product_ids := unlike_indexed(_tenant, _product_ids);
  if _product_ids = '{}' then
    return 0; -- as of most that the store is asked for again
  end if;
  language := search_language(_tenant);
  stems := format('catalog_%s', language)::regconfig;
  dictionary := format('catalog_%s_stem', language)::regdictionary;
  with asked as (select distinct unnest(_product_ids) as product_id),
  before as materialized (
    select d.product_id, d.fingerprint, d.terms, d.available, d.offer_ids, d.offer_cents
    from asked
    cross join lateral (select * from catalog_documents where tenant_id = _tenant and product_id = asked.product_id offset 0) d
  ),
  shown as materialized (select * from search_sources(_tenant, array(select product_id from asked))),
  sources as materialized (
    select s.*, b.fingerprint is distinct from s.fingerprint as reworded
    from shown s left join before b using (product_id)
    where (s.fingerprint, s.available, s.offer_ids, s.offer_cents) is distinct from (b.fingerprint, b.available, b.offer_ids, b.offer_cents)
  ),
  offers as materialized (
    select s.*, array(select to_tsvector(stems, search_spellings(o.words)) from unnest(s.offer_words) with ordinality o (words, place) order by o.place) as offer_terms
    from sources s
  ),
  texts as materialized (
    select o.*, search_spellings(o.name) as name_words, search_spellings(o.kind) as kind_words,
      search_endings(concat_ws(' ', o.name, o.kind)) as endings,
      search_spellings(o.options) as option_words, search_spellings(o.body) as body_words
    from offers o where o.reworded
  ),
  parts as materialized (
    select t.*, setweight(to_tsvector(stems, t.name_words), 'A') || setweight(to_tsvector(stems, t.kind_words), 'B')
        || setweight(to_tsvector(stems, t.option_words), 'C')
        || setweight(to_tsvector(stems, t.endings), 'D') as core,
      setweight(to_tsvector(stems, t.body_words), 'D') as body_terms,
      array_to_tsvector(coalesce(ts_lexize(dictionary, search_head(language, t.name)), '{}')) as head
    from texts t
  ),
  upserted as (
    insert into catalog_documents as d
      (tenant_id, product_id, terms, length, available, lowest_cents, highest_cents, offer_ids, offer_terms, offer_cents, fingerprint)
    select _tenant, p.product_id,
      search_salt(_tenant, ':', p.core || p.body_terms) || search_salt(_tenant, '~', strip(p.core)) || search_salt(_tenant, '=', search_roots(concat_ws(' ', p.name_words, p.kind_words, p.option_words, p.endings))) || search_salt(_tenant, '^', p.head),
      search_length(p.name), p.available, p.lowest_cents, p.highest_cents, p.offer_ids, p.offer_terms, p.offer_cents, p.fingerprint
    from parts p
    on conflict (tenant_id, product_id) do update set
      terms = excluded.terms, length = excluded.length, available = excluded.available,
      lowest_cents = excluded.lowest_cents, highest_cents = excluded.highest_cents, offer_ids = excluded.offer_ids,
      offer_terms = excluded.offer_terms, offer_cents = excluded.offer_cents, fingerprint = excluded.fingerprint
    returning 1
  ),
  changed_offers as (
    update catalog_documents d set available = o.available, lowest_cents = o.lowest_cents, highest_cents = o.highest_cents,
      offer_ids = o.offer_ids, offer_terms = o.offer_terms, offer_cents = o.offer_cents
    from offers o
    cross join lateral (
      select k.ctid as row_id from catalog_documents k where k.tenant_id = _tenant and k.product_id = o.product_id offset 0) own
    where not o.reworded and d.ctid = own.row_id
  ),
  hidden as materialized (select b.product_id from before b except select s.product_id from shown s),
  gone as (
    delete from catalog_documents where tenant_id = _tenant and product_id = any(array(select product_id from hidden))),
  changes as materialized (
    select c.term, sum(c.n)::int as n from (
      select substr(salted, strpos(salted, ':') + 1) as term, -1 as n
      from before b, unnest(tsvector_to_array(b.terms)) salted
      where salted like '%:%' and (b.product_id in (select product_id from parts) or b.product_id in (select product_id from hidden))
      union all select '', -1 from hidden
      union all select unnest(tsvector_to_array(p.core || p.body_terms)), 1 from parts p
      union all select '', 1 from parts p where p.product_id not in (select product_id from before)
    ) c group by 1 having sum(c.n) <> 0
  ),
  rarer as (
    update catalog_terms t set products = t.products + c.n
    from changes c
    cross join lateral (select k.ctid as row_id from catalog_terms k where k.tenant_id = _tenant and k.term = c.term offset 0) own
    where c.n < 0 and t.ctid = own.row_id
  ),
  commoner as (
    insert into catalog_terms (tenant_id, term, products) select _tenant, c.term, c.n from changes c where c.n > 0
    on conflict (tenant_id, term) do update set products = catalog_terms.products + excluded.products
  ),
  words as (
    insert into catalog_words (tenant_id, word, term, keys)
    select _tenant, w.word, coalesce((ts_lexize(dictionary, w.word))[1], w.word), search_typo_keys(_tenant, w.word)
    from (
      select distinct word from parts p, regexp_split_to_table(concat_ws(' ', p.name_words, p.kind_words, p.option_words, p.endings, p.body_words), ' ') word
      where word ~ '^[[:alpha:]]{4,30}$'
    ) w
    where not exists (select 1 from catalog_words k where k.tenant_id = _tenant and k.word = w.word and k.term = coalesce((ts_lexize(dictionary, w.word))[1], w.word))
    on conflict (tenant_id, word) do update set term = excluded.term
  )
  select count(*) into written from upserted;
  return written;
end
$$;

-- What was indexed by an older version, in the order of the keys.
create or replace function stale_documents(_limit integer) returns table (tenant_id bigint, product_ids text[]) language sql stable as $$
  select s.tenant_id, array_agg(s.product_id)
  from (
    select d.tenant_id, d.product_id from catalog_documents d
    where split_part(d.fingerprint, ':', 1) <> search_index_version() order by 1, 2 limit _limit
  ) s group by 1
$$;
