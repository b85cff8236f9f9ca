import type { Brain, PromptPublished } from "@platform/contract";
import type { Sql } from "@platform/db";
import type { SignedIn } from "../../auth/index.ts";
import { writeAudit } from "../audit/writeAudit.ts";
import { AppError, notFound } from "../errors.ts";
import { brainWarnings } from "./brainWarnings.ts";
import { brainColumns, readVersion } from "./promptRow.ts";
import { signPromptChange, type PromptChange } from "./signPromptChange.ts";

interface Replacement {
  tenantId: string;
  /** The live version that whoever acts has seen. */
  over: number;
  brain: Brain;
  change: PromptChange;
}

/**
 * Writes texts into the store's row under its lock; the trigger makes the version. Null where they are the live
 * ones already. Throws `conflict` where another version went live meanwhile.
 */
export async function replaceLive(
  sql: Sql,
  actor: SignedIn,
  { tenantId, over, brain, change }: Replacement,
): Promise<PromptPublished | null> {
  const [live] = await sql<{ number: number }[]>`
    select prompt_number as number from tenants where id = ${tenantId} for no key update`;
  if (live === undefined) throw notFound("Tenant");
  if (live.number !== over) {
    throw new AppError(
      "conflict",
      `Version ${live.number} went live meanwhile; compare with it, then repeat with over: ${live.number}`,
    );
  }
  await signPromptChange(sql, actor, change);
  const [row] = await sql<{ number: number }[]>`
    update tenants set ${sql(brainColumns(brain))}, updated_at = now() where id = ${tenantId}
    returning prompt_number as number`;
  if (row === undefined || row.number === over) return null;
  await writeAudit(sql, actor, {
    tenantId,
    action: `prompt.${change.origin}`,
    target: String(row.number),
    changes: {
      over,
      ...(change.restoredFrom !== undefined && { restoredFrom: change.restoredFrom }),
      ...(change.note ? { note: change.note } : {}),
    },
  });
  const { unreadCharacters } = (await brainWarnings(sql, tenantId))(brain);
  return { ...(await readVersion(sql, { tenantId })).version, unreadCharacters };
}
