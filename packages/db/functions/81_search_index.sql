-- What a search looks at, derived from the mirror.

-- The texts of products that customers can see, each part by itself, and what can be bought of them.
create or replace function search_sources(_tenant bigint, _product_ids text[])
returns table (product_id text, name text, kind text, options text, body text, available boolean, lowest_cents bigint, highest_cents bigint)
language sql stable as $$
  select p.product_id, p.name,
    concat_ws(' ', p.brand, array_to_string(c.names, ' '), array_to_string(p.tags, ' '), array_to_string(p.other_names, ' ')),
    concat_ws(' ', v.options, array_to_string(p.attributes, ' ')),
    p.description,
    coalesce(v.available, false), v.lowest_cents, v.highest_cents
  from unnest(_product_ids) asked (id)
  join catalog_products p on p.tenant_id = _tenant and p.product_id = asked.id and p.published and p.deleted_at is null
  left join lateral (
    select string_agg(distinct concat_ws(' ', array_to_string(o.values, ' '), o.sku, o.barcode, o.mpn), ' ') filter (where o.visible) as options,
      bool_or(o.visible) as visible,
      bool_or(o.available) as available,
      min(o.payable) filter (where o.available) as lowest_cents,
      max(o.payable) filter (where o.available) as highest_cents
    from (
      select w.*, least(w.promotional_price_cents, w.price_cents) as payable
      from catalog_variants w where w.tenant_id = _tenant and w.product_id = p.product_id
    ) o
  ) v on true
  left join lateral (
    with recursive above as (
      select k.category_id, k.name, k.parent_id from catalog_categories k
      where k.tenant_id = _tenant and k.category_id = any(p.category_ids)
      union
      select k.category_id, k.name, k.parent_id from above a
      join catalog_categories k on k.tenant_id = _tenant and k.category_id = a.parent_id
    )
    select array_agg(a.name order by a.name) as names from above a
  ) c on true
  where v.visible is distinct from false
$$;

-- Brings what is searched to what the mirror holds now, for these products; hidden and removed ones leave it. May be
-- repeated at will. Two transactions that index for one store wait for each other.
create or replace function index_products(_tenant bigint, _product_ids text[]) returns integer language plpgsql as $$
declare
  stems regconfig;
  dictionary regdictionary;
  written integer;
begin
  if not exists (select 1 from tenants where id = _tenant) then
    return 0; -- the store itself is being removed
  end if;
  stems := format('catalog_%s', search_language(_tenant))::regconfig;
  dictionary := format('catalog_%s_stem', search_language(_tenant))::regdictionary;
  perform pg_advisory_xact_lock(hashtextextended('catalog_documents', _tenant));
  with asked as (select distinct unnest(_product_ids) as product_id),
  sources as materialized (
    select s.*, md5(concat_ws('|', stems, s.name, s.kind, s.options, s.body)) as fingerprint
    from search_sources(_tenant, array(select product_id from asked)) s
  ),
  before as materialized (
    select d.product_id, d.fingerprint, d.terms from catalog_documents d join asked using (product_id) where d.tenant_id = _tenant
  ),
  texts as materialized (
    select s.*, search_spellings(s.name) as name_words, search_spellings(s.kind) as kind_words,
      search_spellings(s.options) as option_words, search_spellings(left(s.body, 2000)) as body_words
    from sources s left join before b using (product_id) where b.fingerprint is distinct from s.fingerprint
  ),
  documents as materialized (
    select t.*, setweight(to_tsvector(stems, t.name_words), 'A') || setweight(to_tsvector(stems, t.kind_words), 'B')
      || setweight(to_tsvector(stems, t.option_words), 'C') || setweight(to_tsvector(stems, t.body_words), 'D') as terms
    from texts t
  ),
  upserted as (
    insert into catalog_documents (tenant_id, product_id, terms, length, available, lowest_cents, highest_cents, fingerprint)
    select _tenant, d.product_id, search_salt(_tenant, ':', d.terms), length(d.terms), d.available, d.lowest_cents, d.highest_cents, d.fingerprint
    from documents d
    on conflict (tenant_id, product_id) do update set
      terms = excluded.terms, length = excluded.length, available = excluded.available,
      lowest_cents = excluded.lowest_cents, highest_cents = excluded.highest_cents, fingerprint = excluded.fingerprint
    returning 1
  ),
  changed_state as (
    update catalog_documents d
    set available = s.available, lowest_cents = s.lowest_cents, highest_cents = s.highest_cents
    from sources s join before b using (product_id, fingerprint)
    where d.tenant_id = _tenant and d.product_id = s.product_id
      and (d.available, d.lowest_cents, d.highest_cents) is distinct from (s.available, s.lowest_cents, s.highest_cents)
  ),
  gone as (
    delete from catalog_documents d using before b
    where d.tenant_id = _tenant and d.product_id = b.product_id and not exists (select 1 from sources s where s.product_id = b.product_id)
  ),
  changes as materialized (
    select c.term, sum(c.n)::int as n from (
      select split_part(unnest(tsvector_to_array(b.terms)), ':', 2) as term, -1 as n from before b
      where not exists (select 1 from sources s where s.product_id = b.product_id and s.fingerprint = b.fingerprint)
      union all select '', -1 from before b where not exists (select 1 from sources s where s.product_id = b.product_id)
      union all select unnest(tsvector_to_array(d.terms)), 1 from documents d
      union all select '', 1 from sources s where not exists (select 1 from before b where b.product_id = s.product_id)
    ) c group by 1 having sum(c.n) <> 0
  ),
  rarer as (
    update catalog_terms t set products = t.products + c.n from changes c
    where c.n < 0 and t.tenant_id = _tenant and t.term = c.term
  ),
  commoner as (
    insert into catalog_terms (tenant_id, term, products) select _tenant, c.term, c.n from changes c where c.n > 0
    on conflict (tenant_id, term) do update set products = catalog_terms.products + excluded.products
  ),
  words as (
    insert into catalog_words (tenant_id, word, term, keys)
    select _tenant, w.word, (ts_lexize(dictionary, w.word))[1], search_typo_keys(_tenant, w.word)
    from (
      select distinct word from documents d, regexp_split_to_table(concat_ws(' ', d.name_words, d.kind_words, d.option_words, d.body_words), ' ') word
      where word ~ '^[[:alpha:]]{4,}$'
    ) w
    on conflict (tenant_id, word) do update set term = excluded.term where catalog_words.term <> excluded.term
  )
  select count(*) into written from upserted;
  return written;
end
$$;
