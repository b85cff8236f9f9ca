import type { Chat } from "@platform/contract";
import { useSession } from "#lib/session.ts";

/** Tells whether the reader may do more than look, in the stores of all the chats that it is asked about. */
export function useMayAct(): (chats: readonly Pick<Chat, "tenantId">[]) => boolean {
  const { tenants } = useSession();
  return (chats) =>
    chats.every(({ tenantId }) => {
      const role = tenants.find(({ id }) => id === tenantId)?.role;
      return role !== undefined && role !== "viewer";
    });
}
