/** Above the statement timeout of every connection (15 s), which a healthy one keeps by itself. */
const BOUND_MS = 20_000;

/**
 * A statement that was under way while its server crashed may never be answered. Whoever waits for it gives up:
 * a claim, a lane of webhooks or a turn that waited for ever would be silence without a word.
 */
export function bounded<T>(statement: PromiseLike<T>): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`No answer from the database within ${BOUND_MS} ms`)),
      BOUND_MS,
    );
    timer.unref();
  });
  return Promise.race([Promise.resolve(statement), late]).finally(() => clearTimeout(timer));
}
