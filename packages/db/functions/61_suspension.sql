-- A store is suspended or comes back: what its bot was about to do is over. Nobody is answered, hours later, what was asked
-- before; what people had put in line leaves, as their messages always do. Chats in order of their ids, as everywhere.
create or replace function silence_store(_tenant bigint) returns void language plpgsql as $$
declare
  chat uuid;
begin
  for chat in
    select c.id from chat_conversations c where c.tenant_id = _tenant and c.turn_due_at is not null
    union
    select m.conversation_id from chat_messages m
    where m.tenant_id = _tenant and m.role = 'assistant' and m.send_state in ('queued', 'draft')
    order by 1
  loop
    perform 1 from chat_conversations where id = chat for no key update;
    update chat_messages m set outcome = 'store_off'
    where m.conversation_id = chat and m.role = 'user'
      and (m.outcome is null or m.outcome in ('answered', 'drafted') and exists (
        select 1 from chat_messages b
        where b.turn_id = m.turn_id and b.role = 'assistant' and b.send_state in ('queued', 'draft'))
        and not exists (
          select 1 from chat_messages s
          where s.turn_id = m.turn_id and s.role = 'assistant' and s.send_state in ('sending', 'unknown', 'accepted')));
    perform cancel_unsent(chat, 'store_off');
    update chat_conversations set turn_due_at = null, first_unanswered_at = null, turn_superseded = 0, turn_attempts = 0,
      turn_lease_token = null, turn_lease_until = null
    where id = chat;
  end loop;
  -- Whoever has these chats open sees it within seconds; further ones when they are next read.
  insert into live_events (tenant_id, conversation_id)
  select _tenant, c.id from chat_conversations c where c.tenant_id = _tenant
  order by c.last_message_at desc nulls last limit 200;
end
$$;
