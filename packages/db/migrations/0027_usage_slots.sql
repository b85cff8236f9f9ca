ALTER TABLE "usage_days" ADD COLUMN "slot" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "usage_days" DROP CONSTRAINT "usage_days_tenant_id_day_purpose_model_pk";--> statement-breakpoint
ALTER TABLE "usage_days" ADD CONSTRAINT "usage_days_tenant_id_day_purpose_model_slot_pk" PRIMARY KEY("tenant_id","day","purpose","model","slot");
