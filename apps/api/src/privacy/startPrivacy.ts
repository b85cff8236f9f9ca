import { repeat } from "../repeat.ts";
import { carryOutRequests, type PrivacyDeps } from "./carryOutRequests.ts";

const LOOK_MS = 10_000;

/**
 * Looks every ten seconds for customers to be forgotten or shown what is kept.
 * @returns the function that stops it
 */
export function startPrivacy(deps: PrivacyDeps): () => Promise<void> {
  return repeat(LOOK_MS, () =>
    carryOutRequests(deps).catch((error: unknown) =>
      deps.log.error({ err: error }, "Wishes for privacy could not be looked at"),
    ),
  );
}
