/** Above the statement timeout of every connection (15 s), which a healthy one keeps by itself. */
const BOUND_MS = 20_000;

/**
 * A statement that was under way while its server crashed may never be answered. Whoever waits for it gives up:
 * a claim, a lane of webhooks or a turn that waited for ever would be silence without a word.
 */
export function bounded<T>(statement: PromiseLike<T>): Promise<T> {
  return within(statement, { ms: BOUND_MS, what: "answer from the database" });
}

/**
 * Waits so long and no longer; whatever comes later is dropped. A machine that stood still has what came and the end of
 * the time at once: what came is read first.
 */
export function within<T>(promised: PromiseLike<T>, { ms, what }: { ms: number; what: string }): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    const expire = (): void => reject(new Error(`No ${what} within ${ms} ms`));
    timer = setTimeout(() => setImmediate(expire), ms);
    timer.unref();
  });
  return Promise.race([Promise.resolve(promised), late]).finally(() => clearTimeout(timer));
}
