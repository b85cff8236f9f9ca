-- What a run of the agent knows of its store, whoever it runs for: a customer's turn or the playground.
create or replace function store_context(t tenants, _now timestamptz) returns jsonb language plpgsql stable as $$
begin
  return jsonb_build_object(
    'tenantId', t.id::text, 'now', _now, 'tenant', to_jsonb(t),
    'handoff', (select to_jsonb(h) - 'smtp_password_encrypted' from tenant_human_handoff_config h where h.tenant_id = t.id),
    'topics', (
      select coalesce(jsonb_agg(jsonb_build_object('name', o.name, 'examples', o.examples, 'text', o.customer_text)
        order by o.position, o.created_at), '[]')
      from handoff_topics o where o.tenant_id = t.id and o.is_active),
    'attendance', attendance(t, _now),
    'intents', (
      select coalesce(jsonb_agg(jsonb_build_object('name', i.name, 'examples', i.examples, 'signal', i.signal)
        order by i.created_at, i.id), '[]')
      from chat_intents i where i.tenant_id = t.id),
    'sheet', (select to_jsonb(s) from tenant_sheets s where s.tenant_id = t.id),
    'articles', current_articles(t.id, _now));
end
$$;
