-- A new store that begins as another one stands: how its bot speaks and what it knows, how chats are handed over and filed,
-- limits and hours. Nothing is copied of what tells who the store is, or opens its accounts.

-- Rows of a store's settings for another store; `_without` gets its default.
create or replace function copy_rows(_table regclass, _from bigint, _to bigint, _without text[] default '{}') returns void
language plpgsql as $$
declare
  kept text;
begin
  select string_agg(quote_ident(a.attname), ', ') into kept from pg_attribute a
  where a.attrelid = _table and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''
    and a.attname <> all (_without || '{id,tenant_id,updated_by}');
  execute format('insert into %s (tenant_id, %s) select $1, %s from %s where tenant_id = $2', _table, kept, kept, _table)
  using _to, _from;
end
$$;

create or replace function clone_store(_from bigint, _name text, _phone text) returns bigint language plpgsql as $$
declare
  clone bigint;
begin
  insert into tenants (store_name, bot_phone_number, mode,
    system_prompt_template, store_catalog_knowledge, store_description, timezone, country, main_language,
    bot_name, disclosure, openai_model, openai_fallback_model, debounce_ms, history_messages, override_hours, stale_after_minutes,
    unanswered_after_seconds, opening_hours, special_days, return_at_closing, return_idle_minutes, daily_budget_usd,
    monthly_budget_usd, budget_effect, customer_daily_turns, customer_daily_tokens, model_prices, draft_checkout, suggest_replies,
    canary_minutes, retention_days, require_second_factor, follows_base, forbidden_phrases)
  select _name, _phone, 'test',
    system_prompt_template, store_catalog_knowledge, store_description, timezone, country, main_language,
    bot_name, disclosure, openai_model, openai_fallback_model, debounce_ms, history_messages, override_hours, stale_after_minutes,
    unanswered_after_seconds, opening_hours, special_days, return_at_closing, return_idle_minutes, daily_budget_usd,
    monthly_budget_usd, budget_effect, customer_daily_turns, customer_daily_tokens, model_prices, draft_checkout, suggest_replies,
    canary_minutes, retention_days, require_second_factor, follows_base, forbidden_phrases
  from tenants where id = _from and removed_at is null
  returning id into clone;
  if clone is null then
    return null;
  end if;
  -- Where money goes, and where one goes to fetch things, is never another store's.
  perform copy_rows('tenant_sheets', _from, clone, '{payment_details,pickup}');
  perform copy_rows('tenant_articles', _from, clone);
  perform copy_rows('tenant_human_handoff_config', _from, clone,
    '{destination_email,second_email,alert_phones,smtp_host,smtp_port,smtp_security,smtp_user,smtp_password_encrypted}');
  perform copy_rows('handoff_topics', _from, clone);
  perform copy_rows('chat_intents', _from, clone);
  perform copy_rows('chat_labels', _from, clone);
  -- An uploaded picture stays with the store that it lies in.
  perform copy_rows('canned_answers', _from, clone, '{media_id}');
  return clone;
end
$$;
