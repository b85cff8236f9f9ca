import type { ChatRows } from "../build/rows.ts";
import type { DemoTenants } from "./buildChats.ts";

interface AuditRow {
  tenant_id: string | null;
  actor: string;
  action: string;
  target: string | null;
  changes: string | null;
  at: string;
}

const OPERATOR = "user:operator";
const ROMINA = "user:demo-romina";

/** Days ago, store, who, what, and what changed. */
const SETTINGS: [number, keyof DemoTenants, string, string, Record<string, unknown>][] = [
  [34, "dance", "token", "tenant.created", { storeName: "Punta y Compás", mode: "test" }],
  [33.6, "dance", OPERATOR, "tenant.updated", { tiendanubeAccessToken: "set", ycloudApiKey: "set" }],
  [29.2, "dance", OPERATOR, "tenant.updated", { mode: "off" }],
  [28.5, "dance", OPERATOR, "tenant.updated", { mode: "test", testNumbers: ["+5491160021144"] }],
  [26.8, "dance", OPERATOR, "tenant.updated", { mode: "always" }],
  [16.3, "dance", ROMINA, "tenant.updated", { paused: true }],
  [16.1, "dance", ROMINA, "tenant.updated", { paused: false }],
  [9, "electronics", "token", "tenant.created", { storeName: "Voltio Electrónica", mode: "drafts" }],
  [8.9, "electronics", OPERATOR, "tenant.updated", { openaiApiKey: "set" }],
  [
    6.4,
    "dance",
    ROMINA,
    "tenant.updated",
    { systemPromptTemplate: "Cómo hablás: de vos, cálido y concreto" },
  ],
];

interface AuditInput {
  chats: ChatRows;
  tenants: DemoTenants;
  now: number;
}

/** Who changed what in the month before: bringing the stores on, the prompt, modes, and chats that were taken. */
export function auditRows({ chats, tenants, now }: AuditInput): AuditRow[] {
  const settings = SETTINGS.map(([days, store, actor, action, changes]): AuditRow => ({
    tenant_id: tenants[store],
    actor,
    action,
    target: null,
    changes: JSON.stringify(changes),
    at: new Date(now - days * 86_400_000).toISOString(),
  }));
  return [...settings, ...ofChats(chats)].toSorted((a, b) => (a.at < b.at ? -1 : 1));
}

function ofChats({ conversations }: ChatRows): AuditRow[] {
  const about = (chat: ChatRows["conversations"][number], rest: Omit<AuditRow, "tenant_id" | "target">) => ({
    tenant_id: chat.tenant_id,
    target: chat.id,
    ...rest,
  });
  return conversations.flatMap((chat): AuditRow[] => {
    if (chat.bot_excluded) {
      const changes = JSON.stringify({ excluded: true });
      return [about(chat, { actor: ROMINA, action: "chat.bot_excluded", changes, at: chat.created_at })];
    }
    if (chat.override_source !== "panel") return [];
    const changes = JSON.stringify({ minutes: 240 });
    const at = chat.last_human_at ?? chat.updated_at;
    return [about(chat, { actor: `user:${chat.assignee_id}`, action: "override.set", changes, at })];
  });
}
