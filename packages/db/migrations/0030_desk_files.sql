ALTER TABLE "chat_media" ADD COLUMN "uploaded_by" text;--> statement-breakpoint
ALTER TABLE "chat_media" ADD COLUMN "uploaded_for" uuid;--> statement-breakpoint
ALTER TABLE "chat_media" ADD COLUMN "provided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "chat_media" ADD COLUMN "provided_for" text;--> statement-breakpoint
ALTER TABLE "canned_answers" ADD COLUMN "media_id" uuid;--> statement-breakpoint
ALTER TABLE "canned_answers" ADD CONSTRAINT "canned_answers_media_id_chat_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."chat_media"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "chat_media_uploaded" ON "chat_media" USING btree ("created_at") WHERE uploaded_by is not null;--> statement-breakpoint
CREATE INDEX "canned_answers_media" ON "canned_answers" USING btree ("media_id") WHERE media_id is not null;