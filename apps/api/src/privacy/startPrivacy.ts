import { carryOutRequests, type PrivacyDeps } from "./carryOutRequests.ts";

const LOOK_MS = 10_000;

/**
 * Looks every ten seconds for customers to be forgotten or shown what is kept.
 * @returns the function that stops it
 */
export function startPrivacy(deps: PrivacyDeps): () => Promise<void> {
  let looking: Promise<void> | null = null;
  const timer = setInterval(() => {
    looking ??= carryOutRequests(deps)
      .catch((error: unknown) => deps.log.error({ err: error }, "Wishes for privacy could not be looked at"))
      .finally(() => {
        looking = null;
      });
  }, LOOK_MS);
  return async () => {
    clearInterval(timer);
    await looking;
  };
}
