DROP INDEX "chat_conversations_contact";--> statement-breakpoint
DROP INDEX "chat_conversations_provider_user";--> statement-breakpoint
CREATE UNIQUE INDEX "chat_conversations_contact" ON "chat_conversations" USING btree ("contact_key","tenant_id","channel");--> statement-breakpoint
CREATE UNIQUE INDEX "chat_conversations_provider_user" ON "chat_conversations" USING btree ("provider_user_id","tenant_id","channel") WHERE provider_user_id is not null;