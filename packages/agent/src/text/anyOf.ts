/** What patterns begin with that takes long to ask for each of a hundred. */
const BEGINNINGS = [String.raw`\b`, "(?:^| )"];

/**
 * One pattern that is found wherever any of these is, so that a text in which there is none of them, as most are, is gone
 * through once; only to be asked whether, as what begins alike is put together. They share their flags, and none refers to
 * a group of its own.
 */
export function anyOf(patterns: readonly RegExp[]): RegExp {
  const flags = new Set(patterns.map((pattern) => pattern.flags.replace("g", "")));
  const [own = ""] = flags;
  if (flags.size > 1) throw new Error(`These patterns have different flags: ${[...flags].join(", ")}`);
  const rests = new Map<string, string[]>();
  for (const alternative of patterns.flatMap(({ source }) => alternativesOf(source))) {
    const beginning = BEGINNINGS.find((each) => alternative.startsWith(each)) ?? "";
    const rest = alternative.slice(beginning.length);
    rests.set(beginning, [...(rests.get(beginning) ?? []), rest]);
  }
  return new RegExp(
    [...rests].map(([beginning, each]) => `${beginning}(?:${each.join("|")})`).join("|"),
    own,
  );
}

/** What stands between the bars of a pattern that are in no brackets. */
function alternativesOf(source: string): string[] {
  const alternatives = [""];
  let depth = 0;
  for (const [part] of source.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|[^]/g)) {
    if (part === "(") depth += 1;
    if (part === ")") depth -= 1;
    if (part === "|" && depth === 0) alternatives.push("");
    else alternatives[alternatives.length - 1] += part;
  }
  return alternatives;
}
