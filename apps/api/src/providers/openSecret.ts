import type { Sql } from "@platform/db";
import { openStoredSecret, type Sealer, type SecretPlace } from "@platform/db/sealing";
import type { Logger } from "pino";

export interface SecretDeps {
  sql: Sql;
  sealer: Sealer;
  log: Pick<Logger, "error">;
}

/** Null for a secret that isn't set. One that doesn't open counts as missing, and is reported. */
export async function openSecret(
  deps: SecretDeps,
  { stored, place }: { stored: string | null; place: SecretPlace },
): Promise<string | null> {
  if (stored === null || stored === "") return null;
  try {
    return await openStoredSecret(deps, { stored, place });
  } catch (error) {
    deps.log.error(
      { err: error, table: place.table, column: place.column, row: place.row },
      "A stored secret can't be opened",
    );
    return null;
  }
}
