import type { Sql } from "postgres";
import { SealingError } from "./errors.ts";
import { canaryPlace } from "./places.ts";
import type { Sealer } from "./sealer.ts";

const SONG = "This installation's secrets open with this key.";

/**
 * At the first boot leaves a canary sealed with the current key; at every later one opens it.
 * @throws {SealingError} `wrong_key`, with what to do, when none of the configured keys opens it
 */
export async function checkKeyCanary(sql: Sql, sealer: Sealer): Promise<void> {
  await sql`
    insert into installation (name, value) values (${canaryPlace.row}, ${sealer.seal(SONG, canaryPlace)})
    on conflict (name) do nothing`;
  const [canary] = await sql<
    { value: string }[]
  >`select value from installation where name = ${canaryPlace.row}`;
  if (canary === undefined) return checkKeyCanary(sql, sealer);
  try {
    sealer.open(canary.value, canaryPlace);
  } catch (error) {
    if (!(error instanceof SealingError)) throw error;
    throw new SealingError("wrong_key", whatToDo(canary.value, sealer));
  }
}

function whatToDo(stored: string, sealer: Sealer): string {
  const keyId = /^enc:v1:([0-9a-f]{8}):/.exec(stored)?.[1] ?? "unknown";
  return [
    `ENCRYPTION_KEY is not the key of this database: its secrets were sealed with the key ${keyId},`,
    `and the configured keys are ${sealer.keyIds.join(", ")}.`,
    "Set ENCRYPTION_KEY back to the former value, or, to change the key,",
    "put the former value into ENCRYPTION_KEY_PREVIOUS beside the new ENCRYPTION_KEY.",
    `If the former key is lost: delete from installation where name = '${canaryPlace.row}';`,
    "then enter every store's secrets again.",
  ].join(" ");
}
