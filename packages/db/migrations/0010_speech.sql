ALTER TABLE "tenants" ADD COLUMN "main_language" text;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "bot_name" text;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "disclosure" text;--> statement-breakpoint
ALTER TABLE "tenants" ADD CONSTRAINT "tenants_main_language" CHECK ("tenants"."main_language" in ('es', 'pt', 'en'));