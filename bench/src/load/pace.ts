/** How long each took, in milliseconds, and how many ended per second. */
export interface Paced {
  times: number[];
  perSecond: number;
}

/** So many at once, the next as soon as one has ended. */
export async function inTurns<T>(
  items: T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<Paced> {
  const times: number[] = [];
  let next = 0;
  const started = performance.now();
  const worker = async (): Promise<void> => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) {
      const begun = performance.now();
      await work(item);
      times.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { times, perSecond: (items.length * 1000) / (performance.now() - started) };
}

/**
 * The same, the first of them begun one after another over `overMs` as people write, not in the same instant, after which
 * they would be served in waves for good. What ended while so many were under way counts; what ended before and after doesn't.
 */
export async function inTurnsApart<T>(
  items: T[],
  { atOnce, overMs }: { atOnce: number; overMs: number },
  work: (item: T) => Promise<void>,
): Promise<Paced> {
  const ended: { at: number; took: number }[] = [];
  let next = 0;
  let lacking = Number.POSITIVE_INFINITY;
  const started = performance.now();
  const worker = async (_: unknown, index: number): Promise<void> => {
    await until(started + (index * overMs) / atOnce);
    for (let item = items[next++]; item !== undefined; item = items[next++]) {
      const begun = performance.now();
      await work(item);
      ended.push({ at: performance.now(), took: performance.now() - begun });
    }
    lacking = Math.min(lacking, performance.now());
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const from = started + overMs;
  const counted = ended.filter(({ at }) => at >= from && at <= lacking);
  return { times: counted.map(({ took }) => took), perSecond: (counted.length * 1000) / (lacking - from) };
}

/**
 * One after another at a steady rate, whether the one before has ended or not. Times run from when each was due,
 * so that waiting behind a slow one counts.
 */
export async function atSteadyRate<T>(
  items: T[],
  perSecond: number,
  work: (item: T) => Promise<void>,
): Promise<Paced> {
  const started = performance.now();
  const times = items.map(async (item, index) => {
    const due = started + (index * 1000) / perSecond;
    await until(due);
    await work(item);
    return performance.now() - due;
  });
  const measured = await Promise.all(times);
  return { times: measured, perSecond: (items.length * 1000) / (performance.now() - started) };
}

function until(due: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
}
