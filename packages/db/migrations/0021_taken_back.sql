ALTER TABLE "chat_reactions" ALTER COLUMN "emoji" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "chat_reactions" ADD COLUMN "event_at" timestamp with time zone DEFAULT now() NOT NULL;