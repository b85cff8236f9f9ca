CREATE TABLE "base_versions" (
	"number" integer PRIMARY KEY NOT NULL,
	"prompt" text,
	"disclosure" text,
	"forbidden_phrases" text[] DEFAULT '{}'::text[] NOT NULL,
	"restored_from" integer,
	"note" text,
	"author" text NOT NULL,
	"author_name" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "follows_base" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "forbidden_phrases" text[];--> statement-breakpoint
alter table base_versions enable row level security;
--> statement-breakpoint
-- Whoever runs the installation reads and adds; a store's session has it by base_of() alone.
create policy operator_rows on base_versions to platform_operator using (true);
--> statement-breakpoint
grant select, insert on base_versions to platform_operator;
