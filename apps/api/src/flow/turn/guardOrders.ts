import { createHash } from "node:crypto";
import { StoreError, type StorePort } from "@platform/agent";
import type { Sql } from "@platform/db";
import { bounded } from "../bounded.ts";

/** Numbers that aren't the customer's own, per chat and day; who needs more asks a person. */
const MAX_GUESSES = 5;

interface Chat {
  tenantId: string;
  conversationId: string;
}

/**
 * The store with a lock on its orders: who asks for too many numbers in vain gets none looked up any more that day,
 * his own included. It is counted before the store is asked and outlives the turn, so that neither many calls at
 * once nor turns that are superseded get around it. Orders of the chat's own phone need no number and stay open.
 */
export function guardOrders(sql: Sql, chat: Chat, store: StorePort): StorePort {
  return {
    ...store,
    findOrders: async (query, options) => {
      if (query.number === null) return store.findOrders(query, options);
      const digest = digestOf(query.number, query.email);
      if (!(await tryNumber(sql, chat, digest)))
        throw new StoreError("locked", "Too many order numbers were asked for in this chat today.");
      try {
        const found = await store.findOrders(query, options);
        if (found.length > 0) await forget(sql, chat, digest);
        return found;
      } catch (error) {
        // The store was away: nothing was learnt.
        await forget(sql, chat, digest);
        throw error;
      }
    },
  };
}

/** Closed where it can't be counted. */
async function tryNumber(sql: Sql, { tenantId, conversationId }: Chat, digest: string): Promise<boolean> {
  try {
    const [row] = await bounded(sql<{ free: boolean }[]>`
      select try_order_number(${tenantId}, ${conversationId}, ${digest}, ${MAX_GUESSES}) as free`);
    return row?.free === true;
  } catch (cause) {
    throw new StoreError("unavailable", "Whether orders may be looked up can't be told now.", { cause });
  }
}

async function forget(sql: Sql, { conversationId }: Chat, digest: string): Promise<void> {
  await bounded(sql`select forget_order_number(${conversationId}, ${digest})`);
}

/** The same number with another e-mail is another guess. */
function digestOf(number: string, email: string | null): string {
  return createHash("sha256")
    .update(`${number}\n${email ?? ""}`)
    .digest("base64url")
    .slice(0, 22);
}
