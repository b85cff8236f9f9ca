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
    when t.mode = 'off_hours' and people_attend(t, _now) then 'opening_hours'
    when recently_human(c, t, _now) then 'recently_human'
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

-- Going live leaves people's chats to them: who was answered by a person before, and less than three days ago, is
-- answered by a person again, unless somebody gave the chat to the bot by hand. The provider's times have whole seconds.
create or replace function recently_human(c chat_conversations, t tenants, _now timestamptz) returns boolean
language plpgsql immutable as $$
begin
  return coalesce(c.last_human_at < date_trunc('second', t.live_since) and c.last_human_at > _now - interval '72 hours'
    and (c.returned_at is null or c.returned_at < c.last_human_at), false);
end
$$;

-- Marked because nobody could be told that it waits: what arrives at the customer mends nothing of that.
create or replace function unalerted(c chat_conversations) returns boolean language plpgsql immutable as $$
begin
  return coalesce(c.failure_reason = 'alert_failed', false);
end
$$;
