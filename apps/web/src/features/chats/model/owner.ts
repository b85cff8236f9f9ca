import type { Chat } from "@platform/contract";

/** Who answers this chat, as the reader sees it. `until` is null where it has no end. */
export type OwnerState =
  | { kind: "bot" | "drafts" | "suspended" | "paused" | "excluded" | "off" | "test" | "off_hours" }
  | { kind: "waiting"; since: string | null; reason: string | null }
  | { kind: "mine" | "phone"; until: string | null }
  | { kind: "colleague"; name: string | null; until: string | null };

/** Imported and hand-written rows mark an endless override by a year far away. */
const endlessFrom = Date.parse("2090-01-01T00:00:00Z");

export function ownerState(chat: Chat, userId: string | null): OwnerState {
  if (chat.owner === "waiting")
    return { kind: "waiting", since: chat.waitingSince, reason: chat.waitingReason };
  if (chat.owner === "human") return humanState(chat, userId);
  if (chat.tenantSuspended) return { kind: "suspended" };
  if (chat.botExcluded) return { kind: "excluded" };
  if (chat.tenantPaused) return { kind: "paused" };
  return { kind: chat.tenantMode === "always" ? "bot" : chat.tenantMode };
}

function humanState(chat: Chat, userId: string | null): OwnerState {
  const end = chat.humanOverrideUntil;
  const until = end && Date.parse(end) < endlessFrom ? end : null;
  if (chat.overrideSource === "phone") return { kind: "phone", until };
  if (chat.assigneeId !== null && chat.assigneeId === userId) return { kind: "mine", until };
  return { kind: "colleague", name: chat.assigneeName, until };
}

/** Somebody else gave it to the reader, who has not looked yet. */
export function isNewlyMine(chat: Chat, userId: string | null): boolean {
  return chat.assignedBy !== null && chat.assigneeId !== null && chat.assigneeId === userId;
}

export function isHuman(state: OwnerState): boolean {
  return state.kind === "mine" || state.kind === "colleague" || state.kind === "phone";
}

/** Writing needs a person to own the chat; a colleague's chat is taken over first. */
export function canWrite(state: OwnerState): boolean {
  return state.kind === "mine" || state.kind === "phone";
}

export type ThreadTone = "bot" | "waiting" | "human" | "none";

const silentKinds: ReadonlySet<OwnerState["kind"]> = new Set(["suspended", "paused", "excluded", "off"]);

export function threadTone(state: OwnerState): ThreadTone {
  if (state.kind === "waiting") return "waiting";
  if (isHuman(state)) return "human";
  return silentKinds.has(state.kind) ? "none" : "bot";
}

export const threadClass: Record<ThreadTone, string> = {
  bot: "bg-bot",
  waiting: "bg-waiting-fill",
  human: "bg-human",
  none: "bg-line",
};
