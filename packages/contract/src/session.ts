import { z } from "zod";
import { idSchema, instantSchema, languageSchema, pageInput, pageOf, readerInput } from "./common.ts";
import { healthStatuses } from "./diagnosis.ts";

/** Who is asking, and what this installation is; the first thing the panel reads. */
export const sessionSchema = z.object({
  user: z.object({ id: idSchema, name: z.string(), email: z.string().nullable() }).nullable(),
  role: z.enum(["operator", "member", "key"]).nullable(),
  /** Signed in by a password alone where a store asks for more: nothing opens until a second factor is set up, or used. */
  owes: z.enum(["set_up", "use"]).nullable(),
  /** With what the reader may do there; an operator may do everything, a key what its scopes come to. */
  tenants: z.array(
    z.object({
      id: idSchema,
      storeName: z.string(),
      role: z.enum(["owner", "staff", "viewer"]),
      /** Where the operator has suspended the store: since when, and why. */
      suspendedAt: instantSchema.nullable(),
      suspensionNote: z.string().nullable(),
    }),
  ),
});
export type Session = z.infer<typeof sessionSchema>;

/** Public: nothing here is a secret. */
export const installationSchema = z.object({
  version: z.string(),
  commit: z.string().nullable(),
  /** Of the bundle; null where the sources run. */
  builtAt: instantSchema.nullable(),
  /** Set when the outside world is simulated; the panel labels itself with it. */
  demo: z
    .object({
      simulated: z.array(z.enum(["whatsapp", "store", "model", "mail"])),
      phoneUrl: z.string(),
      mailboxUrl: z.string(),
    })
    .nullable(),
});
export type Installation = z.infer<typeof installationSchema>;

export const doctorInput = z.strictObject(readerInput);
/** What the doctor found: each with its mend, where something is to be mended. */
export const findingsSchema = z.array(
  z.object({
    check: z.string(),
    status: z.enum(healthStatuses),
    detail: z.string(),
    fix: z.string().nullable(),
    /** What an older program found, or what is wrong with the variables, is said in Spanish. */
    language: languageSchema,
  }),
);
export type Finding = z.infer<typeof findingsSchema>[number];

/** A browser that is signed in as the reader. */
export const openSessionSchema = z.object({
  id: idSchema,
  current: z.boolean(),
  /** As the browser calls itself. */
  userAgent: z.string().nullable(),
  ipAddress: z.string().nullable(),
  createdAt: instantSchema,
  /** Renewed at most once a day. */
  seenAt: instantSchema,
});
export type OpenSession = z.infer<typeof openSessionSchema>;
export const sessionListInput = z.strictObject({ ...pageInput });
export const sessionPage = pageOf(openSessionSchema);
/** Without an id: every other than this one. */
export const sessionEndInput = z.strictObject({ sessionId: idSchema.optional() });
export const sessionEndResult = z.object({ ended: z.number() });
