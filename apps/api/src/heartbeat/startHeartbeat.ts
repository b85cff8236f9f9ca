import { discardBody, type OutgoingFetch } from "@platform/integrations/http";
import type { Logger } from "pino";
import type { ReadinessCheck } from "../deps.ts";
import type { Counters } from "../metrics/counters.ts";
import { repeat } from "../repeat.ts";

export interface HeartbeatDeps {
  url: string;
  outgoing: OutgoingFetch;
  readiness: Readonly<Record<string, ReadinessCheck>>;
  counters: Counters;
  log: Logger;
}

const EVERY_MS = 60_000;
const ANSWER_MS = 10_000;

/** Tells an outside monitor each minute that this process is ready. It notices when nothing comes: a dead host can't. */
export function startHeartbeat(deps: HeartbeatDeps): () => Promise<void> {
  void beat(deps);
  return repeat(EVERY_MS, () => beat(deps));
}

/** Once; says nothing while there is a reason not to be ready. */
export async function beat({ url, outgoing, readiness, counters, log }: HeartbeatDeps): Promise<void> {
  const reasons = await Promise.all(
    Object.entries(readiness).map(([name, check]) =>
      check().then(
        (reason) => (reason === null ? [] : [`${name}: ${reason}`]),
        () => [`${name}: failed`],
      ),
    ),
  );
  if (reasons.flat().length > 0) {
    counters.add("heartbeats", "not_ready");
    log.warn({ reasons: reasons.flat() }, "No heartbeat: this process is not ready");
    return;
  }
  try {
    const response = await outgoing(url, { timeoutMs: ANSWER_MS });
    await discardBody(response);
    if (!response.ok) throw new Error(`The monitor answered ${response.status}`);
    counters.add("heartbeats", "ok");
  } catch (error) {
    counters.add("heartbeats", "failed");
    log.warn({ err: error }, "The heartbeat was not taken");
  }
}
