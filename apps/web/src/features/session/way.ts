const KEY = "sign-in-way";

/** How one proves who one is: the installation's key, or an account of one's own. */
export type Way = "token" | "email";

/** The way that worked last in this browser. */
export function lastWay(): Way {
  return localStorage.getItem(KEY) === "email" ? "email" : "token";
}

export function rememberWay(way: Way): void {
  localStorage.setItem(KEY, way);
}
