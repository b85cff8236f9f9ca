/** Placeholders a merchant may write into a prompt template. */
export const PLACEHOLDERS = [
  "BOT_NAME",
  "STORE_NAME",
  "STORE_DESCRIPTION",
  "STORE_WEBSITE",
  "STORE_LOCATION",
  "STORE_CATALOG_KNOWLEDGE",
  "NOW",
  "CUSTOMER_NAME",
] as const;

export type Placeholder = (typeof PLACEHOLDERS)[number];

const PATTERN = /\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

/** For the prompt's editor: which `{words}` of a template get a value, and which stay as they are. */
export function listPlaceholders(template: string): { known: Placeholder[]; unknown: string[] } {
  const known = new Set<Placeholder>();
  const unknown = new Set<string>();
  for (const [, word = ""] of template.matchAll(PATTERN)) {
    if (isPlaceholder(word)) known.add(word);
    else unknown.add(word);
  }
  return { known: [...known], unknown: [...unknown] };
}

/** One pass of literal replacement: a value that contains `{…}` or `$&` is text like any other. */
export function fillPlaceholders(template: string, values: Record<Placeholder, string>): string {
  return template.replace(PATTERN, (whole, word: string) => (isPlaceholder(word) ? values[word] : whole));
}

function isPlaceholder(word: string): word is Placeholder {
  return PLACEHOLDERS.some((placeholder) => placeholder === word);
}
