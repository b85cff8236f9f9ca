-- A chat's is replaced while others write: packages/db/src/migrate/buildIndexes.ts.
drop index tenants_bot_phone_key;--> statement-breakpoint
create unique index tenants_bot_phone_key on tenants (bot_phone_key) where bot_phone_key is not null;
