import type { Chat, Message } from "@platform/contract";

/** Rows for tests: whole, quiet, and changed only where the test says. */
export function aChat(patch: Partial<Chat> = {}): Chat {
  return {
    id: "c1",
    tenantId: "1",
    contactName: "Valentina Sosa",
    contactPhone: "+5491155501000",
    owner: "bot",
    overrideSource: null,
    humanOverrideUntil: null,
    waitingSince: null,
    waitingReason: null,
    lastMessagePreview: "Hola",
    lastMessageAuthor: "customer",
    lastMessageType: "text",
    lastMessageAt: "2026-11-22T12:00:00Z",
    unreadCount: 0,
    windowClosesAt: "2026-11-23T12:00:00Z",
    windowReminded: false,
    optedOut: null,
    assigneeId: null,
    assigneeName: null,
    assignedBy: null,
    labels: [],
    intent: null,
    intentBy: null,
    noteCount: 0,
    mentions: [],
    botExcluded: false,
    failed: false,
    failureReason: null,
    tenantMode: "always",
    tenantPaused: false,
    storeName: "Punta Danza",
    ...patch,
  };
}

export function aMessage(patch: Partial<Message> = {}): Message {
  return {
    id: "m1",
    conversationId: "c1",
    author: "customer",
    authorName: null,
    type: "text",
    text: "Hola",
    media: null,
    details: null,
    quoted: null,
    quotable: false,
    reactions: [],
    status: "received",
    failureCode: null,
    failureReason: null,
    sentFrom: null,
    clientMessageId: null,
    turnId: null,
    outcome: null,
    sentAt: "2026-11-22T12:00:00Z",
    ...patch,
  };
}
