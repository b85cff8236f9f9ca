/** What a table of words says of a code; undefined for one that isn't in it, as providers add to theirs. */
export function said<Text>(table: Readonly<Record<string, Text>>, code: string | null): Text | undefined {
  return code !== null && Object.hasOwn(table, code) ? table[code] : undefined;
}
