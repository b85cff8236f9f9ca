/** What the agent fills in; anything else in braces leaves as it stands. */
export const promptVariables = [
  "BOT_NAME",
  "STORE_NAME",
  "STORE_DESCRIPTION",
  "STORE_WEBSITE",
  "STORE_LOCATION",
  "STORE_CATALOG_KNOWLEDGE",
  "NOW",
] as const;

/** Words in braces that look like variables and are none, once each. */
export function unknownVariables(template: string): string[] {
  const known = new Set<string>(promptVariables);
  const found = [...template.matchAll(/\{([A-Z][A-Z0-9_]{1,40})\}/g)].map((match) => match[1] ?? "");
  return [...new Set(found)].filter((name) => !known.has(name));
}
