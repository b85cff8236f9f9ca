import type { Sql } from "@platform/db";
import type { TiendanubeClient } from "@platform/integrations/tiendanube";
import type { Logger } from "pino";
import { jsonText } from "../../flow/jsonText.ts";
import type { StoreClientFor } from "../../providers/storeClients.ts";
import { judgeStoreFailure } from "../errors.ts";
import { databaseNow } from "../writes.ts";
import { comparesAll, openCursor, type Cursor, type RunWanted } from "./cursor.ts";
import { readByIds, stations } from "./stations.ts";
import type { Step, Visit } from "./visit.ts";

export interface SyncDeps {
  sql: Sql;
  log: Pick<Logger, "info" | "warn" | "error">;
  storeClientFor: StoreClientFor;
  /** Where stores can reach us; null where they can't. */
  webhookUrl: string | null;
  options: SyncOptions;
}

export interface SyncOptions {
  /** A dead process's run is taken over after so long. */
  leaseSeconds: number;
  /** Between two runs over what changed. */
  everySeconds: number;
  /** Between two looks at what is due, when nobody tells. */
  lookMs: number;
}

/** What `claim_catalogs` answers (packages/db/functions/76_catalog_sync.sql). */
export interface SyncClaim extends RunWanted {
  tenantId: string;
  token: string;
  attempts: number;
  storeId: string;
  sealedToken: string | null;
  country: string;
  storeUrl: string | null;
  language: string | null;
  webhookUrl: string | null;
}

/** `lost`: another process has the run, or the store is another by now. */
export type SyncOutcome = "done" | "failed" | "stopped" | "lost";

class LeaseLost extends Error {}

/** After a first look the store's events are not yet ours: what changed meanwhile is asked for once more, soon. */
const SOON_SECONDS = 30;

/**
 * Goes on with a store's run from where it is, page by page: the store is asked with nothing held, and what it
 * answered is written in one transaction with the cursor.
 */
export async function runSync(deps: SyncDeps, claim: SyncClaim, signal: AbortSignal): Promise<SyncOutcome> {
  const { sql, log, options } = deps;
  const { tenantId, token } = claim;
  const ending = new AbortController();
  const renewal = setInterval(
    () => {
      sql<
        { held: boolean }[]
      >`select renew_catalog(${tenantId}, ${token}, ${options.leaseSeconds}) as held`.then(
        ([row]) => {
          if (row?.held === false) ending.abort(new LeaseLost());
        },
        () => undefined,
      );
    },
    (options.leaseSeconds * 1000) / 3,
  );
  try {
    return await visitAll(deps, claim, AbortSignal.any([signal, ending.signal]));
  } catch (error) {
    if (error instanceof LeaseLost || ending.signal.aborted) return "lost";
    if (signal.aborted) {
      await sql`select release_catalog(${tenantId}, ${token})`;
      return "stopped";
    }
    const failure = judgeStoreFailure(error, claim.attempts);
    const level = failure.error === "internal" ? "error" : "warn";
    log[level]({ tenantId, err: error, ...failure }, "A store's catalogue could not be read");
    await sql`select fail_catalog(${tenantId}, ${token}, ${jsonText(failure)}::text::jsonb)`;
    return "failed";
  } finally {
    clearInterval(renewal);
  }
}

async function visitAll(deps: SyncDeps, claim: SyncClaim, signal: AbortSignal): Promise<SyncOutcome> {
  const { sql, log, options } = deps;
  const { tenantId, token } = claim;
  const client = await deps.storeClientFor({ ...claim, background: true });
  // Its secret can't be opened, which has been told; the row's next change brings it back.
  if (client === null) throw new Error("The store's token can't be read");
  let cursor = openCursor(claim);
  const shop = { storeUrl: claim.storeUrl, language: claim.language };
  while (cursor.at !== "done") {
    signal.throwIfAborted();
    const readAt = await databaseNow(sql);
    const visit = toVisit({ deps, claim, client, cursor, shop, readAt, signal });
    const step = await look(visit);
    shop.storeUrl = step.facts?.storeUrl ?? shop.storeUrl;
    shop.language = step.facts?.language ?? shop.language;
    cursor = await commit(sql, claim, step);
  }
  const first = claim.since === null;
  const next = first ? SOON_SECONDS : options.everySeconds;
  const [row] = await sql<{ ended: boolean }[]>`
    select finish_catalog(${tenantId}, ${token}, ${comparesAll(cursor)}, ${next}) as ended`;
  if (row?.ended !== true) throw new LeaseLost();
  if (cursor.run !== "delta") log.info({ tenantId, run: cursor.run }, "A store's catalogue was read");
  return "done";
}

function look(visit: Visit): Promise<Step> {
  const { at, unread } = visit.cursor;
  if (unread.length > 0) return readByIds(visit, unread);
  return at === "done" ? Promise.resolve({ cursor: visit.cursor }) : stations[at](visit);
}

function toVisit(input: {
  deps: SyncDeps;
  claim: SyncClaim;
  client: TiendanubeClient;
  cursor: Cursor;
  shop: Visit["shop"];
  readAt: string;
  signal: AbortSignal;
}): Visit {
  const { deps, claim, shop, ...rest } = input;
  const { tenantId, storeId, country } = claim;
  const { sql, log, webhookUrl } = deps;
  return {
    ...rest,
    log,
    tenantId,
    storeId,
    country,
    sql,
    webhookUrl,
    knownWebhookUrl: claim.webhookUrl,
    shop: { ...shop },
  };
}

/** All of the step or, where the lease is another's by now, nothing. */
function commit(
  sql: Sql,
  { tenantId, storeId, token }: SyncClaim,
  { cursor, facts = {}, write }: Step,
): Promise<Cursor> {
  return sql.begin(async (transaction) => {
    const tx = transaction as unknown as Sql;
    const found = write === undefined ? {} : await write(tx);
    const here: Cursor = { ...cursor, ...found };
    const [row] = await tx<{ held: boolean }[]>`
      select advance_catalog(${tenantId}, ${storeId}, ${token}, ${jsonText(here)}::text::jsonb,
        ${jsonText(facts)}::text::jsonb) as held`;
    if (row?.held !== true) throw new LeaseLost();
    return here;
  });
}
