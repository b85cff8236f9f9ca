import { isHeld, isPassing, sqlState } from "@platform/db";
import type { Logger } from "pino";

interface Apart<T> {
  /** Of each store the chats that are due. */
  groups: string[][];
  /** So much is taken at most. */
  limit: number;
  log: Pick<Logger, "error">;
  take(ids: string[], limit: number): Promise<T[]>;
  /** Says that this chat can't be taken, and has it wait. */
  passOver(id: string, error: unknown): Promise<void>;
}

/**
 * Takes what is due store by store, where one statement for all of them fails because of one row; of the store that fails
 * each chat by itself, after all others' stores. What has been taken is answered whatever happens after it.
 */
export async function takeApart<T>({ groups, limit, log, take, passOver }: Apart<T>): Promise<T[]> {
  const taken: T[] = [];
  const left = [...groups];
  for (let ids = left.shift(); ids !== undefined && taken.length < limit; ids = left.shift()) {
    try {
      taken.push(...(await take(ids, limit - taken.length)));
    } catch (error) {
      if (!isOfARow(error)) {
        log.error({ err: error }, "Not all that is due could be looked at");
        break;
      }
      const [id = ""] = ids;
      if (ids.length > 1) left.push(...ids.map((each) => [each]));
      else
        await passOver(id, error).catch((reason: unknown) =>
          log.error({ err: reason, conversationId: id }, "A chat that can't be taken could not be put off"),
        );
    }
  }
  return taken;
}

/**
 * A statement that took too long counts, and so does a row that somebody holds: one may take all of it. A database in
 * trouble and a deadlock don't.
 */
export function isOfARow(error: unknown): boolean {
  const state = sqlState(error);
  return state !== null && (isHeld(error) || !isPassing(error)) && !/^(08|25|53|57P|58|XX)/.test(state);
}
