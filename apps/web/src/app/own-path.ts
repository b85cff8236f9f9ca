/** A path of this panel, never another host: it is followed after signing in. */
export function isOwnPath(value: unknown): value is string {
  return (
    typeof value === "string" && value.startsWith("/") && !value.startsWith("//") && !value.includes("\\")
  );
}

/** Where to go after signing in; the chats need not be said. */
export function nextOf(href: string): { next?: string } {
  return href === "/" || href === "/chats" ? {} : { next: href };
}
