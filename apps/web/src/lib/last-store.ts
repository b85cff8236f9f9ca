const KEY = "last-store";

/** The store whose page was open last in this browser. */
export function lastStore(): string | null {
  return localStorage.getItem(KEY);
}

export function rememberStore(tenantId: string): void {
  localStorage.setItem(KEY, tenantId);
}
