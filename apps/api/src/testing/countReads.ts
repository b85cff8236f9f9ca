import type { Database, Session } from "@platform/db";
import { rowsReadBy } from "@platform/db/testing";

/** A database that counts which rows of a table its stores' sessions look at, by index or without. */
export function countReads(db: Database, table: string): { db: Database; rows: () => number } {
  let rows = 0;
  const asTenant = <T>(tenantId: string, work: (session: Session) => Promise<T>): Promise<T> =>
    db.asTenant(tenantId, async (session) => {
      let result: Promise<T> | undefined;
      rows += await rowsReadBy(session.sql, [table], () => (result = work(session)));
      return result as Promise<T>;
    });
  return { db: { ...db, asTenant }, rows: () => rows };
}

/** Somebody who sees one store. */
export const viewerOf = (tenantId: string) => ({
  kind: "member" as const,
  id: "viewer",
  name: "Vera",
  email: null,
  sessionId: null,
  strong: false,
  tenants: [{ id: tenantId, role: "viewer" as const }],
});
