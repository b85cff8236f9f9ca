-- An empty name of a model was asked for as a model, and an empty address stood before the installation's. As with keys,
-- blanks around what was pasted are not its own, and nothing else than blanks is nothing.
create or replace function trim_pasted() returns trigger language plpgsql as $$
declare
  blank constant text := E' \t\r\n\u00a0';
begin
  new.tiendanube_store_id := nullif(btrim(new.tiendanube_store_id, blank), '');
  new.tiendanube_access_token := nullif(btrim(new.tiendanube_access_token, blank), '');
  new.ycloud_api_key := nullif(btrim(new.ycloud_api_key, blank), '');
  new.ycloud_webhook_secret := nullif(btrim(new.ycloud_webhook_secret, blank), '');
  new.openai_api_key := nullif(btrim(new.openai_api_key, blank), '');
  new.openai_base_url := nullif(btrim(new.openai_base_url, blank), '');
  new.openai_model := nullif(btrim(new.openai_model, blank), '');
  new.openai_fallback_model := nullif(btrim(new.openai_fallback_model, blank), '');
  return new;
end
$$;
--> statement-breakpoint
drop trigger pasted on tenants;
--> statement-breakpoint
create trigger pasted before insert or update of
  tiendanube_store_id, tiendanube_access_token, ycloud_api_key, ycloud_webhook_secret,
  openai_api_key, openai_base_url, openai_model, openai_fallback_model on tenants
  for each row execute function trim_pasted();
--> statement-breakpoint
create function trim_pasted_mail() returns trigger language plpgsql as $$
declare
  blank constant text := E' \t\r\n\u00a0';
begin
  new.smtp_host := nullif(btrim(new.smtp_host, blank), '');
  new.smtp_user := nullif(btrim(new.smtp_user, blank), '');
  return new;
end
$$;
--> statement-breakpoint
create trigger pasted before insert or update of smtp_host, smtp_user on tenant_human_handoff_config
  for each row execute function trim_pasted_mail();
--> statement-breakpoint
update tenants set openai_model = openai_model
where num_nonnulls(openai_base_url, openai_model, openai_fallback_model) > 0;
--> statement-breakpoint
update tenant_human_handoff_config set smtp_host = smtp_host where num_nonnulls(smtp_host, smtp_user) > 0;
