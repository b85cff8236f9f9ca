import { isHeld, type Sql } from "@platform/db";
import pLimit, { type LimitFunction } from "p-limit";
import { createHeldStores } from "./heldStores.ts";

/** Of one store at once, of what was never refused: they take a few milliseconds each. */
const FIRST_OF_STORE = 4;

/** Does a store's work when there is room for it; `isAgain` where the database has refused it before. */
export type StoreRooms = <T>(
  input: { tenantId: string; isAgain: boolean },
  work: (sql: Sql) => Promise<T>,
) => Promise<T>;

/**
 * Keeps what writes down the ends of turns and sends from taking the connections of everybody's webhooks: somebody may hold
 * a hundred chats of one store, and each statement waits for its row. What is of that store goes over connections beside.
 */
export function createStoreRooms({ sql, beside }: { sql: Sql; beside: Sql }): StoreRooms {
  const held = createHeldStores();
  const first = createRooms(FIRST_OF_STORE);
  // One, so that many chats of one store don't stand before the few of another.
  const again = createRooms(1);
  return async ({ tenantId, isAgain }, work) => {
    const room = isAgain ? again : first;
    return room(tenantId, async () => {
      try {
        return await work(isAgain || held.has(tenantId) ? beside : sql);
      } catch (error) {
        if (isHeld(error)) held.note(tenantId);
        throw error;
      }
    });
  };
}

function createRooms(places: number): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const rooms = new Map<string, { inside: number; enter: LimitFunction }>();
  // Left by everybody: making one takes longer than passing it, and a store with few customers needs one for each turn.
  const empty: LimitFunction[] = [];
  return async (key, work) => {
    const room = rooms.get(key) ?? { inside: 0, enter: empty.pop() ?? pLimit(places) };
    rooms.set(key, room);
    room.inside += 1;
    try {
      return await room.enter(work);
    } finally {
      room.inside -= 1;
      if (room.inside === 0) {
        rooms.delete(key);
        empty.push(room.enter);
      }
    }
  };
}
