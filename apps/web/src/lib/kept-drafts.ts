/**
 * What was begun and not sent, by chat: kept while the reader looks at another one, and while this tab is loaded anew. Whoever
 * signs in next writes their own: `clear` it then.
 */
export function keepDrafts<Draft>(key: string): Map<string, Draft> {
  // Of this module, a page load ago.
  const kept = new Map(JSON.parse(sessionStorage.getItem(key) ?? "[]") as [string, Draft][]);
  sessionStorage.removeItem(key);
  window.addEventListener("pagehide", () => {
    if (kept.size > 0) sessionStorage.setItem(key, JSON.stringify([...kept]));
  });
  return kept;
}
