/** Of so many texts; then it begins anew. */
const MOST = 2_000;

/** What is made of a text, kept: names, options and descriptions of goods, and what merchants write, come back with every reply. */
export function remembered<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = make(text);
    if (known.size >= MOST) known.clear();
    known.set(text, made);
    return made;
  };
}
