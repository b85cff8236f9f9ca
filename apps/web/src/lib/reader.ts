const HEADER = "x-reader";
const KEY = "reader";
let reader: string | null = null;

/**
 * From now on, all that this tab asks is asked as this person, and refused once the browser is signed in as somebody else:
 * its tabs share one cookie. Null: whoever is signed in.
 */
export function readAs(userId: string | null): void {
  reader = userId;
}

export function readerHeaders(): Record<string, string> {
  return reader === null ? {} : { [HEADER]: reader };
}

/** The same for an event stream, which can't have headers. */
export function readerOfStream(): Record<string, string> | null {
  return reader === null ? null : { reader };
}

/** Whether somebody else was signed in to this tab before, a page load ago too. */
export function isOthersTab(userId: string): boolean {
  const before = sessionStorage.getItem(KEY);
  sessionStorage.setItem(KEY, userId);
  return before !== null && before !== userId;
}
