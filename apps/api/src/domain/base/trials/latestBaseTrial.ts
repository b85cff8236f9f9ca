import type { baseTrialLatestInput, baseTrialLatestSchema } from "@platform/contract";
import type { Database } from "@platform/db";
import type { z } from "zod";
import { readBaseDraft } from "../readBase.ts";
import { baseGateOf } from "./baseGateOf.ts";
import { readBaseTrial } from "./readBaseTrial.ts";

/** The newest trial, and whether the draft may count for all. */
export async function latestBaseTrial(
  db: Database,
  { revision }: z.infer<typeof baseTrialLatestInput>,
): Promise<z.infer<typeof baseTrialLatestSchema>> {
  return db.asOperator(async ({ sql }) => {
    const [newest] = await sql<{ id: string }[]>`
      select id from base_trials ${revision === undefined ? sql`` : sql`where revision = ${revision}`}
      order by id desc limit 1`;
    const tried = revision ?? (await readBaseDraft(sql))?.revision;
    return {
      trial: newest === undefined ? null : await readBaseTrial(sql, newest.id),
      gate: tried === undefined ? "open" : (await baseGateOf(sql, tried)).gate,
    };
  });
}
