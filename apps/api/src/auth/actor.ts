export const tenantRoles = ["owner", "staff", "viewer"] as const;
export type TenantRole = (typeof tenantRoles)[number];

interface Person {
  id: string;
  name: string;
  email: string | null;
  /** The session that spoke; null for a key. */
  sessionId: string | null;
}

/** Who is asking. An operator sees every store, a member those of the memberships. */
export type Actor =
  | (Person & { kind: "operator"; via: "token" | "session" })
  | (Person & { kind: "member"; tenants: { id: string; role: TenantRole }[] })
  /** `refused`: credentials were shown and are not valid; that is an answer even where nobody may ask. */
  | { kind: "nobody"; refused: boolean };

export type SignedIn = Exclude<Actor, { kind: "nobody" }>;

/** Whether cookies made this actor: only then can another site have sent the request. */
export function byCookie(actor: Actor): boolean {
  return actor.kind === "member" || (actor.kind === "operator" && actor.via === "session");
}
