import type { Sql } from "@platform/db";
import type { Logger } from "pino";
import { oneAtATime } from "../../repeat.ts";
import { bounded } from "../bounded.ts";
import { jsonText } from "../jsonText.ts";
import { tryTurn, type Settled, type TrialClaim, type TryDeps } from "./tryTurn.ts";

export interface TrialDeps extends TryDeps {
  log: Logger;
}

/** Beside the turns of customers, and few: who tries a draft watches, and nobody waits for an answer. */
const AT_ONCE = 4;
const PER_TENANT = 2;
/** Longer than a run may take. */
const LEASE_SECONDS = 120;

export interface TrialRunner {
  /** Looks for runs that are due, and for trials that were called off. */
  look(): void;
  /** Gives up what is being run; another process takes it up when its lease is over. */
  stop(): Promise<void>;
}

interface Running {
  trialId: string;
  calledOff: AbortController;
  work: Promise<void>;
}

/** Runs what is to be tried. Nothing of it is sent, and nothing is written but what it came to. */
export function createTrialRunner(deps: TrialDeps): TrialRunner {
  const running = new Set<Running>();
  let ended = false;

  const begin = (claim: TrialClaim): void => {
    const calledOff = new AbortController();
    const entry: Running = {
      trialId: claim.trialId,
      calledOff,
      work: run(deps, claim, calledOff.signal)
        .catch((error: unknown) =>
          deps.log.error({ err: error, runId: claim.runId }, "A trial's run broke off"),
        )
        .finally(() => running.delete(entry)),
    };
    running.add(entry);
  };

  const look = async (): Promise<void> => {
    await callOff(deps.sql, running);
    const free = AT_ONCE - running.size;
    if (free <= 0 || ended) return;
    const rows = await bounded(
      deps.sql<{ claim: TrialClaim }[]>`
        select claim_tried_turns(${free}, ${PER_TENANT}, ${LEASE_SECONDS}, true) as claim`,
    );
    for (const { claim } of rows) begin(claim);
  };

  const looking = oneAtATime(() =>
    look().catch((error: unknown) => deps.log.error({ err: error }, "Due trials could not be claimed")),
  );
  return {
    look: looking.start,
    stop: async () => {
      ended = true;
      await looking.ended();
      for (const { calledOff } of running) calledOff.abort();
      await Promise.allSettled([...running].map(({ work }) => work));
    },
  };
}

async function callOff(sql: Sql, running: ReadonlySet<Running>): Promise<void> {
  if (running.size === 0) return;
  const ids = [...new Set([...running].map(({ trialId }) => trialId))];
  const over = await bounded(
    sql<{ id: string }[]>`
      select u.id from unnest(${ids}::uuid[]) u(id) left join prompt_trials p on p.id = u.id
      where p.id is null or p.state = 'cancelled'`,
  );
  for (const { trialId, calledOff } of running) if (over.some(({ id }) => id === trialId)) calledOff.abort();
}

async function run(deps: TrialDeps, claim: TrialClaim, signal: AbortSignal): Promise<void> {
  const settled = await tryTurn(deps, claim, signal);
  if (settled !== null) await settle(deps.sql, claim, settled);
}

async function settle(sql: Sql, { runId, attempts }: TrialClaim, settled: Settled): Promise<void> {
  await bounded(sql`select settle_trial_run(${runId}, ${attempts}, ${jsonText(settled)}::text::jsonb)`);
}
