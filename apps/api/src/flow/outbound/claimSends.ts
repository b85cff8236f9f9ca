import type { Sql } from "@platform/db";
import type { Logger } from "pino";
import { bounded } from "../bounded.ts";
import { isOfARow, takeApart } from "../takeApart.ts";
import type { SendPayload } from "./payload.ts";

interface ClaimDeps {
  sql: Sql;
  log: Logger;
}

const PER_TENANT = 20;

/**
 * Releases what is due to leave, of all stores in one statement. Where that fails because of one row, each store's and of
 * the store that fails each chat's are released apart: the others' answers wait for nobody's row.
 */
export async function claimSends(deps: ClaimDeps, limit: number): Promise<SendPayload[]> {
  try {
    const rows = await bounded(deps.sql<{ payload: SendPayload }[]>`
      select claim_sends(${limit}, ${PER_TENANT}) as payload`);
    return rows.map(({ payload }) => payload);
  } catch (error) {
    if (!isOfARow(error)) throw error;
    return claimApart(deps, limit);
  }
}

async function claimApart({ sql, log }: ClaimDeps, limit: number): Promise<SendPayload[]> {
  const due = await bounded(sql<{ ids: string[] }[]>`select ids from due_outboxes(${PER_TENANT})`);
  return takeApart({
    groups: due.map(({ ids }) => ids),
    limit,
    log,
    take: async (ids, left) => {
      const rows = await bounded(sql<{ payload: SendPayload | null }[]>`
        select release_next(id) as payload from unnest(${ids.slice(0, left)}::uuid[]) id`);
      return rows.flatMap(({ payload }) => payload ?? []);
    },
    passOver: async (id, error) => {
      log.error({ err: error, conversationId: id }, "A chat's messages can't leave; they are tried again");
      await bounded(sql`select postpone_sends(${id})`);
    },
  });
}
