import { MessagesSquare, Store, Webhook } from "lucide-react";
import type { ReactNode } from "react";
import { useSession } from "#lib/session.ts";

export interface NavItem {
  to: "/chats" | "/admin/tenants" | "/admin/webhooks";
  name: "chats" | "tenants" | "webhooks";
  icon: ReactNode;
}

const everyone: readonly NavItem[] = [
  { to: "/chats", name: "chats", icon: <MessagesSquare size={20} strokeWidth={1.75} aria-hidden="true" /> },
];
const operators: readonly NavItem[] = [
  { to: "/admin/tenants", name: "tenants", icon: <Store size={20} strokeWidth={1.75} aria-hidden="true" /> },
  {
    to: "/admin/webhooks",
    name: "webhooks",
    icon: <Webhook size={20} strokeWidth={1.75} aria-hidden="true" />,
  },
];

/** Only what exists and what the reader may open. */
export function useNavItems(): readonly NavItem[] {
  const { role } = useSession();
  return role === "operator" ? [...everyone, ...operators] : everyone;
}
