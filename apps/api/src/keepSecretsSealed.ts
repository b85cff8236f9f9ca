import type { Database } from "@platform/db";
import { checkKeyCanary, sealClearSecrets, type Sealer } from "@platform/db/sealing";
import type { Logger } from "pino";
import { reencryptFactors } from "./auth/index.ts";
import type { Config } from "./config/index.ts";

const RESEAL_MS = 60_000;

/** Clear text that SQL left in a secret's column is sealed at boot and each minute. */
export async function keepSecretsSealed({
  config,
  db,
  sealer,
  log,
}: {
  config: Config;
  db: Database;
  sealer: Sealer;
  log: Logger;
}): Promise<() => void> {
  await checkKeyCanary(db.system, sealer);
  const sweep = async (): Promise<void> => {
    // Before the canary moves: until then the previous key is asked for.
    const { unreadable } = await reencryptFactors(db.system, config);
    if (unreadable > 0) log.error({ unreadable }, "Second factors can't be opened");
    const { failures } = await sealClearSecrets(db.system, sealer);
    for (const failure of failures) log.error(failure, "A stored secret can't be opened");
  };
  await sweep();
  const timer = setInterval(() => {
    sweep().catch((error: unknown) => log.error({ err: error }, "Secrets could not be sealed"));
  }, RESEAL_MS);
  return () => clearInterval(timer);
}
