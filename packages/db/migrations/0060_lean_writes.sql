-- A look at the store for each live event, and a lock on its row, for what is kept for an hour.
ALTER TABLE "live_events" DROP CONSTRAINT "live_events_tenant_id_tenants_id_fk";--> statement-breakpoint
-- Deflated already: PostgreSQL need not try to make it smaller.
alter table turns alter column run_record set storage external;
