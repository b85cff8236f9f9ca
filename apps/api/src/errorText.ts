const MOST = 500;

/** What a row keeps of an error. */
export function errorText(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, MOST);
}
