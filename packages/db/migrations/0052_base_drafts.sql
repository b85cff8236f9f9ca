CREATE TABLE "base_drafts" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"prompt" text,
	"disclosure" text,
	"forbidden_phrases" text[] DEFAULT '{}'::text[] NOT NULL,
	"based_on" integer NOT NULL,
	"revision" uuid DEFAULT gen_random_uuid() NOT NULL,
	"author" text NOT NULL,
	"author_name" text,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "base_drafts_one" CHECK ("base_drafts"."one")
);
--> statement-breakpoint
CREATE TABLE "base_trials" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"revision" uuid NOT NULL,
	"prompt" text,
	"disclosure" text,
	"forbidden_phrases" text[] DEFAULT '{}'::text[] NOT NULL,
	"author_id" text NOT NULL,
	"author_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "prompt_trials" ADD COLUMN "base_trial_id" uuid;--> statement-breakpoint
CREATE INDEX "base_trials_revision" ON "base_trials" USING btree ("revision","id");--> statement-breakpoint
ALTER TABLE "prompt_trials" ADD CONSTRAINT "prompt_trials_base_trial_id_base_trials_id_fk" FOREIGN KEY ("base_trial_id") REFERENCES "public"."base_trials"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
alter table base_drafts enable row level security;
--> statement-breakpoint
create policy operator_rows on base_drafts to platform_operator using (true);
--> statement-breakpoint
grant select, insert, update, delete on base_drafts to platform_operator;
--> statement-breakpoint
alter table base_trials enable row level security;
--> statement-breakpoint
create policy operator_rows on base_trials to platform_operator using (true);
--> statement-breakpoint
grant select, insert on base_trials to platform_operator;
