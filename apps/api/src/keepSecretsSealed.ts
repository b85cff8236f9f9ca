import type { Database } from "@platform/db";
import { checkKeyCanary, sealClearSecrets, type Sealer } from "@platform/db/sealing";
import type { Logger } from "pino";
import { reencryptFactors } from "./auth/index.ts";
import type { Config } from "./config/index.ts";

const RESEAL_MS = 60_000;
/**
 * So long after its start a process moves nothing under a new key: those that have not been started anew yet know only the
 * previous one, and would take genuine webhooks for forged ones and stores for such without a model's key.
 */
const ROTATE_AFTER_MS = 600_000;

/** Clear text that SQL left in a secret's column is sealed at boot and each minute; what is under a previous key later. */
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
  const rotateFrom = performance.now() + ROTATE_AFTER_MS;
  const sweep = async (): Promise<void> => {
    const keepPrevious = performance.now() < rotateFrom;
    // Before the canary moves: until then the previous key is asked for.
    const { unreadable } = keepPrevious ? { unreadable: 0 } : await reencryptFactors(db.system, config);
    if (unreadable > 0) log.error({ unreadable }, "Second factors can't be opened");
    const { failures } = await sealClearSecrets(db.system, sealer, { keepPrevious });
    for (const failure of failures) log.error(failure, "A stored secret can't be opened");
  };
  await sweep();
  const timer = setInterval(() => {
    sweep().catch((error: unknown) => log.error({ err: error }, "Secrets could not be sealed"));
  }, RESEAL_MS);
  return () => clearInterval(timer);
}
