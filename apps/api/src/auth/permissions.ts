import type { SignedIn } from "./actor.ts";

export const tenantRoles = ["owner", "staff", "viewer"] as const;
export type TenantRole = (typeof tenantRoles)[number];

export const keyScopes = ["read", "chats:write", "admin"] as const;
export type KeyScope = (typeof keyScopes)[number];

interface Grant {
  /** What people are in the store. */
  roles: readonly TenantRole[];
  /** What keys were made for. */
  scopes: readonly KeyScope[];
}

/** Who may do what, in one table. Operators may do everything; of no one else is there an exception. */
export const permissions = {
  /** Look at what a store has. */
  read: { roles: ["viewer", "staff", "owner"], scopes: ["read", "chats:write", "admin"] },
  /** Answer customers, and keep what answering needs. */
  answer: { roles: ["staff", "owner"], scopes: ["chats:write", "admin"] },
  /** Change what the store is and what its bot says. */
  manage: { roles: ["owner"], scopes: ["admin"] },
  /** Let people and keys in and out: never a key's, so that a stolen one can't outlive its revocation. */
  admit: { roles: ["owner"], scopes: [] },
  /** Run the installation: make and remove stores, see what belongs to none. */
  operate: { roles: [], scopes: ["admin"] },
} as const satisfies Record<string, Grant>;

export type Permission = keyof typeof permissions;

/** Whether the actor may do this in the store; `operate` is asked without one. False too where the store is foreign. */
export function may(actor: SignedIn, permission: Permission, tenantId: string | null): boolean {
  const { roles, scopes }: Grant = permissions[permission];
  switch (actor.kind) {
    case "operator":
      return true;
    case "member":
      return actor.tenants.some(({ id, role }) => id === tenantId && roles.includes(role));
    case "key":
      return (
        (actor.tenantId === null || actor.tenantId === tenantId) &&
        actor.scopes.some((scope) => scopes.includes(scope))
      );
  }
}
