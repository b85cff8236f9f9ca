/** How long what was read stands, in milliseconds. */
const KEPT_MS = 2_000;
const RENEW_MS = 1_500;
const USED_WITHIN_MS = 300_000;
const MAX = 10_000;

interface Entry<Value> {
  readAt: number;
  usedAt: number;
  value: Promise<Value>;
}

/**
 * Keeps what was read for two seconds, and what was asked for within the last five minutes up to date, all of it read
 * anew together: hardly anybody waits for a look-up, and none of it is older than that.
 * @param readAnew what these names stand for now; what it leaves out, or can't read, is looked up when it is asked for
 */
export function keepUp<Value>(readAnew: (names: string[]) => Promise<Map<string, Promise<Value>>>) {
  const entries = new Map<string, Entry<Value>>();
  let timer: NodeJS.Timeout | undefined;

  const renew = async (): Promise<void> => {
    const readAt = Date.now();
    for (const [name, { usedAt }] of entries) if (readAt - usedAt > USED_WITHIN_MS) entries.delete(name);
    if (entries.size === 0) return;
    const names = [...entries.keys()];
    const values = await readAnew(names);
    for (const name of names) {
      const entry = entries.get(name);
      const value = values.get(name);
      if (entry === undefined || entry.readAt > readAt) continue;
      if (value === undefined) entries.delete(name);
      else entries.set(name, { ...entry, readAt, value });
      value?.catch(() => entries.delete(name));
    }
    renewLater();
  };
  const renewLater = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void renew().catch(() => entries.clear());
    }, RENEW_MS).unref();
  };

  return (name: string, load: () => Promise<Value>): Promise<Value> => {
    const now = Date.now();
    const hit = entries.get(name);
    if (hit !== undefined && now - hit.readAt < KEPT_MS) {
      hit.usedAt = now;
      return hit.value;
    }
    if (entries.size > MAX) entries.clear();
    const value = load();
    entries.set(name, { readAt: now, usedAt: now, value });
    value.catch(() => entries.delete(name));
    renewLater();
    return value;
  };
}
