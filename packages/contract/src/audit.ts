import { z } from "zod";
import { daySchema, idSchema, instantSchema, pageInput, pageOf } from "./common.ts";

/** What an entry is about: the first part of its action. */
export const auditAreas = [
  "tenant",
  "prompt",
  "base",
  "trial",
  "case",
  "question",
  "sheet",
  "article",
  "canned_answer",
  "label",
  "intent",
  "handoff",
  "override",
  "chat",
  "template",
  "team",
  "person",
  "key",
  "privacy",
  "weekly_letter",
  "store",
  "webhook",
] as const;
export type AuditArea = (typeof auditAreas)[number];

/** Who changed what. */
export const auditEntrySchema = z.object({
  id: idSchema,
  at: instantSchema,
  tenantId: idSchema.nullable(),
  actor: z.object({
    /** `link`: whoever followed the link of an alert. `sql`: somebody at the database itself. */
    kind: z.enum(["person", "key", "token", "link", "sql", "system"]),
    id: idSchema.nullable(),
    /** As they are called now; null where they are gone. */
    name: z.string().nullable(),
  }),
  action: z.string(),
  target: z.string().nullable(),
  /** The name of a person or key that it was about. */
  targetName: z.string().nullable(),
  /** By field: what it became, or `{ before, after }`. Secrets say only that they were set or cleared. */
  changes: z.record(z.string(), z.unknown()).nullable(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;
export const auditPage = pageOf(auditEntrySchema);

const timezoneSchema = z
  .string()
  .max(64)
  .refine(isTimezone, { message: "A time zone, for example America/Argentina/Cordoba" });

function isTimezone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

/** `tenantId: null`: every store and the installation, for an operator. Days are those of the time zone, both included. */
export const auditListInput = z.strictObject({
  tenantId: idSchema.nullable(),
  area: z.enum(auditAreas).optional(),
  /** A person's or key's id, or `token`, `system` or `sql`. */
  actorId: idSchema.optional(),
  from: daySchema.optional(),
  to: daySchema.optional(),
  timezone: timezoneSchema.default("UTC"),
  ...pageInput,
});

/** Who changed something lately: what the list can be narrowed to. */
export const auditActorsInput = z.strictObject({ tenantId: idSchema.nullable() });
export const auditActors = z.object({
  items: z.array(
    z.object({
      kind: z.enum(["person", "key", "token", "system", "sql"]),
      id: idSchema,
      name: z.string().nullable(),
    }),
  ),
});
export type AuditActor = z.infer<typeof auditActors>["items"][number];
