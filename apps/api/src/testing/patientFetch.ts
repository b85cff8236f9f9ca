import type { OutgoingFetch } from "@platform/integrations/http";

/** Longer than any test may take. */
const FOR_EVER_MS = 3_600_000;

/** Waits for as long as it takes: a machine that stands still for some seconds is no provider that doesn't answer. */
export function patientFetch(fetch: OutgoingFetch): OutgoingFetch {
  const ask = (...[input, init]: Parameters<OutgoingFetch>): ReturnType<OutgoingFetch> =>
    fetch(input, { ...init, timeoutMs: FOR_EVER_MS });
  return Object.assign(ask, { close: () => fetch.close() });
}
