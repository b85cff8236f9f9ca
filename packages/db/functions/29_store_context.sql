-- What a run of the agent knows of its store, whoever it runs for: a customer's turn or the playground. As text that is
-- only handed on, where it is; who picks from it or adds to it takes `store_context`.
create or replace function store_context_text(t tenants, _now timestamptz) returns json language plpgsql stable as $$
begin
  return json_build_object(
    'tenantId', t.id::text, 'now', _now, 'tenant', to_json(t),
    'handoff', (select to_jsonb(h) - 'smtp_password_encrypted' from tenant_human_handoff_config h where h.tenant_id = t.id),
    'topics', (
      select coalesce(json_agg(json_build_object('name', o.name, 'examples', o.examples, 'text', o.customer_text)
        order by o.position, o.created_at), '[]')
      from handoff_topics o where o.tenant_id = t.id and o.is_active),
    'attendance', attendance(t, _now),
    'intents', (
      select coalesce(json_agg(json_build_object('name', i.name, 'examples', i.examples, 'signal', i.signal)
        order by i.created_at, i.id), '[]')
      from chat_intents i where i.tenant_id = t.id),
    'mirror', (
      select json_build_object('access', y.access, 'whole', y.synced_at is not null,
        'ageSeconds', coalesce(extract(epoch from _now - y.synced_at), 0))
      from catalog_sync y where y.tenant_id = t.id),
    'sheet', (select to_json(s) from tenant_sheets s where s.tenant_id = t.id),
    'articles', current_articles(t.id, _now),
    'base', base_of(t));
end
$$;

create or replace function store_context(t tenants, _now timestamptz) returns jsonb language plpgsql stable as $$
begin
  return store_context_text(t, _now)::jsonb;
end
$$;

-- What all bots are told, as far as this store follows it.
create or replace function base_for(t tenants, _prompt text, _disclosure text, _forbidden text[]) returns jsonb
language sql stable as $$
  select jsonb_build_object(
    'prompt', case when t.follows_base then _prompt end, 'disclosure', case when t.follows_base then _disclosure end,
    'forbidden', array_remove(coalesce(t.forbidden_phrases, _forbidden, '{}'), null))
$$;

-- The same of the version that counts. The table belongs to no store, and a store's session reads it here alone.
create or replace function base_of(t tenants) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select base_for(t, b.prompt, b.disclosure, b.forbidden_phrases)
  from (select 1) one left join lateral (select * from base_versions order by number desc limit 1) b on true
$$;
