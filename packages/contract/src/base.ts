import { z } from "zod";
import { idSchema, instantSchema, pageInput, pageOf } from "./common.ts";
import { authorSchema, overrideReason, promptVersionSchema, textDiffSchema } from "./prompts.ts";

const phrases = z.array(z.string().trim().min(1).max(80)).max(50);
/** What the bots of all stores are told; a store may stand aside (`base.override`). */
export const baseTextsSchema = z.strictObject({
  /** Stands before every store's own words. */
  prompt: z.string().max(6_000).nullable(),
  /** Said before the first reply of a chat, where a store has no words of its own. */
  disclosure: z.string().max(400).nullable(),
  /** What no reply says, whole words. */
  forbiddenPhrases: phrases,
});
export type BaseTexts = z.infer<typeof baseTextsSchema>;
export const baseFields = ["prompt", "disclosure", "forbiddenPhrases"] as const;
export type BaseField = (typeof baseFields)[number];

export const baseVersionSchema = promptVersionSchema;
export type BaseVersion = z.infer<typeof baseVersionSchema>;
export const basePage = pageOf(baseVersionSchema);

export const baseDraftSchema = z.object({
  texts: baseTextsSchema,
  /** New with every save; whoever saves, publishes or discards names the one they have seen. */
  revision: z.string(),
  /** The version that counted when the draft was begun or last brought up to date; 0 for none. */
  basedOn: z.number(),
  /** Places in which it differs from what counts. */
  changes: z.number(),
  author: authorSchema,
  savedAt: instantSchema,
});
export type BaseDraft = z.infer<typeof baseDraftSchema>;

export const baseStatusInput = z.strictObject({});
/** What counts now, and what is being prepared. */
export const baseStatusSchema = z.object({
  /** Number 0, of nobody, where nothing was ever published. */
  live: z.object({
    number: z.number(),
    texts: baseTextsSchema,
    author: authorSchema.nullable(),
    createdAt: instantSchema.nullable(),
  }),
  draft: baseDraftSchema.nullable(),
  /** Words that get a value in the prompt, without their braces. */
  placeholders: z.array(z.string()),
  charactersPerToken: z.number(),
});
export type BaseStatus = z.infer<typeof baseStatusSchema>;

const versionNumber = z.number().int().min(0).max(2_000_000_000);
export const baseGetInput = z.strictObject({
  version: z.union([versionNumber.min(1), z.enum(["live", "draft"])]).default("live"),
});
export const baseTextSchema = z.object({
  /** Null for the draft, and where nothing was ever published. */
  version: baseVersionSchema.nullable(),
  texts: baseTextsSchema,
  /** From what counts now to these; only fields that differ. */
  diff: z.array(z.object({ field: z.enum(baseFields), ...textDiffSchema.shape })),
});
export type BaseText = z.infer<typeof baseTextSchema>;
export const baseListInput = z.strictObject({ ...pageInput });

/** `revision` null: there was no draft yet. `conflict` where somebody else saved in between; nothing is lost. */
export const baseSaveDraftInput = z.strictObject({
  texts: baseTextsSchema,
  revision: z.uuid().nullable(),
  /** The version that the editor has seen; absent: the one that counts now. */
  basedOn: versionNumber.optional(),
});
export const baseDiscardDraftInput = z.strictObject({ revision: z.uuid() });

const note = z.string().trim().max(500).nullable().optional();
/** `over`: the version that whoever writes has seen, 0 for none; `conflict` where another one counts by now. */
export const basePublishInput = z.strictObject({
  revision: z.uuid(),
  over: versionNumber,
  note,
  /** Why the draft counts although no finished trial of it says that it may (`baseTrials.latest`). */
  override: overrideReason.optional(),
});
export const baseRestoreInput = z.strictObject({ number: versionNumber, over: versionNumber, note });

/** Where one store stands aside; `forbiddenPhrases` null: everybody's list. */
export const baseOverrideSchema = z.object({
  followsBase: z.boolean(),
  forbiddenPhrases: phrases.nullable(),
});
export type BaseOverride = z.infer<typeof baseOverrideSchema>;
export const baseOverrideInput = z.strictObject({ tenantId: idSchema, ...baseOverrideSchema.shape });
