export interface Cache<Value> {
  get(key: string): Value;
}

/** Keeps what was made for a key; the one made first goes when there are too many. */
export function createCache<Value>(make: (key: string) => Value, kept = 500): Cache<Value> {
  const made = new Map<string, Value>();
  return {
    get: (key) => {
      const known = made.get(key);
      if (known !== undefined) return known;
      const value = make(key);
      made.set(key, value);
      const [oldest] = made.keys();
      if (made.size > kept && oldest !== undefined) made.delete(oldest);
      return value;
    },
  };
}
