export interface VariableRun {
  text: string;
  /** Its name, where this is a word in braces. */
  name: string | null;
}

/** As the agent reads them: a word in braces, nothing else. */
const pattern = /\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

/** Cuts a text at the words in braces; the runs together are the text. */
export function splitByVariables(text: string): VariableRun[] {
  const runs: VariableRun[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > from) runs.push({ text: text.slice(from, match.index), name: null });
    runs.push({ text: match[0], name: match[1] ?? "" });
    from = match.index + match[0].length;
  }
  if (from < text.length) runs.push({ text: text.slice(from), name: null });
  return runs;
}

/** Words in braces that get no value, once each. */
export function unknownVariables(text: string, known: readonly string[]): string[] {
  const names = splitByVariables(text).flatMap(({ name }) => (name === null ? [] : [name]));
  return [...new Set(names)].filter((name) => !known.includes(name));
}
