import { z } from "zod";
import { idSchema, instantSchema, pageInput, pageOf } from "./common.ts";

export const messageListInput = z.strictObject({
  conversationId: idSchema,
  /** The page reaches at least back to this message, a thousand messages at most. */
  through: idSchema.optional(),
  ...pageInput,
});

export const mediaSchema = z.object({
  id: idSchema,
  kind: z.enum(["image", "audio", "video", "document", "sticker"]),
  mimeType: z.string().nullable(),
  fileName: z.string().nullable(),
  fileSize: z.number().nullable(),
  /** `pending` until fetched; `failed` carries no address. */
  state: z.enum(["pending", "stored", "failed"]),
  url: z.string().nullable(),
  transcript: z.string().nullable(),
  /** Of a voice note: being heard, heard, or not understood; null where nobody listens. */
  transcriptState: z.enum(["pending", "done", "failed"]).nullable(),
});

/** Also what an upload answers: the file as its message will show it. */
export type Media = z.infer<typeof mediaSchema>;

/** What WhatsApp takes at most, in bytes, by what a file is. Source: YCloud, "Send messages", media. */
export const MAX_FILE_BYTES = {
  image: 5 * 1024 * 1024,
  video: 16 * 1024 * 1024,
  audio: 16 * 1024 * 1024,
  document: 100 * 1024 * 1024,
} as const;

/** Delivery of what left, reception of what came. */
export const messageStatuses = [
  "received",
  "draft",
  "queued",
  "sending",
  "unknown",
  "accepted",
  "sent",
  "delivered",
  "read",
  "failed",
  "cancelled",
] as const;

export const messageSchema = z.object({
  id: idSchema,
  conversationId: idSchema,
  author: z.enum(["customer", "bot", "human", "system"]),
  authorName: z.string().nullable(),
  /** text, image, audio, video, document, sticker, location, contacts, order, interactive, button, reaction, unsupported, system … */
  type: z.string(),
  text: z.string().nullable(),
  media: mediaSchema.nullable(),
  /** Structured rest by type: location, contacts, order lines, reply choice, ad referral. */
  details: z.record(z.string(), z.unknown()).nullable(),
  /** What it answers to, as the customer's phone shows it; without id where that message never came here. */
  quoted: z
    .object({
      id: idSchema.nullable(),
      /** The text, the caption or what was said. */
      text: z.string().nullable(),
      author: z.enum(["customer", "bot", "human", "system"]).nullable(),
      type: z.string().nullable(),
    })
    .nullable(),
  /** Whether an answer can quote it: WhatsApp knows it by an id of its own. */
  quotable: z.boolean(),
  reactions: z.array(z.object({ emoji: z.string(), author: z.enum(["customer", "human"]) })),
  status: z.enum(messageStatuses),
  /** Of a message that failed: WhatsApp's number, YCloud's word or ours. */
  failureCode: z.string().nullable(),
  failureReason: z.string().nullable(),
  /** Where a human message came from. */
  sentFrom: z.enum(["panel", "phone", "api"]).nullable(),
  clientMessageId: z.string().nullable(),
  turnId: idSchema.nullable(),
  /** What became of an inbound message: answered, superseded, with_person, mode_off … */
  outcome: z.string().nullable(),
  sentAt: instantSchema,
});
export type Message = z.infer<typeof messageSchema>;
export const messagePage = pageOf(messageSchema);

/** A variable of a canned answer that nobody has filled in. */
const HOLE = /\{\s*[\p{L}_]{1,40}\s*\}/u;
/** WhatsApp's own bound. */
const MAX_CAPTION = 1_024;

export const sendInput = z
  .strictObject({
    conversationId: idSchema,
    /** Of a file, its caption. */
    text: z
      .string()
      .max(4_096)
      .transform((text) => (text.trim() === "" ? "" : text))
      .default(""),
    clientMessageId: z.string().min(1).max(100),
    /** A message of the same chat that the customer's phone shows above the text. */
    quotedMessageId: idSchema.optional(),
    /** A file that was uploaded for this chat (`POST /media/chats/:conversationId`). */
    mediaId: idSchema.optional(),
    /** What the agent had proposed and this came from, changed or not. */
    suggestionId: idSchema.optional(),
    /** A canned answer whose picture leaves with the text, as its caption. */
    cannedAnswerId: idSchema.optional(),
  })
  .refine(({ cannedAnswerId, text }) => cannedAnswerId === undefined || !HOLE.test(text), {
    path: ["text"],
    message: "something in braces is still to be filled in",
  })
  .refine(({ cannedAnswerId, mediaId }) => cannedAnswerId === undefined || mediaId === undefined, {
    path: ["mediaId"],
    message: "a message shows one file",
  })
  .refine(({ mediaId, text }) => mediaId !== undefined || text !== "", {
    path: ["text"],
    message: "there is nothing to send",
  })
  .refine(
    ({ cannedAnswerId, mediaId, text }) =>
      (cannedAnswerId === undefined && mediaId === undefined) || text.length <= MAX_CAPTION,
    { path: ["text"], message: `a caption has at most ${MAX_CAPTION} characters` },
  );

/** Its picture with name, what it costs now and its link, in the customer's language. */
export const sendProductInput = z.strictObject({
  conversationId: idSchema,
  productId: idSchema,
  clientMessageId: z.string().min(1).max(100),
  quotedMessageId: idSchema.optional(),
});

/** To be told again every few seconds while a chat is open, and at once when that changes. */
export const presentInput = z.strictObject({
  conversationId: idSchema,
  state: z.enum(["here", "typing", "gone"]),
});
export const presentResult = z.object({});

export const draftInput = z.strictObject({ messageId: idSchema });
