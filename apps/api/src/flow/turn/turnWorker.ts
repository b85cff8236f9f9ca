import { createStoreRooms } from "../storeRooms.ts";
import { createBudgetNews } from "./budgetNews.ts";
import { correlationOf, type TurnClaim } from "./claim.ts";
import { claimTurns } from "./claimTurns.ts";
import { createRunningTurns } from "./runningTurns.ts";
import { runTurn, type TurnDeps } from "./runTurn.ts";

export interface TurnWorkerOptions {
  /** Turns that wait for the model hold next to nothing; hundreds may run at once. */
  maxInFlight: number;
  perTenant: number;
  leaseSeconds: number;
  historyMessages: number;
  /** How long a turn waits for a picture or the words of a voice note, from their arrival on. */
  mediaWaitSeconds: number;
}

export interface TurnWorker {
  /** Looks for due conversations. */
  kick(): void;
  /** Asks about the running turn of this conversation, or all of them, now: those overtaken stop thinking. */
  checkRunning(conversationId?: string): Promise<void>;
  /** Takes no more, waits for what runs, and aborts the rest when the time is over. */
  stop(graceMs: number): Promise<void>;
}

export const TURN_DEFAULTS: TurnWorkerOptions = {
  maxInFlight: 300,
  perTenant: 40,
  leaseSeconds: 30,
  historyMessages: 30,
  mediaWaitSeconds: 20,
};
const CLAIM_AT_ONCE = 50;

/** Claims due turns, keeps their leases and runs them. */
export function createTurnWorker(deps: TurnDeps, options: TurnWorkerOptions): TurnWorker {
  const running = createRunningTurns({ sql: deps.sql, leaseSeconds: options.leaseSeconds });
  const rooms = createStoreRooms(deps);
  const tellBudget = createBudgetNews(deps);
  let claiming = false;
  let again = false;
  let stopped = false;

  const claimDue = async (): Promise<void> => {
    for (;;) {
      const room = Math.min(CLAIM_AT_ONCE, options.maxInFlight - running.size);
      if (room <= 0 || stopped) return;
      const { claims, more } = await claimTurns(deps, room, options);
      for (const claim of claims) {
        tellBudget(claim);
        running.add(claim, (signal) => run(claim, signal));
      }
      if (!more && claims.length < room) return;
    }
  };

  const run = async (claim: TurnClaim, signal: AbortSignal): Promise<void> => {
    // Near a cap, others may be waiting for this one's place.
    const wanted = running.size >= options.maxInFlight || running.of(claim.tenantId) >= options.perTenant / 2;
    try {
      const verdict = await runTurn({ ...deps, rooms }, claim, signal);
      if (verdict === "superseded" || wanted) setImmediate(kick);
    } catch (error) {
      deps.counters?.add("turns", "broken");
      deps.log.error(
        { err: error, conversationId: claim.conversationId, correlationId: correlationOf(claim) },
        "A turn broke off; its lease runs out and it is taken up again",
      );
    }
  };

  function kick(): void {
    again = claiming;
    if (claiming || stopped) return;
    claiming = true;
    void claimDue()
      .catch((error: unknown) => deps.log.error({ err: error }, "Due turns could not be claimed"))
      .finally(() => {
        claiming = false;
        if (again) kick();
      });
  }

  const beat = setInterval(() => {
    running
      .renew()
      .catch((error: unknown) =>
        deps.log.error({ err: error }, "The leases of running turns were not renewed"),
      );
  }, options.leaseSeconds * 333);

  return {
    kick,
    checkRunning: (conversationId) => running.renew(conversationId),
    stop: async (graceMs) => {
      stopped = true;
      await running.drain(graceMs);
      clearInterval(beat);
    },
  };
}
