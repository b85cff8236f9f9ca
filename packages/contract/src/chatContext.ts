import { z } from "zod";
import { idSchema, instantSchema } from "./common.ts";

/** What stands beside a chat: where the customer came from, their orders, products spoken of, files. */
export const chatContextSchema = z.object({
  /** The name is one that the team gave. */
  nameGiven: z.boolean(),
  /** As WhatsApp names who hides their number; null where the number is known. */
  userId: z.string().nullable(),
  /** The advertisement that the customer last wrote from. */
  ad: z
    .object({ headline: z.string().nullable(), body: z.string().nullable(), url: z.string().nullable() })
    .nullable(),
  /** Of the chat's own phone number alone, newest first. */
  orders: z.array(
    z.object({
      id: idSchema,
      number: z.string(),
      /** Its page in the store's admin; null until the store has told its address. */
      adminUrl: z.string().nullable(),
      createdAt: instantSchema,
      status: z.enum(["open", "closed", "cancelled"]),
      paymentStatus: z.enum([
        "pending",
        "authorized",
        "paid",
        "partially_paid",
        "refunded",
        "voided",
        "other",
      ]),
      totalCents: z.number(),
      currency: z.string(),
      shipments: z.array(
        z.object({
          status: z.enum(["preparing", "packed", "dispatched", "ready_for_pickup", "delivered", "other"]),
          trackingCode: z.string().nullable(),
          trackingUrl: z.string().nullable(),
        }),
      ),
    }),
  ),
  /** What the bot told about, as the mirror has it now; `stock` null where the store doesn't count. */
  products: z.array(
    z.object({
      id: idSchema,
      name: z.string(),
      url: z.string().nullable(),
      priceCents: z.number().nullable(),
      currency: z.string(),
      available: z.boolean(),
      stock: z.number().nullable(),
      ageSeconds: z.number(),
    }),
  ),
  /** Newest first. */
  files: z.array(
    z.object({
      id: idSchema,
      messageId: idSchema,
      kind: z.enum(["image", "audio", "video", "document", "sticker"]),
      fileName: z.string().nullable(),
      url: z.string(),
      sentAt: instantSchema,
    }),
  ),
});
export type ChatContext = z.infer<typeof chatContextSchema>;

/** `name` null: the customer's own again, from their next message on. */
export const renameInput = z.strictObject({
  conversationId: idSchema,
  name: z.string().trim().min(1).max(80).nullable(),
});
