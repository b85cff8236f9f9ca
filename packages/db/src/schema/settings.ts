import { bigint, index, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt } from "./columns.ts";
import { tenantId } from "./tenants.ts";

/** Marks of the installation: the key's canary, repeatable scripts applied. */
export const installation = pgTable("installation", {
  name: text().primaryKey(),
  value: text().notNull(),
  updatedAt: createdAt(),
});

/** Who changed what; rows are only ever added, and go with their store. */
export const auditLog = pgTable(
  "audit_log",
  {
    id: bigint({ mode: "bigint" }).primaryKey().generatedAlwaysAsIdentity(),
    tenantId: tenantId(),
    actor: text().notNull(),
    action: text().notNull(),
    target: text(),
    changes: text(),
    at: createdAt(),
  },
  (t) => [index("audit_log_tenant").on(t.tenantId, t.id)],
);
