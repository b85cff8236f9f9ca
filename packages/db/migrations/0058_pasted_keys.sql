-- A key or number that was pasted with blanks or the end of its line is that key: it was refused as another one.
create function trim_pasted() returns trigger language plpgsql as $$
declare
  blank constant text := E' \t\r\n\u00a0';
begin
  new.tiendanube_store_id := nullif(btrim(new.tiendanube_store_id, blank), '');
  new.tiendanube_access_token := nullif(btrim(new.tiendanube_access_token, blank), '');
  new.ycloud_api_key := nullif(btrim(new.ycloud_api_key, blank), '');
  new.ycloud_webhook_secret := nullif(btrim(new.ycloud_webhook_secret, blank), '');
  new.openai_api_key := nullif(btrim(new.openai_api_key, blank), '');
  return new;
end
$$;
--> statement-breakpoint
create trigger pasted before insert or update of
  tiendanube_store_id, tiendanube_access_token, ycloud_api_key, ycloud_webhook_secret, openai_api_key on tenants
  for each row execute function trim_pasted();
