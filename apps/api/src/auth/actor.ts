export const tenantRoles = ["owner", "staff", "viewer"] as const;
export type TenantRole = (typeof tenantRoles)[number];

/** Who is asking. An operator sees every store, a member those of the memberships. */
export type Actor =
  | { kind: "operator"; id: string; name: string; email: string | null; via: "token" | "session" }
  | {
      kind: "member";
      id: string;
      name: string;
      email: string | null;
      tenants: { id: string; role: TenantRole }[];
    }
  /** `refused`: credentials were shown and are not valid; that is an answer even where nobody may ask. */
  | { kind: "nobody"; refused: boolean };

export type SignedIn = Exclude<Actor, { kind: "nobody" }>;

/** Whether cookies made this actor: only then can another site have sent the request. */
export function byCookie(actor: Actor): boolean {
  return actor.kind === "member" || (actor.kind === "operator" && actor.via === "session");
}
