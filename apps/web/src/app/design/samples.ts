import type { Chat, Message, Note } from "@platform/contract";
import { aChat, aMessage } from "#features/chats/testing.ts";
import { longName, longWord } from "./specimen.tsx";

const at = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000).toISOString();

/** A chat in each state that its row tells apart. */
export function sampleChats(): Chat[] {
  const chat = (id: string, patch: Partial<Chat>) =>
    aChat({ id: `sample-${id}`, lastMessageAt: at(3), windowClosesAt: at(-20 * 60), ...patch });
  return [
    chat("bot", { lastMessageAuthor: "bot", lastMessagePreview: "Sí, hay talle 37: $ 89.900" }),
    chat("waiting", { owner: "waiting", waitingSince: at(12), unreadCount: 2, windowClosesAt: at(-130) }),
    chat("urgent", { owner: "waiting", waitingSince: at(70), unreadCount: 120, windowClosesAt: at(-24) }),
    chat("human", { owner: "human", assigneeId: "x", assigneeName: longName, humanOverrideUntil: at(-90) }),
    chat("phone", { owner: "human", overrideSource: "phone", lastMessageAuthor: "human" }),
    chat("failed", {
      failed: true,
      windowClosesAt: at(5),
      lastMessageType: "audio",
      lastMessagePreview: null,
    }),
    chat("paused", { tenantPaused: true, archivedAt: null, snoozedUntil: at(-60), intent: "devolución" }),
    chat("long", {
      contactName: longName,
      lastMessagePreview: `${longWord} ${longWord}`,
      optedOut: { at: at(60), cause: "keyword" },
    }),
    chat("hebrew", { contactName: "דניאלה כהן", lastMessagePreview: "שלום, כמה זה עולה?" }),
    chat("nameless", { contactName: null, lastMessageType: "image", lastMessagePreview: null }),
  ];
}

/** A chat in which everything happens that a bubble can show. */
export function sampleMessages(): Message[] {
  let left = 60;
  const message = (patch: Partial<Message>) => {
    left -= 3;
    return aMessage({ id: `sample-${left}`, conversationId: "sample", sentAt: at(left), ...patch });
  };
  const bot = (patch: Partial<Message>) => message({ author: "bot", status: "read", ...patch });
  const person = (patch: Partial<Message>) => message({ author: "human", authorName: "Marta", ...patch });
  return [
    message({ text: "Hola, ¿tenés zapatillas de media punta talle 37?" }),
    bot({ text: "Sí, hay en negro y en rosa: *$ 89.900*.\n¿Cuál te gusta?", reactions: [] }),
    message({
      text: `La ${longWord}`,
      quoted: { id: null, author: "bot", text: "¿Cuál te gusta?", type: "text" },
    }),
    message({ text: "שלום, הטלפון שלי +54 9 11 3000-9999\nY en español también" }),
    message({ type: "location", text: null, details: { latitude: -34.6, longitude: -58.4, name: "Plaza" } }),
    message({ type: "image", text: null, media: lostPicture }),
    message({ type: "unsupported", text: null }),
    bot({ text: "Te la reservo.", status: "draft" }),
    person({ text: "Ya te la aparté.", status: "delivered" }),
    person({ text: "No salió.", status: "failed", failureCode: null, failureReason: null }),
    person({ text: "No sabemos si llegó.", status: "unknown" }),
    bot({ text: "Esto ya no hacía falta.", status: "cancelled", failureCode: "superseded" }),
  ];
}

const lostPicture = {
  kind: "image",
  url: null,
  state: "failed",
  mimeType: null,
  fileName: null,
  fileSize: null,
  transcript: null,
  transcriptState: null,
} as never;

export function sampleNote(): Note {
  return {
    id: "sample-note",
    conversationId: "sample",
    authorId: "x",
    authorName: longName,
    text: "Pidió que la llamen mañana a la tarde.",
    mentions: [],
    createdAt: at(1),
  };
}
