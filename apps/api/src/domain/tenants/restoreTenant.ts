import type { Database } from "@platform/db";
import { may } from "../../auth/index.ts";
import type { Access } from "../access.ts";
import { writeAudit } from "../audit/writeAudit.ts";
import { AppError, hasSqlState, notFound } from "../errors.ts";
import { isTenantId } from "../ids.ts";

type Answer = "ok" | "not_removed" | "erasing" | "number_taken";

const refusals: Record<Exclude<Answer, "ok" | "not_removed">, AppError> = {
  erasing: new AppError("conflict", "The store is being erased; it can't be brought back any more"),
  number_taken: new AppError(
    "number_taken",
    "Its number belongs to another store now; change or remove that one first",
  ),
};

/** Brings a removed store back, paused, for an operator or who was its owner. */
export async function restoreTenant(db: Database, access: Access, tenantId: string): Promise<{ id: string }> {
  if (!isTenantId(tenantId)) throw notFound("Tenant");
  if (!may(access.actor, "operate", null) && !(await ownedBefore(db, access, tenantId))) {
    // Somebody of a store that is there, or nobody of it: the answer is the one to any change.
    await access.tenant(tenantId, "manage").run(async ({ sql }) => await sql`select 1`);
    throw notRemoved();
  }
  const answer = await unlessTaken(() =>
    db.system.begin(async (sql) => {
      const [row] = await sql<{ answer: Answer }[]>`select restore_store(${tenantId}) as answer`;
      if (row?.answer === "ok") await writeAudit(sql, access.actor, { tenantId, action: "tenant.restored" });
      return row?.answer ?? "not_removed";
    }),
  );
  if (answer === "not_removed") {
    await access.tenant(tenantId, "read").run(async ({ sql }) => await sql`select 1`);
    throw notRemoved();
  }
  if (answer !== "ok") throw refusals[answer];
  return { id: tenantId };
}

/** Somebody else may be given the number at the same moment. */
async function unlessTaken(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (hasSqlState(error, "23505")) return "number_taken";
    throw error;
  }
}

function notRemoved(): AppError {
  return new AppError("conflict", "The store is not removed");
}

/** Its people are let out with it, but stay on record. */
async function ownedBefore(db: Database, { actor }: Access, tenantId: string): Promise<boolean> {
  if (actor.kind !== "member") return false;
  const rows = await db.system`
    select 1 from auth.memberships m join store_removals r on r.tenant_id = m.tenant_id
    where m.tenant_id = ${tenantId} and m.user_id = ${actor.id} and m.role = 'owner' and m.disabled_at is null`;
  return rows.length > 0;
}
