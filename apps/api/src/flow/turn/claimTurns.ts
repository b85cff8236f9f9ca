import { bounded } from "../bounded.ts";
import { isOfARow, takeApart } from "../takeApart.ts";
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
  const { sql, log, counters } = deps;
  const due = await bounded(sql<{ ids: string[] }[]>`select ids from due_chats(${options.perTenant})`);
  return takeApart({
    groups: due.map(({ ids }) => ids),
    limit,
    log,
    take: async (only, left) => (await claim(deps, { limit: left, options, only })).claims,
    passOver: async (id, error) => {
      counters?.add("turns", "broken");
      log.error(
        { err: error, conversationId: id },
        "A turn could not be claimed; it is tried again, and left to a person in the end",
      );
      await bounded(sql`select postpone_turn(${id}, ${options.leaseSeconds})`);
    },
  });
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
