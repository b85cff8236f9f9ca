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
