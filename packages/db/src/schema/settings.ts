import { sql } from "drizzle-orm";
import { bigint, boolean, check, integer, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, envelope } from "./columns.ts";
import { tenantId } from "./tenants.ts";

const smtpSecurities = ["SSL", "STARTTLS", "NONE"] as const;

/** How a store hands chats over to people; mail is sent over its own server. */
export const tenantHumanHandoffConfig = pgTable(
  "tenant_human_handoff_config",
  {
    tenantId: tenantId().primaryKey(),
    enabled: boolean().notNull().default(true),
    destinationEmail: text(),
    handoffInstructions: text(),
    handoffMessage: text(),
    smtpHost: text(),
    smtpPort: integer(),
    smtpSecurity: text({ enum: smtpSecurities }).notNull().default("STARTTLS"),
    smtpUser: text(),
    smtpPasswordEncrypted: text(),
    updatedAt: createdAt(),
  },
  (t) => [
    check("handoff_smtp_security", sql`${t.smtpSecurity} in ('SSL', 'STARTTLS', 'NONE')`),
    envelope("smtp_password_encrypted"),
  ],
);

/** Marks of the installation: the key's canary, repeatable scripts applied. */
export const installation = pgTable("installation", {
  name: text().primaryKey(),
  value: text().notNull(),
  updatedAt: createdAt(),
});

/** Who changed what; rows are only ever added. */
export const auditLog = pgTable("audit_log", {
  id: bigint({ mode: "bigint" }).primaryKey().generatedAlwaysAsIdentity(),
  tenantId: tenantId(),
  actor: text().notNull(),
  action: text().notNull(),
  target: text(),
  changes: text(),
  at: createdAt(),
});
