import type { RowFault } from "@platform/db";
import type { Logger } from "pino";

/** A row that throws does so at every look, which may be each second. */
const AGAIN_MS = 60_000;

/** Says which rows a step passed over because they threw, each minute as long as it goes on. */
export function createFaultTeller(
  log: Pick<Logger, "error">,
  now: () => number = Date.now,
): (fault: RowFault) => void {
  const told = new Map<string, number>();
  return (fault) => {
    if (now() - (told.get(fault.step) ?? -Infinity) < AGAIN_MS) return;
    told.set(fault.step, now());
    log.error({ ...fault }, "Rows could not be dealt with and were passed over; all others were");
  };
}
