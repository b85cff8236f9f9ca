import type { Chat, PushSettings } from "@platform/contract";

type Wish = "onWaiting" | "onMessage";

export interface ChimeOptions {
  userId: () => string | null;
  /** What the reader wants of a store; null where they have asked for nothing. */
  settingsOf: (tenantId: string) => Promise<PushSettings | null>;
  /** Whether this browser shows notices of its own, which sound. */
  pushedHere: () => boolean;
  /** Whether the reader looks at this chat. */
  inView: (chat: Chat) => boolean;
  /** Whether no tab has sounded for this yet. */
  claim: (key: string) => boolean;
  play: () => void;
  now: () => number;
}

/** What comes late, as after a night's sleep of the machine, is seen in the list. */
const FRESH_MS = 60_000;

/** Sounds for what a person would be told of by a push, where the panel is open and pushes are not on. */
export function createChime(options: ChimeOptions): (chat: Chat) => Promise<boolean> {
  const heard = new Set<string>();
  return async (chat) => {
    const call = callOf(chat, options.userId());
    if (call === null || heard.has(call.key) || options.now() - Date.parse(call.at) > FRESH_MS) return false;
    heard.add(call.key);
    if (options.pushedHere() || options.inView(chat)) return false;
    const settings = await options.settingsOf(chat.tenantId);
    if (settings === null || !settings.sound || !settings[call.wish]) return false;
    if (
      settings.quiet !== null &&
      isQuiet(settings.quiet, { timezone: settings.timezone, now: options.now() })
    )
      return false;
    if (!options.claim(call.key)) return false;
    options.play();
    return true;
  };
}

function callOf(chat: Chat, userId: string | null): { wish: Wish; key: string; at: string } | null {
  if (chat.owner === "waiting" && chat.waitingSince !== null)
    return { wish: "onWaiting", key: `waits ${chat.id} ${chat.waitingSince}`, at: chat.waitingSince };
  const own = userId !== null && chat.assigneeId === userId && chat.unreadCount > 0;
  if (own && chat.lastMessageAuthor === "customer" && chat.lastMessageAt !== null)
    return { wish: "onMessage", key: `wrote ${chat.id} ${chat.lastMessageAt}`, at: chat.lastMessageAt };
  return null;
}

/** By the store's clock; what ends before it begins ends the next day. */
export function isQuiet(
  { from, to }: { from: string; to: string },
  { timezone, now }: { timezone: string; now: number },
): boolean {
  const time = new Intl.DateTimeFormat("en-GB", {
    timeZone: timezone,
    hour: "2-digit",
    minute: "2-digit",
  }).format(now);
  return from <= to ? from <= time && time < to : from <= time || time < to;
}
