ALTER TABLE "webhook_events" ADD COLUMN "signature" text;--> statement-breakpoint
CREATE INDEX "chat_media_keyless" ON "chat_media" USING btree ("tenant_id") WHERE state = 'pending' and error in ('no_key', 'bad_key');
--> statement-breakpoint
-- A new key fetches at once what could not be fetched for want of one.
create function fetch_with_new_key() returns trigger language plpgsql as $$
begin
  update chat_media set next_attempt_at = clock_timestamp()
  where tenant_id = new.id and state = 'pending' and error in ('no_key', 'bad_key');
  return null;
end
$$;
--> statement-breakpoint
create trigger new_key_for_files after update of ycloud_api_key on tenants
  for each row when (old.ycloud_api_key is distinct from new.ycloud_api_key) execute function fetch_with_new_key();
