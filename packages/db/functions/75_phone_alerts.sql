-- Alerts on phones of the team: templates, since nobody there has written to us. Rows and claims are those of letters.

-- The phones that the store has named, each once and written alike.
create or replace function phones_to_alert(g tenant_human_handoff_config) returns setof text
language sql immutable as $$
  select distinct '+' || key.digits from unnest(g.alert_phones) phone
  cross join lateral (select regexp_replace(phone, '\D', '', 'g') as digits) key where length(key.digits) between 8 and 15
$$;

-- With the handoff or, outside opening hours, at the next opening: nobody's phone rings at night. Once in ten minutes.
create or replace function plan_phone_alerts(h handoffs, g tenant_human_handoff_config, opening timestamptz) returns void
language sql as $$
  insert into handoff_alerts (tenant_id, handoff_id, conversation_id, step, address, due_at)
  select h.tenant_id, h.id, h.conversation_id, 'phone', phone, opening from phones_to_alert(g) phone
  where not exists (
    select 1 from handoff_alerts a where a.conversation_id = h.conversation_id and a.step = 'phone' and a.address = phone
      and a.created_at > clock_timestamp() - interval '10 minutes')
$$;

-- Due ones with the approved template in the store's language, else in any; null where there is none.
create or replace function claim_phone_alerts(_limit int) returns setof jsonb language sql as $$
  with due as (
    select a.id from handoff_alerts a
    where a.due_at <= clock_timestamp() and a.step = 'phone'
    order by a.due_at limit _limit for no key update skip locked
  ),
  claimed as (
    update handoff_alerts a set attempts = a.attempts + 1, refusal = null,
      due_at = clock_timestamp() + interval '1 minute' * 2 ^ least(a.attempts, 6)
    from due where a.id = due.id
    returning a.*
  )
  select jsonb_build_object(
    'id', a.id, 'tenantId', a.tenant_id::text, 'conversationId', a.conversation_id, 'phone', a.address,
    'attempts', a.attempts, 'storeName', t.store_name, 'from', number_of(t, c.business_phone), 'apiKey', t.ycloud_api_key,
    'cause', h.cause, 'reason', h.reason, 'summary', h.summary,
    'contactName', c.display_name, 'contactPhone', c.contact_phone,
    'template', (
      select jsonb_build_object('name', w.name, 'language', w.language, 'components', w.components)
      from whatsapp_templates w
      where w.tenant_id = a.tenant_id and w.name = 'aviso_al_equipo' and w.status = 'APPROVED'
      order by left(w.language, 2) = coalesce(t.main_language, case when upper(t.country) = 'BR' then 'pt' else 'es' end) desc, w.language
      limit 1))
  from claimed a
  join tenants t on t.id = a.tenant_id
  join handoffs h on h.id = a.handoff_id
  join chat_conversations c on c.id = a.conversation_id
$$;

-- WhatsApp took the alert and then could not deliver it: the chat says so, as for a letter that no server took. What is
-- still being sent is settled by its own answer first.
create or replace function settle_refused_alerts() returns int language plpgsql as $$
begin
  return cardinality(apart('settle_refused_alerts', 'select settle_refused_alert(id) from unnest($1) id', array(
    select a.id from handoff_alerts a where a.refusal is not null and a.sent_at is not null order by random() limit 50)));
end
$$;

create or replace function settle_refused_alert(_id uuid) returns void language plpgsql as $$
begin
  perform settle_alert(a.id, a.refusal) from handoff_alerts a where a.id = _id;
  update handoff_alerts set refusal = null where id = _id;
end
$$;
