import type { Chat } from "@platform/contract";
import { HOUR } from "#lib/format/time.ts";

/** The views with a tab of their own, and the filters of the menu; all are filters of `chats.list`. */
export const tabs = ["waiting", "mine", "bot", "all"] as const;
export const extraFilters = [
  "unanswered",
  "unread",
  "mentioned",
  "unassigned",
  "closing",
  "failed",
  "snoozed",
  "archived",
] as const;
export const views = [...tabs, ...extraFilters] as const;
export type View = (typeof views)[number];

export interface ChatsSearch {
  view?: View;
  q?: string;
  store?: string;
  /** Only chats with this label. */
  label?: string;
  /** Only chats behind a row of the numbers: handed over for a cause or asked for in vain, between two days. */
  cause?: string;
  wish?: string;
  from?: string;
  to?: string;
  panel?: "context" | "reasoning" | "why" | "closed";
  /** The turn or message that the panel is about. */
  ref?: string;
  /** The message that the open chat goes to; gone from the address when it is there. */
  at?: string;
}

const panels = ["context", "reasoning", "why", "closed"] as const;

/** Reads the address; what it does not know is dropped. */
export function parseChatsSearch(raw: Record<string, unknown>): ChatsSearch {
  const view = views.find((known) => known === raw["view"]);
  const panel = panels.find((known) => known === raw["panel"]);
  const text = (key: string) => {
    const value = raw[key];
    return typeof value === "string" || typeof value === "number" ? String(value).slice(0, 200) : "";
  };
  const day = (key: string) => (/^\d{4}-\d\d-\d\d$/.test(text(key)) ? text(key) : "");
  const [q, store, label, ref, at] = [text("q"), text("store"), text("label"), text("ref"), text("at")];
  const [cause, wish, from, to] = [text("cause"), text("wish"), day("from"), day("to")];
  return {
    ...(view && view !== "all" ? { view } : {}),
    ...(q ? { q } : {}),
    ...(store ? { store } : {}),
    ...(label ? { label: label.slice(0, 40) } : {}),
    ...(cause ? { cause: cause.slice(0, 60) } : {}),
    ...(wish ? { wish } : {}),
    ...((cause || wish) && from ? { from } : {}),
    ...((cause || wish) && to ? { to } : {}),
    ...(panel ? { panel } : {}),
    ...(ref ? { ref } : {}),
    ...(at ? { at } : {}),
  };
}

/** Whether a chat belongs into a view; null where only the server knows. */
export function belongsTo(
  chat: Chat,
  view: View | "human",
  reader: { userId: string | null; now: number },
): boolean | null {
  const kept = chat.archivedAt === null;
  const shown = kept && (chat.waitingSince !== null || !isAsleep(chat, reader.now));
  switch (view) {
    case "all":
      return shown;
    case "waiting":
      return chat.owner === view;
    case "bot":
    case "human":
      return chat.owner === view && shown;
    case "mine":
      return chat.owner !== "bot" && chat.assigneeId !== null && chat.assigneeId === reader.userId && shown;
    case "unread":
      return chat.unreadCount > 0;
    case "failed":
      return chat.failed && kept;
    case "mentioned":
      return reader.userId !== null && chat.mentions.includes(reader.userId);
    case "closing": {
      const left = chat.windowClosesAt ? Date.parse(chat.windowClosesAt) - reader.now : 0;
      return left > 0 && left < 4 * HOUR && kept ? null : false;
    }
    case "unanswered":
      return chat.owner !== "bot" && chat.lastMessageAuthor === "customer" && kept;
    case "unassigned":
      return chat.owner !== "bot" && chat.assigneeId === null && shown;
    case "snoozed":
      return chat.snoozedUntil !== null || chat.remindedAt !== null;
    case "archived":
      return !kept;
  }
}

function isAsleep(chat: Chat, now: number): boolean {
  return chat.snoozedUntil !== null && Date.parse(chat.snoozedUntil) > now;
}
