import {
  idSchema,
  noteAddInput,
  noteInput,
  noteListInput,
  notePage,
  noteSchema,
  peopleInput,
  peoplePage,
} from "@platform/contract";
import { z } from "zod";
import { addNote, listNotes, listPeople, removeNote } from "../domain/desk/notes.ts";
import { router, signedInProcedure } from "./trpc.ts";

export const notes = router({
  add: signedInProcedure
    .input(noteAddInput)
    .output(noteSchema)
    .mutation(async ({ ctx, input }) => {
      const note = await addNote(ctx.access, input);
      ctx.deps.hints.publish("live", { conversationId: note.conversationId });
      return note;
    }),
  list: signedInProcedure
    .input(noteListInput)
    .output(notePage)
    .query(({ ctx, input }) => listNotes(ctx.access, input)),
  people: signedInProcedure
    .input(peopleInput)
    .output(peoplePage)
    .query(({ ctx, input }) => listPeople(ctx.access, input)),
  remove: signedInProcedure
    .input(noteInput)
    .output(z.object({ id: idSchema }))
    .mutation(async ({ ctx, input }) => {
      const removed = await removeNote(ctx.access, input.noteId);
      ctx.deps.hints.publish("live");
      return removed;
    }),
});
