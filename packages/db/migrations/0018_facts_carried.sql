ALTER TABLE "turns" ADD COLUMN "facts" jsonb;--> statement-breakpoint
ALTER TABLE "turns" ADD COLUMN "verdict" text;