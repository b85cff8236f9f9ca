import type { PushOutcome } from "@platform/integrations/webpush";
import type { Logger } from "pino";
import type { Hints } from "../hints/index.ts";
import { composePush, type PushNotice } from "./composePush.ts";
import { pushTo, type PushToDeps } from "./pushTo.ts";

export interface PushDeps extends PushToDeps {
  hints: Hints;
  log: Logger;
}

const AT_ONCE = 20;
const TRIES = 6;
const LONGEST_PAUSE_SECONDS = 3_600;

/** Tells the devices that are due. */
export async function sendPushes(deps: PushDeps): Promise<void> {
  const due = await deps.sql<{ notice: PushNotice }[]>`select claim_pushes(${AT_ONCE}) as notice`;
  await Promise.all(
    due.map(({ notice }) =>
      tell(deps, notice).catch((error: unknown) => {
        const { tenantId, conversationId } = notice;
        deps.log.error({ err: error, tenantId, conversationId }, "A push broke off; it is tried again");
      }),
    ),
  );
  if (due.length > 0) await deps.sql`select forget_old_pushes()`;
}

async function tell(deps: PushDeps, notice: PushNotice): Promise<void> {
  const outcome = await pushTo(deps, { device: notice.device, payload: composePush(notice) });
  const error = errorOf(outcome);
  const { tenantId, conversationId, kind, attempts } = notice;
  if (error !== null)
    deps.log.warn(
      { tenantId, conversationId, kind, attempts, error },
      "A device of the team could not be told",
    );
  await deps.sql`
    select settle_push(${notice.id}, ${error}, make_interval(secs => ${pauseAfter(outcome, attempts)}::float8),
      ${outcome.kind === "gone"})`;
  deps.hints.publish("live");
}

/** What is kept of an outcome; null where the push service has taken it. */
export function errorOf(outcome: PushOutcome): string | null {
  if (outcome.kind === "taken") return null;
  return [outcome.kind, outcome.status, outcome.answer]
    .filter((part) => part !== null && part !== "")
    .join(" ");
}

/** Seconds until the next try; null where there is none. */
function pauseAfter(outcome: PushOutcome, attempts: number): number | null {
  if (outcome.kind !== "later" || attempts >= TRIES) return null;
  return Math.min(Math.max(60 * 2 ** (attempts - 1), outcome.retryAfterSeconds ?? 0), LONGEST_PAUSE_SECONDS);
}
