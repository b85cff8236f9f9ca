/** What may follow; of a word's end nothing must. */
interface Branch {
  next: Map<string, Branch>;
  ends: boolean;
}

/** A pattern of these words, the longest that fits first, in which what they begin with stands once. */
export function treeOf(words: Iterable<string>): string {
  const root: Branch = { next: new Map(), ends: false };
  for (const word of words) {
    let branch = root;
    for (const letter of word) {
      const next = branch.next.get(letter) ?? { next: new Map(), ends: false };
      branch.next.set(letter, next);
      branch = next;
    }
    branch.ends = true;
  }
  return written(root);
}

function written({ next, ends }: Branch): string {
  if (next.size === 0) return "";
  /** Letters by what follows them. */
  const letters = new Map<string, string>();
  for (const [letter, branch] of next) {
    const rest = written(branch);
    letters.set(rest, (letters.get(rest) ?? "") + letter);
  }
  const ways = [...letters].map(([rest, any]) => (any.length === 1 ? any : `[${any}]`) + rest);
  return ways.length === 1 && !ends ? ways.join("") : `(?:${ways.join("|")})${ends ? "?" : ""}`;
}
