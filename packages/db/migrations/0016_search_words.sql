CREATE TABLE "search_fillers" (
	"word" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_synonyms" (
	"language" text NOT NULL,
	"term" text NOT NULL,
	"meaning" text NOT NULL,
	"weight" real NOT NULL,
	"is_foreign" boolean NOT NULL,
	CONSTRAINT "search_synonyms_language_term_meaning_pk" PRIMARY KEY("language","term","meaning")
);
--> statement-breakpoint
ALTER TABLE "catalog_documents" ADD COLUMN "offer_ids" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "catalog_documents" ADD COLUMN "offer_terms" "tsvector"[] DEFAULT '{}'::tsvector[] NOT NULL;--> statement-breakpoint
ALTER TABLE "catalog_documents" ADD COLUMN "offer_cents" bigint[] DEFAULT '{}'::bigint[] NOT NULL;--> statement-breakpoint
CREATE INDEX "catalog_words_term" ON "catalog_words" USING btree ("tenant_id","term");
--> statement-breakpoint
-- One way in which something may be said that was asked for, as the index is asked: see search_wishes().
create type search_wish as (
  place integer, weight real, products integer, named tsquery, head tsquery, root tsquery, in_name tsquery, as_option tsquery, plain text);
