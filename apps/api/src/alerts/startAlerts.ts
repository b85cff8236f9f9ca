import { repeat } from "../repeat.ts";
import { sendAlerts, type AlertDeps } from "./sendAlerts.ts";

const LOOK_MS = 2_000;

/**
 * Looks every two seconds for people to be told; the rows say when and whom.
 * @returns the function that stops it
 */
export function startAlerts(deps: AlertDeps): () => Promise<void> {
  return repeat(LOOK_MS, () =>
    sendAlerts(deps).catch((error: unknown) =>
      deps.log.error({ err: error }, "Alerts could not be looked at"),
    ),
  );
}
