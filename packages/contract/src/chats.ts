import { z } from "zod";
import { daySchema, idSchema, instantSchema, pageInput, pageOf, readerInput } from "./common.ts";
import { messageSchema } from "./messages.ts";
import { optOutSchema } from "./templates.ts";

export const chatFilters = [
  "all",
  "bot",
  "waiting",
  "human",
  "unread",
  "mine",
  "unassigned",
  "closing",
  "failed",
  "mentioned",
  "unanswered",
  "snoozed",
  "archived",
] as const;
export const chatOwners = ["bot", "waiting", "human"] as const;

export const chatListInput = z.strictObject({
  tenantId: idSchema.optional(),
  filter: z.enum(chatFilters).default("all"),
  query: z.string().trim().max(200).optional(),
  /** Only chats with this label. */
  label: z.string().trim().min(1).max(40).optional(),
  /** Only chats that were handed over for this cause, or asked for this in vain, between these days of their store. */
  cause: z.string().min(1).max(60).optional(),
  wish: z.string().min(1).max(200).optional(),
  from: daySchema.optional(),
  to: daySchema.optional(),
  ...pageInput,
});

export const chatSchema = z.object({
  id: idSchema,
  tenantId: idSchema,
  contactName: z.string().nullable(),
  /** `+` and digits as received; null where the customer hides the number. */
  contactPhone: z.string().nullable(),
  owner: z.enum(chatOwners),
  /** How a person came to own the chat: panel, phone, or a change by SQL. */
  overrideSource: z.enum(["panel", "phone", "sql"]).nullable(),
  humanOverrideUntil: instantSchema.nullable(),
  waitingSince: instantSchema.nullable(),
  waitingReason: z.string().nullable(),
  lastMessagePreview: z.string().nullable(),
  lastMessageAuthor: z.enum(["customer", "bot", "human", "system"]).nullable(),
  lastMessageType: z.string().nullable(),
  lastMessageAt: instantSchema.nullable(),
  unreadCount: z.number(),
  windowClosesAt: instantSchema.nullable(),
  /** Whoever has the chat has been reminded that this window ends. */
  windowReminded: z.boolean(),
  /** The customer wants no messages that they didn't ask for: no template leaves. */
  optedOut: optOutSchema.nullable(),
  assigneeId: z.string().nullable(),
  assigneeName: z.string().nullable(),
  /** Who gave it to the assignee, until that person has looked; empty where it was given automatically. */
  assignedBy: z.string().nullable(),
  labels: z.array(z.string()),
  /** What it is about, of the store's list, and who said so. */
  intent: z.string().nullable(),
  intentBy: z.enum(["bot", "person"]).nullable(),
  noteCount: z.number(),
  /** Ids of the people whom a note mentions and who have not looked since. */
  mentions: z.array(z.string()),
  /** What the agent would answer, for the assignee alone; null where there is nothing to answer or to say. */
  suggestion: z.object({ id: idSchema, text: z.string() }).nullable(),
  /** Out of the way until then, for the whole team, and who wanted that; a chat that waits is never out of the way. */
  snoozedUntil: instantSchema.nullable(),
  snoozedBy: z.string().nullable(),
  /** When its reminder came, until somebody has looked. */
  remindedAt: instantSchema.nullable(),
  /** Done with; what happens in it brings it back. */
  archivedAt: instantSchema.nullable(),
  botExcluded: z.boolean(),
  failed: z.boolean(),
  failureReason: z.string().nullable(),
  /** The store's own switch, so that the owner bar can say that the bot is off. */
  tenantMode: z.enum(["off", "test", "drafts", "off_hours", "always"]),
  tenantPaused: z.boolean(),
  tenantSuspended: z.boolean(),
  storeName: z.string(),
});
export type Chat = z.infer<typeof chatSchema>;
export const chatPage = pageOf(chatSchema);

export const conversationInput = z.strictObject({ conversationId: idSchema });
const chatsOfInput = { conversationIds: z.array(idSchema).min(1).max(100) };
export const markUnreadInput = z.strictObject(chatsOfInput);
/** `until` null takes the reminder back. */
export const snoozeInput = z.strictObject({
  ...chatsOfInput,
  until: z.iso.datetime({ offset: true }).nullable(),
});
/** A chat that waits for a person stays where it is: the answer shows it without `archivedAt`. */
export const archiveInput = z.strictObject({ ...chatsOfInput, archived: z.boolean().default(true) });
/** The present state of every chat that was asked for. */
export const chatsResult = z.object({ chats: z.array(chatSchema) });

export const chatCountsInput = z.strictObject({ tenantId: idSchema.optional() });
export const chatCounts = z.object({
  all: z.number(),
  bot: z.number(),
  waiting: z.number(),
  human: z.number(),
  mine: z.number(),
  unassigned: z.number(),
  unread: z.number(),
  closing: z.number(),
  failed: z.number(),
  snoozed: z.number(),
  archived: z.number(),
});
export type ChatCounts = z.infer<typeof chatCounts>;

/**
 * Names and numbers of contacts, what was written, said in voice notes or noted, names of files. Words may be begun, "in
 * quotation marks" they are a phrase; numbers in any notation. Without `part` contacts come first.
 */
export const chatSearchInput = z.strictObject({
  tenantId: idSchema.optional(),
  query: z.string().trim().min(1).max(200),
  part: z.enum(["contacts", "texts"]).optional(),
  ...pageInput,
});

export const chatHitSchema = z.object({
  /** Of the message or note; of the chat where its contact was found. */
  id: idSchema,
  kind: z.enum(["contact", "message", "note"]),
  conversationId: idSchema,
  tenantId: idSchema,
  storeName: z.string(),
  contactName: z.string().nullable(),
  contactPhone: z.string().nullable(),
  /** Of a message; a note is always a person's. */
  author: z.enum(["customer", "bot", "human", "system"]).nullable(),
  authorName: z.string().nullable(),
  /** What the words were found in. */
  field: z.enum(["name", "phone", "text", "transcript", "fileName", "note"]),
  /** The part of it around the first mark. */
  text: z.string(),
  /** Where in `text` the words asked for stand: from, to. */
  marks: z.array(z.tuple([z.number(), z.number()])),
  /** When it was written; of a contact, the chat's last message. */
  at: instantSchema.nullable(),
});
export type ChatHit = z.infer<typeof chatHitSchema>;
export const chatHitPage = pageOf(chatHitSchema).extend({
  /** Nothing is written as it was asked for: these have words that are one letter away. */
  alike: z.boolean(),
});

export const overrideSetInput = z.strictObject({
  conversationId: idSchema,
  minutes: z.number().min(1).max(43_200).optional(),
  /** Takes the chat even from a colleague; without it that is refused with `owned_by_another`. */
  force: z.boolean().optional(),
});
export const pendingChoices = ["answer", "wait"] as const;
export const overrideClearInput = z.strictObject({
  conversationId: idSchema,
  /**
   * What the customer wrote and nobody answered: `answer` (default), where the window is open and it isn't too old, else
   * the chat waits; `wait`: the bot says nothing before the customer writes again.
   */
  pending: z.enum(pendingChoices).optional(),
});

/** `inFlight`: a bot request was already at the provider when the takeover committed and had not settled after 10 s. */
export const overrideResult = z.object({ chat: chatSchema, inFlight: z.boolean() });

/** To a person of the store, or to nobody: then the chat waits. */
export const assignInput = z.strictObject({
  conversationId: idSchema,
  userId: idSchema.nullable(),
  /** The assignee that the giver saw; refused with `conflict` where it is another by now. */
  over: idSchema.nullable(),
});

export const botExclusionInput = z.strictObject({ conversationId: idSchema, excluded: z.boolean() });

/** One event of `chats.events`; it carries the present state, so applying it twice changes nothing. */
export const liveEventSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("chat"), chat: chatSchema }),
  z.object({ kind: z.literal("message"), tenantId: idSchema, message: messageSchema }),
  /** The chat became part of another, of the same customer, or was removed. */
  z.object({ kind: z.literal("gone"), tenantId: idSchema, conversationId: idSchema }),
  z.object({ kind: z.literal("reset") }),
  /** A colleague looks at the chat or writes in it. Told again while it lasts, kept nowhere; it may get lost. */
  z.object({
    kind: z.literal("presence"),
    tenantId: idSchema,
    conversationId: idSchema,
    personId: idSchema,
    personName: z.string(),
    state: z.enum(["here", "typing", "gone"]),
  }),
]);
export type LiveEvent = z.infer<typeof liveEventSchema>;
export const eventsInput = z.strictObject({
  tenantId: idSchema.optional(),
  lastEventId: z.string().max(100).optional(),
});

/** Steps of one message's way; the first that is not `ok` is the answer. */
export const explainInput = z.strictObject({ messageId: idSchema, ...readerInput });
export const explanationSchema = z.object({
  steps: z.array(
    z.object({
      step: z.enum([
        "received",
        "signature",
        "tenant",
        "owner",
        "burst",
        "agent",
        "facts",
        "sending",
        "delivery",
      ]),
      status: z.enum(["ok", "waiting", "rightful", "failed", "skipped"]),
      at: instantSchema.nullable(),
      detail: z.string(),
    }),
  ),
  firstFailing: z.string().nullable(),
  fix: z.string().nullable(),
});
export type Explanation = z.infer<typeof explanationSchema>;
