import { z } from "zod";
import { idSchema, instantSchema, pageInput, pageOf } from "./common.ts";

/** What it costs, in WhatsApp's classes; `other` is a newer one. */
export const templateCategories = ["marketing", "utility", "authentication", "other"] as const;
/** `flagged`: may still be sent, and will be taken out of service; `other`: a newer state. */
export const templateStates = [
  "approved",
  "flagged",
  "pending",
  "rejected",
  "paused",
  "disabled",
  "archived",
  "in_appeal",
  "other",
] as const;

export const templateFieldSchema = z.object({
  /** `header.1`, `header.link`, `body.1` …, `button.0`: what `values` of `templates.send` is keyed by. */
  id: z.string(),
  /** `text`: words; `link`: the address of a file; `suffix`: the end of a button's address; `code`: a coupon. */
  kind: z.enum(["text", "link", "suffix", "code"]),
  maxLength: z.number(),
  example: z.string().nullable(),
});
export type TemplateField = z.infer<typeof templateFieldSchema>;

export const templateButtonSchema = z.object({
  /** quick_reply, url, phone_number, copy_code … */
  type: z.string(),
  text: z.string(),
  url: z.string().nullable(),
});

export const templateSchema = z.object({
  id: idSchema,
  name: z.string(),
  /** WhatsApp's code: es_AR, pt_BR, en … */
  language: z.string(),
  category: z.enum(templateCategories),
  state: z.enum(templateStates),
  /** green, yellow, red; null while WhatsApp has none. */
  quality: z.enum(["green", "yellow", "red"]).nullable(),
  /** Why it was rejected, in WhatsApp's word. */
  reason: z.string().nullable(),
  disableDate: z.string().nullable(),
  header: z
    .object({ format: z.enum(["text", "image", "video", "document"]), text: z.string().nullable() })
    .nullable(),
  /** With its variables as `{{1}}`. */
  body: z.string(),
  footer: z.string().nullable(),
  buttons: z.array(templateButtonSchema),
  fields: z.array(templateFieldSchema),
  /** Why it can't be sent from here, although WhatsApp would. */
  unsupported: z
    .enum(["authentication", "carousel", "offer", "flow", "header", "variables", "empty"])
    .nullable(),
});
export type Template = z.infer<typeof templateSchema>;
export const templatePage = pageOf(templateSchema);

export const templateListInput = z.strictObject({ tenantId: idSchema, ...pageInput });

export const optOutCauses = ["keyword", "whatsapp", "provider", "refused"] as const;
/** Since when a customer wants no messages that they didn't ask for, and how that became known. */
export const optOutSchema = z.object({ at: instantSchema, cause: z.enum(optOutCauses) });

export const templateSearchInput = z.strictObject({
  conversationId: idSchema,
  query: z.string().trim().max(200).optional(),
  ...pageInput,
});
/** What may be sent in this chat: approved ones, those in the customer's language first. */
export const templateSearchResult = templatePage.extend({
  /** The customer's language. */
  language: z.enum(["es", "pt", "en"]),
  /** Set where no template may be sent to this customer. */
  optedOut: optOutSchema.nullable(),
  /** How many approved templates the store has at all. */
  approved: z.number(),
});

export const templateSendInput = z.strictObject({
  conversationId: idSchema,
  templateId: idSchema,
  /** By the ids of `fields`. */
  values: z.record(z.string().max(40), z.string().max(2_000)),
  clientMessageId: z.string().min(1).max(100),
});

export const readyKinds = ["resume", "order", "team"] as const;
export type ReadyKind = (typeof readyKinds)[number];
export const readyLanguages = ["es_AR", "pt_BR"] as const;
export type ReadyLanguage = (typeof readyLanguages)[number];

/** Why a store's account at WhatsApp could not be asked. */
export const accountTroubles = [
  "no_key",
  "unauthorized",
  "throttled",
  "rejected",
  "unavailable",
  "number_unknown",
] as const;

export const templateStatusSchema = z.object({
  syncedAt: instantSchema.nullable(),
  syncing: z.boolean(),
  error: z.enum(accountTroubles).nullable(),
  approved: z.number(),
  /** Ready ones of ours, and what became of each at WhatsApp: null where nobody has handed it in. */
  ready: z.array(
    z.object({
      kind: z.enum(readyKinds),
      language: z.enum(readyLanguages),
      name: z.string(),
      body: z.string(),
      footer: z.string().nullable(),
      buttons: z.array(templateButtonSchema),
      state: z.enum(templateStates).nullable(),
    }),
  ),
});
export type TemplateStatus = z.infer<typeof templateStatusSchema>;

export const templateSubmitInput = z.strictObject({
  tenantId: idSchema,
  kind: z.enum(readyKinds),
  language: z.enum(readyLanguages),
});
/** What WhatsApp said at once; the review comes later. */
export const templateSubmitResult = z.object({
  ok: z.boolean(),
  error: z.enum(accountTroubles).nullable(),
  /** The provider's own words. */
  answer: z.string(),
});
export type TemplateSubmitResult = z.infer<typeof templateSubmitResult>;
