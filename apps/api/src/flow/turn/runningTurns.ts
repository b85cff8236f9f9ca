import type { Sql } from "@platform/db";
import { bounded } from "../bounded.ts";
import type { TurnClaim } from "./claim.ts";

/** The turns this process runs now, and their leases. */
export interface RunningTurns {
  readonly size: number;
  /** Runs the work under the turn's signal until it has settled. */
  add(claim: TurnClaim, work: (signal: AbortSignal) => Promise<void>): void;
  of(tenantId: string): number;
  /** Renews leases, of all or of one conversation; turns that were overtaken, superseded or lost stop thinking. */
  renew(conversationId?: string): Promise<void>;
  /** Waits for all; what is still running when the time is over is aborted, and left to its lease where it can't end. */
  drain(graceMs: number): Promise<void>;
}

/** For what was aborted to tell the database; chats that somebody holds would have it wait for each. */
const LAST_WORDS_MS = 2_000;

interface Running {
  claim: TurnClaim;
  controller: AbortController;
  done: Promise<void>;
}

export function createRunningTurns({ sql, leaseSeconds }: { sql: Sql; leaseSeconds: number }): RunningTurns {
  const running = new Map<string, Running>();
  const all = (): Promise<unknown> => Promise.allSettled([...running.values()].map(({ done }) => done));

  return {
    get size() {
      return running.size;
    },
    of: (tenantId) => [...running.values()].filter(({ claim }) => claim.tenantId === tenantId).length,
    add(claim, work) {
      const controller = new AbortController();
      const done = work(controller.signal).finally(() => running.delete(claim.token));
      running.set(claim.token, { claim, controller, done });
    },
    async renew(conversationId) {
      const turns = [...running.values()].filter(
        ({ claim }) => conversationId === undefined || claim.conversationId === conversationId,
      );
      if (turns.length === 0) return;
      const rows = await bounded(sql<{ conversation_id: string; verdict: string }[]>`
        select * from renew_turns(
          ${turns.map(({ claim }) => claim.conversationId)}::uuid[],
          ${turns.map(({ claim }) => claim.token)}::uuid[],
          ${turns.map(({ claim }) => claim.epoch)}::bigint[],
          ${turns.map(({ claim }) => claim.inboundSeq)}::bigint[],
          ${leaseSeconds})`);
      const verdicts = new Map(rows.map((row) => [row.conversation_id, row.verdict]));
      for (const { claim, controller } of turns) {
        const verdict = verdicts.get(claim.conversationId) ?? "lost";
        if (verdict !== "running") controller.abort(verdict);
      }
    },
    async drain(graceMs) {
      await Promise.race([all(), new Promise((resolve) => setTimeout(resolve, graceMs).unref())]);
      for (const { controller } of running.values()) controller.abort("shutdown");
      await Promise.race([all(), new Promise((resolve) => setTimeout(resolve, LAST_WORDS_MS).unref())]);
    },
  };
}
