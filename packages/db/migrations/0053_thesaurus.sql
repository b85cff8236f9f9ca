CREATE TABLE "thesaurus_meanings" (
	"language" text NOT NULL,
	"entry" integer NOT NULL,
	"terms" text NOT NULL,
	"roots" text NOT NULL,
	"weight" real NOT NULL,
	CONSTRAINT "thesaurus_meanings_language_entry_terms_pk" PRIMARY KEY("language","entry","terms")
);
--> statement-breakpoint
CREATE TABLE "thesaurus_names" (
	"language" text NOT NULL,
	"term" text NOT NULL,
	"entry" integer NOT NULL,
	"keys" integer[],
	CONSTRAINT "thesaurus_names_language_term_entry_pk" PRIMARY KEY("language","term","entry")
);
--> statement-breakpoint
CREATE INDEX "thesaurus_names_keys" ON "thesaurus_names" USING gin ("keys") WITH (fastupdate=off);