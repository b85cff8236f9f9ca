/**
 * As long as something moves there is hope: patience begins anew with each change, however slow the machine is. The product
 * itself stands still for a minute, behind a message whose fate is unknown (`release_behind_unknown()`), and then is swept.
 */
export const PATIENCE_MS = 150_000;

/** Reads until the answer holds; says what it last was when it never did. */
export async function until<T>(read: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  let last: string | undefined;
  let end = 0;
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    const now = JSON.stringify(value);
    if (end === 0 || now !== last) end = performance.now() + PATIENCE_MS;
    else if (performance.now() > end) throw new Error(`Never reached: ${now}`);
    last = now;
    await pause(20);
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
