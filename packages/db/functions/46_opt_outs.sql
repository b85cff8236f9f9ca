-- Who wants no messages that they didn't ask for. Every wish is a row; the newest of a chat is what holds there.

create or replace function project_opt_out(_conversation uuid) returns void language plpgsql as $$
declare
  newest contact_opt_outs;
begin
  select * into newest from contact_opt_outs where conversation_id = _conversation order by at desc, id desc limit 1;
  update chat_conversations c set
    opted_out_at = case when newest.opted_out then newest.at end,
    opt_out_cause = case when newest.opted_out then newest.cause end
  where c.id = _conversation and c.opted_out_at is distinct from case when newest.opted_out then newest.at end;
  if found then
    insert into live_events (tenant_id, conversation_id) values (newest.tenant_id, _conversation);
  end if;
end
$$;

-- What a customer wrote and nothing else, e.g. BAJA. No wish is what only answers our question ("¿caña alta o baja?"),
-- nor ALTA of somebody who never left. The message says so, for the turn that answers it.
create or replace function note_consents(batch jsonb) returns void language plpgsql as $$
declare
  i record;
  c chat_conversations;
begin
  for i in
    select n.*, m.seq from ingest_items(batch) n join chat_messages m on m.id = n.message_id
    where n.kind = 'inbound' and n.consent is not null order by n.sent_at, n.ord
  loop
    select * into c from chat_conversations where id = i.conversation_id;
    continue when i.consent = 'in' and c.opted_out_at is null or answers_our_question(c.id, i.seq, i.content);
    insert into contact_opt_outs (tenant_id, contact_key, conversation_id, opted_out, cause, detail, at)
    values (c.tenant_id, c.contact_key, c.id, i.consent = 'out', 'keyword', left(i.content, 100), i.sent_at);
    update chat_messages set details = coalesce(details, '{}') || jsonb_build_object('consent', i.consent)
    where id = i.message_id;
  end loop;
end
$$;

-- Our last words hold the customer's word, and don't name it as the one to write, which is done in capitals; in
-- capitals it is never an answer.
create or replace function answers_our_question(_conversation uuid, _before bigint, _word text) returns boolean
language sql stable as $$
  select _word <> upper(_word) and coalesce((
    select lower(m.content) ~ ('\m' || w.word || '\M') and m.content !~ ('\m' || upper(w.word) || '\M')
    from chat_messages m, (select lower(trim(regexp_replace(_word, '[^[:alpha:] ]', '', 'g'))) as word) w
    where m.conversation_id = _conversation and m.seq < _before and m.role in ('assistant', 'human_supervisor') and m.content is not null
    order by m.seq desc limit 1), false)
$$;

-- From WhatsApp's settings or YCloud's list. What the installation's secret vouches for is about the stores that use
-- the installation's account and know the customer.
create or replace function note_provider_consents(batch jsonb) returns void language sql as $$
  insert into contact_opt_outs (tenant_id, contact_key, conversation_id, opted_out, cause, detail, at)
  select t.id, w.key, c.id, w.consent = 'out', w.opt_cause, left(w.content, 100), w.sent_at
  from (
    select i.*, contact_key(i.external_user_id) as key from ingest_items(batch) i
    where i.kind = 'consent' and i.external_user_id is not null
  ) w
  join tenants t on t.id = w.tenant_id or w.tenant_id is null and t.ycloud_api_key is null
  left join chat_conversations c on c.contact_key = w.key and c.tenant_id + 0 = t.id and c.channel = 'whatsapp'
  where c.id is not null or w.tenant_id is not null
  order by t.id, w.key, w.sent_at
$$;

-- Wishes from before a customer's first message become those of their chat.
create or replace function adopt_opt_outs(_conversations uuid[]) returns void language sql as $$
  update contact_opt_outs o set conversation_id = c.id
  from chat_conversations c
  where c.id = any(_conversations) and o.contact_key = c.contact_key and o.tenant_id = c.tenant_id and o.conversation_id is null
$$;
