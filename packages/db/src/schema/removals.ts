import { boolean, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, instant } from "./columns.ts";
import { tenantId } from "./tenants.ts";

/** A store that was removed and is kept for a while; the row is the job that lets it go. Its trigger makes and ends it. */
export const storeRemovals = pgTable(
  "store_removals",
  {
    tenantId: tenantId().primaryKey(),
    removedAt: createdAt(),
    /** The name of who did it; null: by SQL. */
    removedBy: text(),
    /** Until then it can be brought back. */
    eraseAt: instant().notNull(),
    wasActive: boolean().notNull(),
    /** What it had ready to send is cancelled. */
    stoppedAt: instant(),
    /** Its shop has stopped telling us. */
    unsubscribedAt: instant(),
    unsubscribeAttempts: integer().notNull().default(0),
    unsubscribeError: text(),
    /** When it is looked at next. */
    dueAt: createdAt(),
    /** From here on there is no way back. */
    erasingAt: instant(),
    eraseError: text(),
  },
  (t) => [index("store_removals_due").on(t.dueAt)],
);
