import type { TurnClaim } from "./claim.ts";
import { runTurn, type TurnDeps } from "./runTurn.ts";

export interface TurnWorkerOptions {
  /** Turns that wait for the model hold next to nothing; hundreds may run at once. */
  maxInFlight: number;
  perTenant: number;
  leaseSeconds: number;
  historyMessages: number;
}

export interface TurnWorker {
  /** Looks for due conversations. */
  kick(): void;
  /** Asks about every running turn now: those overtaken stop thinking. */
  checkRunning(): Promise<void>;
  inFlight(): number;
  /** Takes no more, waits for what runs, and aborts the rest when the time is over. */
  stop(graceMs: number): Promise<void>;
}

interface Running {
  claim: TurnClaim;
  controller: AbortController;
  done: Promise<void>;
}

export const TURN_DEFAULTS: TurnWorkerOptions = { maxInFlight: 300, perTenant: 40, leaseSeconds: 30, historyMessages: 30 };
const CLAIM_AT_ONCE = 50;

/** Claims due turns, keeps their leases and runs them. */
export function createTurnWorker(deps: TurnDeps, options: TurnWorkerOptions): TurnWorker {
  const running = new Map<string, Running>();
  let claiming = false;
  let again = false;
  let stopped = false;

  const start = (claim: TurnClaim): void => {
    const controller = new AbortController();
    const done = runTurn(deps, claim, controller.signal)
      .then((verdict) => {
        if (verdict === "superseded" || verdict === "retry") again = true;
      })
      .catch((error: unknown) => {
        deps.log.error({ err: error, conversationId: claim.conversationId }, "A turn broke off; its lease will run out");
      })
      .finally(() => {
        running.delete(claim.token);
        if (again) kick();
      });
    running.set(claim.token, { claim, controller, done });
  };

  const claimDue = async (): Promise<void> => {
    for (;;) {
      const room = Math.min(CLAIM_AT_ONCE, options.maxInFlight - running.size);
      if (room <= 0 || stopped) return;
      const settings = { leaseSeconds: options.leaseSeconds, historyMessages: options.historyMessages };
      const rows = await deps.sql<{ claim: TurnClaim }[]>`
        select claim_turns(${room}, ${options.perTenant}, ${JSON.stringify(settings)}::text::jsonb) as claim`;
      for (const { claim } of rows) start(claim);
      if (rows.length < room) return;
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

  const checkRunning = async (): Promise<void> => {
    const all = [...running.values()];
    if (all.length === 0) return;
    const rows = await deps.sql<{ conversation_id: string; verdict: string }[]>`
      select * from renew_turns(
        ${all.map(({ claim }) => claim.conversationId)}::uuid[], ${all.map(({ claim }) => claim.token)}::uuid[],
        ${all.map(({ claim }) => claim.epoch)}::bigint[], ${all.map(({ claim }) => claim.inboundSeq)}::bigint[],
        ${options.leaseSeconds})`;
    const verdicts = new Map(rows.map((row) => [row.conversation_id, row.verdict]));
    for (const { claim, controller } of all) {
      const verdict = verdicts.get(claim.conversationId) ?? "lost";
      if (verdict !== "running") controller.abort(verdict);
    }
  };

  const beat = setInterval(() => {
    checkRunning().catch((error: unknown) => deps.log.error({ err: error }, "The leases of running turns were not renewed"));
  }, (options.leaseSeconds * 1000) / 3);

  return {
    kick,
    checkRunning,
    inFlight: () => running.size,
    stop: async (graceMs) => {
      stopped = true;
      const all = (): Promise<unknown> => Promise.allSettled([...running.values()].map(({ done }) => done));
      await Promise.race([all(), new Promise((resolve) => setTimeout(resolve, graceMs).unref())]);
      for (const { controller } of running.values()) controller.abort("shutdown");
      await all();
      clearInterval(beat);
    },
  };
}
