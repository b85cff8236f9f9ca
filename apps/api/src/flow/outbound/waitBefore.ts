/**
 * What the provider asks for, else doubling from one second to a minute; with jitter, so that waiters spread out. Who says
 * "at once" and refuses again is asked no faster than one that says nothing, but for the first time.
 */
export function waitBefore(attempts: number, asked: number | null): number {
  const growing = Math.min(60_000, 1_000 * 2 ** Math.min(attempts - 1, 6));
  const wait = asked === null || attempts > 1 ? Math.max(asked ?? 0, growing) : asked;
  return Math.round(wait * (1 + Math.random() * 0.25));
}
