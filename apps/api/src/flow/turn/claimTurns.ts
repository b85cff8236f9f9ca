import { isPassing, sqlState } from "@platform/db";
import { bounded } from "../bounded.ts";
import { toTurnClaim, type ClaimedTurn, type TurnClaim } from "./claim.ts";
import type { TurnDeps } from "./runTurn.ts";
import type { TurnWorkerOptions } from "./turnWorker.ts";

type ClaimDeps = Pick<TurnDeps, "sql" | "log" | "counters">;

interface Claimed {
  claims: TurnClaim[];
  /** Not everything that was due has been looked at. */
  more: boolean;
}

/**
 * Takes due turns of all stores in one statement. Where that fails because of one of them, each store's are taken apart, and
 * of the store that fails each chat: the others' customers wait for nobody's row.
 */
export async function claimTurns(
  deps: ClaimDeps,
  limit: number,
  options: TurnWorkerOptions,
): Promise<Claimed> {
  try {
    return await claim(deps, { limit, options });
  } catch (error) {
    if (!isOfARow(error)) throw error;
    return { claims: await claimApart(deps, limit, options), more: false };
  }
}

async function claimApart(deps: ClaimDeps, limit: number, options: TurnWorkerOptions): Promise<TurnClaim[]> {
  const claims: TurnClaim[] = [];
  const due = await bounded(deps.sql<{ ids: string[] }[]>`select ids from due_chats(${options.perTenant})`);
  const groups = due.map(({ ids }) => ids);
  for (let only = groups.shift(); only !== undefined && claims.length < limit; only = groups.shift()) {
    try {
      claims.push(...(await claim(deps, { limit: limit - claims.length, options, only })).claims);
    } catch (error) {
      if (!isOfARow(error)) throw error;
      // Each of the store's chats after all others' stores, so that those come first.
      if (only.length > 1) groups.push(...only.map((id) => [id]));
      else await postpone(deps, { id: only[0] ?? "", error, leaseSeconds: options.leaseSeconds });
    }
  }
  return claims;
}

async function postpone(
  { sql, log, counters }: ClaimDeps,
  { id, error, leaseSeconds }: { id: string; error: unknown; leaseSeconds: number },
): Promise<void> {
  counters?.add("turns", "broken");
  log.error(
    { err: error, conversationId: id },
    "A turn could not be claimed; it is tried again, and left to a person in the end",
  );
  await bounded(sql`select postpone_turn(${id}, ${leaseSeconds})`);
}

async function claim(
  { sql }: ClaimDeps,
  { limit, options, only }: { limit: number; options: TurnWorkerOptions; only?: string[] },
): Promise<Claimed> {
  const { leaseSeconds, historyMessages, mediaWaitSeconds, perTenant } = options;
  const settings = JSON.stringify({ leaseSeconds, historyMessages, mediaWaitSeconds, only });
  const rows = await bounded(sql<{ claim: ClaimedTurn | { more: true } }[]>`
    select claim_due_turns(${limit}, ${perTenant}, ${settings}::text::jsonb) as claim`);
  const claims = rows.flatMap((row) => ("more" in row.claim ? [] : [toTurnClaim(row.claim)]));
  return { claims, more: claims.length < rows.length };
}

/** A statement that took too long counts: one row may take all of it. A database in trouble and a deadlock don't. */
function isOfARow(error: unknown): boolean {
  const state = sqlState(error);
  return state !== null && !isPassing(error) && !/^(08|25|53|57P|58|XX)/.test(state);
}
