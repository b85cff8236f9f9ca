import { repeat } from "../repeat.ts";
import { sendWeekly, type WeeklyDeps } from "./sendWeekly.ts";

const LOOK_MS = 60_000;

/**
 * Looks every minute for letters about a week.
 * @returns the function that stops it
 */
export function startWeekly(deps: WeeklyDeps): () => Promise<void> {
  return repeat(LOOK_MS, () =>
    sendWeekly(deps).catch((error: unknown) =>
      deps.log.error({ err: error }, "The letters about the stores' weeks could not be looked at"),
    ),
  );
}
