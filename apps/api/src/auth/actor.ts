import type { KeyScope, TenantRole } from "./permissions.ts";

interface Person {
  id: string;
  name: string;
  email: string | null;
  /** The session that spoke; null for whoever came without a browser. */
  sessionId: string | null;
  /** Two factors were proved, or more than a person could: what an account's factors may be changed by. */
  strong: boolean;
}

/** Who is asking. An operator sees every store, a member those of the memberships, a key its own or all. */
export type Actor =
  | (Person & { kind: "operator"; via: "token" | "session" })
  | (Person & { kind: "member"; tenants: { id: string; role: TenantRole }[] })
  /** A program's key; `tenantId` null: a key of the whole installation. */
  | (Person & { kind: "key"; tenantId: string | null; scopes: KeyScope[] })
  /** `refused`: credentials were shown and are not valid; that is an answer even where nobody may ask. */
  | {
      kind: "nobody";
      refused: boolean;
      /** Known by a password alone, where a store asks for more: a second factor has to be set up, or used. */
      owes?: SecondFactorOwed;
    };

export type SecondFactorOwed = "set_up" | "use";

export const NOBODY: Actor = { kind: "nobody", refused: false };

export type SignedIn = Exclude<Actor, { kind: "nobody" }>;

/** The installation's own user: whoever holds the administrator's token acts as it. */
export const OPERATOR = {
  kind: "operator",
  via: "token",
  id: "operator",
  name: "Operador",
  email: null,
  sessionId: null,
  strong: true,
} as const satisfies SignedIn;

/** Whether cookies made this actor: only then can another site have sent the request. */
export function byCookie(actor: Actor): boolean {
  return actor.kind === "member" || (actor.kind === "operator" && actor.via === "session");
}

/** Whether this actor may look wherever there is something. */
export function seesEveryStore(actor: SignedIn): boolean {
  return actor.kind === "operator" || (actor.kind === "key" && actor.tenantId === null);
}
