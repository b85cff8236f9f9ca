import { z } from "zod";
import { idSchema, instantSchema } from "./common.ts";

export const MAX_TRIAL_CHATS = 50;

const chats = z.number().int().min(0).max(MAX_TRIAL_CHATS).default(20);
const maxUsd = z.number().positive().max(100).optional();
/** Beside the chats: all of the store's test cases, or these. */
const cases = z.union([z.boolean(), z.array(z.uuid()).min(1).max(50)]).default(true);

export const trialEstimateInput = z.strictObject({ tenantId: idSchema, chats, cases });
/** What a trial would take, by what the same turns took when they were. */
export const trialEstimateSchema = z.object({
  chats: z.number(),
  cases: z.number(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  costUsd: z.number(),
  /** Nobody knows the model's price: an assumed one is counted. */
  unpriced: z.boolean(),
  /** What it may cost where nobody says otherwise. */
  maxUsd: z.number(),
});
export type TrialEstimate = z.infer<typeof trialEstimateSchema>;

/** Runs the store's draft, or what is live where there is none, over recent chats and test cases. `trial_running` while one runs. */
export const trialStartInput = trialEstimateInput.extend({
  /** No further run begins once this is spent; absent: twice the estimate. */
  maxUsd,
});

export const trialVerdicts = ["same", "better", "worse", "changed"] as const;
const outcome = z.enum(["reply", "handoff", "silence", "failure"]);
const statement = z.object({ kind: z.string(), text: z.string() });
const said = z.object({ outcome, reason: z.string().nullable(), texts: z.array(z.string()) });

export const comparisonSchema = z.object({
  before: said,
  after: said,
  /** What nothing backs and the model wanted to say: with these texts, and not then. */
  invented: z.array(statement),
  /** The other way round. */
  inventedNoMore: z.array(statement),
  /** A person was called then, and is not with these texts. */
  lostHandoff: z.boolean(),
  newHandoff: z.boolean(),
  lostFacts: z.array(z.string()),
  newFacts: z.array(z.string()),
  /** What the store was asked now, since the record has no answer to it. */
  lookedUp: z.number(),
  /** Of a test case: what was expected and did not come. */
  unmet: z.array(z.object({ kind: z.enum(["say", "not_say", "person"]), text: z.string() })),
});
export type Comparison = z.infer<typeof comparisonSchema>;

export const trialRunSchema = z.object({
  id: idSchema,
  conversationId: idSchema,
  turnId: idSchema,
  caseId: idSchema.nullable(),
  customer: z.string().nullable(),
  asked: z.string(),
  state: z.enum(["pending", "done", "skipped"]),
  /** `changed`: of a test case whose reply is another one, where nobody has said how to tell whether it is right. */
  verdict: z.enum(trialVerdicts).nullable(),
  /** Why it was passed over: `not_kept`, `picture`, `stopped`, `cancelled`, or how the model failed. */
  reason: z.string().nullable(),
  comparison: comparisonSchema.nullable(),
  costUsd: z.number(),
});
export type TrialRun = z.infer<typeof trialRunSchema>;

export const trialSchema = z.object({
  id: idSchema,
  tenantId: idSchema,
  /** The draft that was tried; null: what is live. */
  revision: z.string().nullable(),
  /** `stopped`: the bound of its cost was reached. */
  state: z.enum(["running", "done", "stopped", "cancelled"]),
  maxUsd: z.number(),
  costUsd: z.number(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  by: z.string(),
  createdAt: instantSchema,
  endedAt: instantSchema.nullable(),
  counts: z.object({
    pending: z.number(),
    skipped: z.number(),
    same: z.number(),
    better: z.number(),
    worse: z.number(),
    changed: z.number(),
    /** Runs that keep the draft from going live: new inventions or lost handoffs. */
    blocking: z.number(),
  }),
  /** The worst first. */
  runs: z.array(trialRunSchema),
});
export type Trial = z.infer<typeof trialSchema>;

export const trialInput = z.strictObject({ tenantId: idSchema, trialId: z.uuid() });
/** The newest, or the newest of a revision of the draft. */
export const trialLatestInput = z.strictObject({ tenantId: idSchema, revision: z.uuid().optional() });
/** Whether a draft may go live as it stands: a finished trial of it found nothing that blocks, or there is nothing to try it on. */
const gate = z.enum(["open", "untried", "blocked"]);
/** What all bots are to be told is being tried in this store: until it ends, the store's own trial can't begin. */
const baseRunning = z.object({ startedAt: instantSchema, done: z.number(), total: z.number() });
export const trialLatestSchema = z.object({
  trial: trialSchema.nullable(),
  gate,
  baseRunning: baseRunning.nullable(),
});
export type TrialLatest = z.infer<typeof trialLatestSchema>;

export const MAX_TRIAL_STORES = 12;
export const baseTrialStoresInput = z.strictObject({});
/** Stores that are told what all are told, by their newest chat; as many as one trial takes. */
export const baseTrialStoresSchema = z.object({
  items: z.array(
    z.object({
      tenantId: idSchema,
      name: z.string(),
      /** A trial runs there: another one can't begin before it ends. */
      running: z.boolean(),
    }),
  ),
});

export type BaseTrialStore = z.infer<typeof baseTrialStoresSchema>["items"][number];

export const baseTrialEstimateInput = z.strictObject({
  tenantIds: z.array(idSchema).min(1).max(MAX_TRIAL_STORES),
  /** Of each store. */
  chats: chats.refine((count) => count > 0, "At least one chat of each store"),
});
export const baseTrialEstimateSchema = trialEstimateSchema.omit({ cases: true });
/** Runs what all bots are to be told, as the draft has it, over recent chats of some stores; `maxUsd` is of each store. */
export const baseTrialStartInput = baseTrialEstimateInput.extend({ maxUsd });

export const baseTrialSchema = trialSchema.omit({ tenantId: true }).extend({
  runs: z.array(trialRunSchema.extend({ store: z.string() })),
});
export type BaseTrial = z.infer<typeof baseTrialSchema>;
export const baseTrialInput = z.strictObject({ trialId: z.uuid() });
/** The newest, or the newest of a revision of the draft. */
export const baseTrialLatestInput = z.strictObject({ revision: z.uuid().optional() });
export const baseTrialLatestSchema = z.object({ trial: baseTrialSchema.nullable(), gate });
