import { z } from "zod";
import { idSchema, instantSchema, pageInput, pageOf } from "./common.ts";

export const noteListInput = z.strictObject({ conversationId: idSchema, ...pageInput });
export const noteAddInput = z.strictObject({
  conversationId: idSchema,
  text: z.string().trim().min(1).max(4_000),
  /** Whom it concerns; who isn't of the store is passed over. */
  mentions: z.array(idSchema).max(20).default([]),
  /** The same id is the same note, however often it is sent. */
  clientNoteId: z.string().min(1).max(100),
});
export const noteInput = z.strictObject({ noteId: idSchema });

/** What people of the store tell each other about a chat; neither the customer nor the bot ever sees it. */
export const noteSchema = z.object({
  id: idSchema,
  conversationId: idSchema,
  authorId: z.string(),
  authorName: z.string(),
  text: z.string(),
  mentions: z.array(z.object({ id: idSchema, name: z.string() })),
  createdAt: instantSchema,
});
export type Note = z.infer<typeof noteSchema>;
export const notePage = pageOf(noteSchema);

export const peopleInput = z.strictObject({ tenantId: idSchema, ...pageInput });
/** Whom a note can mention: who may answer in this store. */
export const personSchema = z.object({ id: idSchema, name: z.string() });
export type PersonOfStore = z.infer<typeof personSchema>;
export const peoplePage = pageOf(personSchema);
