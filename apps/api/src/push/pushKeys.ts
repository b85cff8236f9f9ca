import type { Sql } from "@platform/db";
import { openStoredSecret, SealingError, type Sealer } from "@platform/db/sealing";
import { createPushIdentity, type PushIdentity } from "@platform/integrations/webpush";
import type { Logger } from "pino";

export interface PushKeys {
  /** Who this installation is to push services: made at the first use, the same from then on, in every process. */
  identity(): Promise<PushIdentity>;
}

const place = { table: "auth.push_identity", column: "private_key", row: "1" } as const;

export function createPushKeys(deps: { sql: Sql; sealer: Sealer; log: Logger }): PushKeys {
  let known: Promise<PushIdentity> | null = null;
  return {
    identity: () => {
      known ??= load(deps).catch((error: unknown) => {
        known = null;
        throw error;
      });
      return known;
    },
  };
}

async function load({ sql, sealer, log }: { sql: Sql; sealer: Sealer; log: Logger }): Promise<PushIdentity> {
  const fresh = createPushIdentity();
  await sql`
    insert into auth.push_identity (id, public_key, private_key)
    values (1, ${fresh.publicKey}, ${sealer.seal(fresh.privateKey, place)}) on conflict do nothing`;
  const [row] = await sql<{ publicKey: string; stored: string }[]>`
    select public_key as "publicKey", private_key as stored from auth.push_identity`;
  if (row === undefined) return load({ sql, sealer, log });
  try {
    return {
      publicKey: row.publicKey,
      privateKey: await openStoredSecret({ sql, sealer }, { ...row, place }),
    };
  } catch (error) {
    if (!(error instanceof SealingError)) throw error;
    // The key that sealed it is lost, as every secret's: each browser signs up anew when its panel is opened.
    log.warn({ code: error.code }, "The key for push messages can't be opened: a new one is made");
    await sql`delete from auth.push_identity where private_key = ${row.stored}`;
    return load({ sql, sealer, log });
  }
}
