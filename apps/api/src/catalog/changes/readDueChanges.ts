import type { Sql } from "@platform/db";
import { TiendanubeError } from "@platform/integrations/tiendanube";
import type { Logger } from "pino";
import { jsonText } from "../../flow/jsonText.ts";
import type { StoreClientFor } from "../../providers/storeClients.ts";
import { judgeStoreFailure } from "../errors.ts";
import { databaseNow } from "../writes.ts";
import { readers, type ChangeClaim } from "./readers.ts";

export interface ChangeDeps {
  sql: Sql;
  log: Pick<Logger, "warn" | "error">;
  storeClientFor: StoreClientFor;
}

const AT_ONCE = 120;
const LEASE_SECONDS = 90;
/** About an hour and a half of tries; after that the next look at everything is the last word. */
const MAX_ATTEMPTS = 10;

/** Reads from the stores what they said has changed, until nothing is due. */
export async function readDueChanges(deps: ChangeDeps, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const rows = await deps.sql<{ claim: ChangeClaim }[]>`
      select claim_changes(${AT_ONCE}, ${LEASE_SECONDS}) as claim`;
    if (rows.length === 0) return;
    await Promise.all(rows.map(({ claim }) => readChange(deps, claim, signal)));
  }
}

/** One store's trouble is no other's, and one product's is not that of those it was read with. */
async function readChange(deps: ChangeDeps, claim: ChangeClaim, signal: AbortSignal): Promise<void> {
  const { sql, storeClientFor } = deps;
  try {
    const client = await storeClientFor({ ...claim, background: true });
    if (client === null) throw new Error("The store's token can't be read");
    await readers[claim.kind]({ ...claim, sql, client, signal, readAt: await databaseNow(sql) });
  } catch (error) {
    const ours = !(error instanceof TiendanubeError);
    if (!ours || claim.ids.length === 1) return postpone(deps, claim, error);
    for (const id of claim.ids) await readChange(deps, { ...claim, ids: [id] }, signal);
  }
}

async function postpone({ sql, log }: ChangeDeps, claim: ChangeClaim, error: unknown): Promise<void> {
  const { tenantId, storeId, kind, ids, attempts } = claim;
  const failure = judgeStoreFailure(error, attempts);
  log.warn({ tenantId, kind, ids, err: error }, "What a store said has changed could not be read");
  const told = { ...failure, retrySeconds: attempts >= MAX_ATTEMPTS ? null : failure.retrySeconds };
  await sql`select postpone_changes(${tenantId}, ${kind}, ${ids}, ${jsonText(told)}::text::jsonb)`;
  if (failure.access !== "ok") await sql`select note_access(${tenantId}, ${storeId}, ${failure.access})`;
}
