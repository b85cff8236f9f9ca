export interface Cache<Value> {
  get(key: string): Value;
}

const KEPT = 500;

/** Keeps what was made for a key; the one made first goes when there are too many. */
export function createCache<Value>(make: (key: string) => Value): Cache<Value> {
  const made = new Map<string, Value>();
  return {
    get: (key) => {
      const known = made.get(key);
      if (known !== undefined) return known;
      const value = make(key);
      made.set(key, value);
      const [oldest] = made.keys();
      if (made.size > KEPT && oldest !== undefined) made.delete(oldest);
      return value;
    },
  };
}
