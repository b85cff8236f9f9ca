import { repeat } from "../repeat.ts";
import { carryOutRemovals, type RemovalDeps } from "./carryOutRemovals.ts";

const LOOK_MS = 5_000;

/**
 * Looks every five seconds for removed stores that have something to be done.
 * @returns the function that stops it
 */
export function startRemovals(deps: RemovalDeps): () => Promise<void> {
  return repeat(LOOK_MS, () =>
    carryOutRemovals(deps).catch((error: unknown) =>
      deps.log.error({ err: error }, "Removed stores could not be looked at"),
    ),
  );
}
