import { useLocation } from "@tanstack/react-router";
import {
  BrainCircuit,
  ChartColumn,
  ChartLine,
  HandHelping,
  HeartPulse,
  History,
  KeyRound,
  LayoutGrid,
  MessagesSquare,
  NotebookText,
  SlidersHorizontal,
  Stethoscope,
  Store,
  Users,
  Webhook,
  Zap,
} from "lucide-react";
import type { ReactNode } from "react";
import { useSession } from "#lib/session.ts";

export interface NavItem {
  to:
    | "/chats"
    | "/numeros"
    | "/brain"
    | "/catalogo"
    | "/sheet"
    | "/handoff"
    | "/team"
    | "/salud"
    | "/ajustes"
    | "/answers"
    | "/admin/tenants"
    | "/admin/numeros"
    | "/admin/webhooks"
    | "/admin/auditoria"
    | "/admin/claves"
    | "/admin/diagnostico";
  name:
    | "chats"
    | "numbers"
    | "brain"
    | "catalog"
    | "sheet"
    | "handoff"
    | "team"
    | "health"
    | "settings"
    | "answers"
    | "tenants"
    | "storesNumbers"
    | "webhooks"
    | "audit"
    | "apiKeys"
    | "doctor";
  icon: ReactNode;
}

const look = { size: 20, strokeWidth: 1.75, "aria-hidden": true } as const;
const chats: NavItem = { to: "/chats", name: "chats", icon: <MessagesSquare {...look} /> };
const numbers: NavItem = { to: "/numeros", name: "numbers", icon: <ChartLine {...look} /> };
const brain: NavItem = { to: "/brain", name: "brain", icon: <BrainCircuit {...look} /> };
const sheet: NavItem = { to: "/sheet", name: "sheet", icon: <NotebookText {...look} /> };
const answers: NavItem = { to: "/answers", name: "answers", icon: <Zap {...look} /> };
const catalog: NavItem = { to: "/catalogo", name: "catalog", icon: <LayoutGrid {...look} /> };
const handoff: NavItem = { to: "/handoff", name: "handoff", icon: <HandHelping {...look} /> };
const team: NavItem = { to: "/team", name: "team", icon: <Users {...look} /> };
const health: NavItem = { to: "/salud", name: "health", icon: <HeartPulse {...look} /> };
const settings: NavItem = { to: "/ajustes", name: "settings", icon: <SlidersHorizontal {...look} /> };
const operators: readonly NavItem[] = [
  { to: "/admin/tenants", name: "tenants", icon: <Store {...look} /> },
  { to: "/admin/numeros", name: "storesNumbers", icon: <ChartColumn {...look} /> },
  { to: "/admin/webhooks", name: "webhooks", icon: <Webhook {...look} /> },
  { to: "/admin/auditoria", name: "audit", icon: <History {...look} /> },
  { to: "/admin/claves", name: "apiKeys", icon: <KeyRound {...look} /> },
  { to: "/admin/diagnostico", name: "doctor", icon: <Stethoscope {...look} /> },
];

/** What people open on a phone, the likeliest first; as many as fit stand in its bar. */
const onPhones: readonly NavItem["name"][] = ["chats", "numbers", "health", "tenants", "brain", "catalog"];
const BAR_ITEMS = 4;

/** A phone's bar, and what the person's menu has besides. */
export function useBarItems(): [bar: readonly NavItem[], rest: readonly NavItem[]] {
  const items = useNavItems();
  const bar = onPhones.flatMap((name) => items.find((item) => item.name === name) ?? []).slice(0, BAR_ITEMS);
  return [bar, items.filter((item) => !bar.includes(item))];
}

/** Only what exists and what the reader may open. */
export function useNavItems(): readonly NavItem[] {
  const { role, tenants } = useSession();
  const owns = role !== "operator" && tenants.some((store) => store.role === "owner");
  return [
    chats,
    ...(tenants.length > 0 ? [numbers, brain, catalog, sheet, answers] : []),
    ...(owns ? [handoff] : []),
    ...(tenants.length > 0 ? [team] : []),
    // Whoever operates sees every store's health in the table of stores.
    ...(role === "operator" ? operators : tenants.length > 0 ? [health] : []),
    ...(owns ? [settings] : []),
  ];
}

/** Reached from the store's own page or, for its owner, from the settings. */
const below = ["ajustes", "alta", "plantillas", "claves", "auditoria", "privacidad"];

/** Pages of one store stand below it in the address, and beside each other here. */
export function useCurrentNav(): NavItem["name"] | null {
  const { pathname } = useLocation();
  const { role } = useSession();
  const page = /^\/admin\/tenants\/[^/]+\/(\w+)/.exec(pathname)?.[1];
  if (page === "brain" || page === "sheet" || page === "team" || page === "answers") return page;
  if (page === "labels" || page === "intents") return "answers";
  if (page === "articles") return "sheet";
  if (page === "catalogo") return "catalog";
  if (page === "numeros") return "numbers";
  if (page === "salud" && role !== "operator") return "health";
  if (page === "handoff" && role !== "operator") return "handoff";
  if (page !== undefined && below.includes(page) && role !== "operator") return "settings";
  if (pathname.startsWith("/admin/tenants") || pathname.startsWith("/admin/base")) return "tenants";
  if (pathname.startsWith("/admin/numeros")) return "storesNumbers";
  if (pathname.startsWith("/admin/webhooks")) return "webhooks";
  if (pathname.startsWith("/admin/auditoria")) return "audit";
  if (pathname.startsWith("/admin/claves")) return "apiKeys";
  if (pathname.startsWith("/admin/diagnostico")) return "doctor";
  return pathname.startsWith("/chats") ? "chats" : null;
}
