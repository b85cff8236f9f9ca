/** Worked out when it is first asked for, and not again: most replies ask for little of what could be known. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
