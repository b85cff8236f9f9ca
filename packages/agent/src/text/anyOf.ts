/**
 * One pattern that is found wherever any of these is, so that a text in which there is none of them, as most are, is gone
 * through once. They share their flags, and none refers to a group of its own.
 */
export function anyOf(patterns: readonly RegExp[]): RegExp {
  const flags = new Set(patterns.map((pattern) => pattern.flags.replace("g", "")));
  const [own = ""] = flags;
  if (flags.size > 1) throw new Error(`These patterns have different flags: ${[...flags].join(", ")}`);
  return new RegExp(patterns.map(({ source }) => `(?:${source})`).join("|"), own);
}
