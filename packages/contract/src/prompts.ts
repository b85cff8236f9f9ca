import { z } from "zod";
import { idSchema, instantSchema, pageInput, pageOf } from "./common.ts";

/** What the merchant tells the bot in words of their own; the same fields as in `tenants`. */
export const brainSchema = z.strictObject({
  /** What the bot calls itself. */
  botName: z.string().max(60).nullable(),
  /** Said once, before the first answer of a conversation. */
  disclosure: z.string().max(400).nullable(),
  systemPromptTemplate: z.string().max(60_000).nullable(),
  storeDescription: z.string().max(4_000).nullable(),
  storeCatalogKnowledge: z.string().max(60_000).nullable(),
});
export type Brain = z.infer<typeof brainSchema>;
const keptText = z.string().nullable();
/** As it stands: what SQL or an import has written may be longer than what is saved here. */
const keptBrainSchema = z.strictObject({
  botName: keptText,
  disclosure: keptText,
  systemPromptTemplate: keptText,
  storeDescription: keptText,
  storeCatalogKnowledge: keptText,
});
export const brainFields = [
  "botName",
  "disclosure",
  "systemPromptTemplate",
  "storeDescription",
  "storeCatalogKnowledge",
] as const;
export type BrainField = (typeof brainFields)[number];

export const authorSchema = z.object({
  /** `sql`: somebody changed the store's row by hand. */
  kind: z.enum(["person", "token", "sql"]),
  name: z.string().nullable(),
});

export const promptOrigins = ["first", "published", "restored", "edited", "sql"] as const;

export const promptVersionSchema = z.object({
  /** Counts from one within the store. */
  number: z.number(),
  /** `edited`: by `tenants.update`; `sql`: by hand in the store's row. */
  origin: z.enum(promptOrigins),
  /** The older version that this one equals. */
  restoredFrom: z.number().nullable(),
  note: z.string().nullable(),
  author: authorSchema,
  createdAt: instantSchema,
  live: z.boolean(),
});
export type PromptVersion = z.infer<typeof promptVersionSchema>;
/** What is live from now on. */
export const promptPublishedSchema = promptVersionSchema.extend({ unreadCharacters: z.number() });
export type PromptPublished = z.infer<typeof promptPublishedSchema>;
export const promptPage = pageOf(promptVersionSchema);

/** A word in braces that gets no value, and leaves as it stands. */
export const unknownPlaceholderSchema = z.object({ field: z.enum(brainFields), name: z.string() });

/** Characters of the filled template that no turn reads, because they don't fit; 0 where all of it is read. */
const unreadCharacters = z.number();

export const textDiffSchema = z.object({
  changes: z.number(),
  runs: z.array(z.object({ kind: z.enum(["same", "added", "removed"]), text: z.string() })),
});

/** From an older text to a newer one, by lines and within them by words; `same` runs join them to the whole text. */
export const brainDiffSchema = z.object({
  changes: z.number(),
  /** Only fields that differ. */
  fields: z.array(
    z.object({
      field: z.enum(brainFields),
      ...textDiffSchema.shape,
    }),
  ),
});
export type BrainDiff = z.infer<typeof brainDiffSchema>;

export const promptDraftSchema = z.object({
  brain: keptBrainSchema,
  /** New with every save; whoever saves, publishes or discards names the one they have seen. */
  revision: z.string(),
  /** The version that was live when the draft was begun or last brought up to date. */
  basedOn: z.number(),
  /** Places in which it differs from the live version. */
  changes: z.number(),
  unknownPlaceholders: z.array(unknownPlaceholderSchema),
  unreadCharacters,
  author: authorSchema,
  savedAt: instantSchema,
});
export type PromptDraft = z.infer<typeof promptDraftSchema>;

export const promptStatusInput = z.strictObject({ tenantId: idSchema });
export const promptStatusSchema = z.object({
  live: promptVersionSchema.extend({
    brain: keptBrainSchema,
    unknownPlaceholders: z.array(unknownPlaceholderSchema),
    unreadCharacters,
  }),
  draft: promptDraftSchema.nullable(),
  /** What the store's bot is told besides, written by whoever runs the installation. */
  base: z.object({
    follows: z.boolean(),
    prompt: z.string().nullable(),
    disclosure: z.string().nullable(),
    forbidden: z.array(z.string()),
    /** Whether the list of forbidden phrases is this store's alone. */
    ownForbidden: z.boolean(),
  }),
  /** Used where a store has no template of its own. */
  defaultTemplate: z.string(),
  /** Words that get a value in a template, without their braces. */
  placeholders: z.array(z.string()),
  /** By which the agent reckons what a text takes of its budget. */
  charactersPerToken: z.number(),
});
export type PromptStatus = z.infer<typeof promptStatusSchema>;

export const promptListInput = z.strictObject({ tenantId: idSchema, ...pageInput });

const versionNumber = z.number().int().min(1).max(2_000_000_000);
const versionRef = z.union([versionNumber, z.enum(["live", "draft"])]);
/** With `against`, also what changed from there to `version`. */
export const promptGetInput = z.strictObject({
  tenantId: idSchema,
  version: versionRef,
  against: versionRef.optional(),
});
export const promptTextSchema = z.object({
  /** Null for the draft. */
  version: promptVersionSchema.nullable(),
  brain: keptBrainSchema,
  unknownPlaceholders: z.array(unknownPlaceholderSchema),
  unreadCharacters,
  diff: brainDiffSchema.nullable(),
});

/** Texts that are absent stay as in the draft, or as they are live. `revision` null: there was no draft yet. `conflict` where somebody else saved in between; nothing is lost. */
export const promptSaveDraftInput = z.strictObject({
  tenantId: idSchema,
  brain: brainSchema.partial(),
  revision: z.uuid().nullable(),
  /** The live version that the editor has seen; absent: the one that is live now. */
  basedOn: versionNumber.optional(),
});
export const promptDiscardDraftInput = z.strictObject({ tenantId: idSchema, revision: z.uuid() });

const note = z.string().trim().max(500).nullable().optional();
/** Why a draft goes live although no trial says that it may. */
export const overrideReason = z.string().trim().min(10).max(500);
/** `over`: the live version that the publisher has seen; `conflict` if another one is live by now. */
export const promptPublishInput = z.strictObject({
  tenantId: idSchema,
  revision: z.uuid(),
  over: versionNumber,
  note,
  /** Why the draft goes live although no finished trial of it says that it may (`trials.latest`). */
  override: overrideReason.optional(),
});
/** Publishes the texts of an old version as a new one. */
export const promptRestoreInput = z.strictObject({
  tenantId: idSchema,
  number: versionNumber,
  over: versionNumber,
  note,
});

/** Complete templates to begin with, by trade, in the store's register. Absent: in the store's language. */
export const promptTemplatesInput = z.strictObject({
  tenantId: idSchema,
  language: z.enum(["es", "pt"]).optional(),
});
export const promptTemplatesSchema = z.object({
  language: z.enum(["es", "pt"]),
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      template: z.string(),
      topics: z.array(z.object({ name: z.string(), examples: z.array(z.string()) })),
      /** Questions of the trade, and what an answer has to hold. */
      articles: z.array(z.object({ title: z.string(), guide: z.string() })),
      /** What it would change of the draft, or of what is live where there is none. */
      diff: brainDiffSchema,
    }),
  ),
});
export type PromptTemplates = z.infer<typeof promptTemplatesSchema>;
