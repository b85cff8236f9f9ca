import { z } from "zod";
import { idSchema } from "./common.ts";

/** Who is asking, and what this installation is; the first thing the panel reads. */
export const sessionSchema = z.object({
  user: z.object({ id: idSchema, name: z.string(), email: z.string().nullable() }).nullable(),
  role: z.enum(["operator", "member"]).nullable(),
  /** With what the reader may do there; an operator may do everything. */
  tenants: z.array(
    z.object({ id: idSchema, storeName: z.string(), role: z.enum(["owner", "staff", "viewer"]) }),
  ),
});
export type Session = z.infer<typeof sessionSchema>;

/** Public: nothing here is a secret. */
export const installationSchema = z.object({
  version: z.string(),
  commit: z.string().nullable(),
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
