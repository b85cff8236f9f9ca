-- May the bot speak here? Ownership is compared by epoch where a reply was decided earlier; everything else
-- is read when it is asked. One place for every reason, so that the inbox can name it.
-- (A NULL answer means yes.)

create or replace function bot_blocked(c chat_conversations, t tenants, _now timestamptz) returns text
language plpgsql stable as $$
begin
  return case
    when not t.is_active then 'store_off'
    when t.paused_at is not null then 'paused'
    when t.mode = 'off' then 'mode_off'
    when t.mode = 'test' and not exists (
      select 1 from unnest(t.test_numbers) n where phone_key(n) = c.contact_key) then 'not_a_test_number'
    when c.bot_excluded then 'excluded'
    when c.window_closes_at is null or c.window_closes_at <= _now then 'window_closed'
  end;
end
$$;

create or replace function chat_owner(c chat_conversations, _now timestamptz) returns text
language plpgsql immutable as $$
begin
  return case
    when c.human_override_until > _now then 'human'
    when c.waiting_since is not null then 'waiting'
    else 'bot'
  end;
end
$$;

create or replace function bot_gate(c chat_conversations, t tenants, _now timestamptz) returns text
language plpgsql stable as $$
begin
  return case chat_owner(c, _now)
    when 'human' then 'with_person'
    when 'waiting' then 'waiting_for_person'
    else bot_blocked(c, t, _now)
  end;
end
$$;
