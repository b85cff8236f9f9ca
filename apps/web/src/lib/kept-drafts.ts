/**
 * What was begun and not sent, by chat: kept while the reader looks at another one, and while this tab is loaded anew. Whoever
 * signs in next writes their own: `clear` it then.
 */
export function keepDrafts<Draft>(key: string): Map<string, Draft> {
  // Of this module, a page load ago.
  const kept = new Map(JSON.parse(sessionStorage.getItem(key) ?? "[]") as [string, Draft][]);
  const forget = () => sessionStorage.removeItem(key);
  const keep = () => {
    if (kept.size > 0) sessionStorage.setItem(key, JSON.stringify([...kept]));
    else forget();
  };
  forget();
  window.addEventListener("pagehide", keep);
  // A phone ends a tab that nobody looks at without a word; one that is looked at again is not to give a copy its drafts.
  document.addEventListener("visibilitychange", () => (document.hidden ? keep() : forget()));
  return kept;
}
