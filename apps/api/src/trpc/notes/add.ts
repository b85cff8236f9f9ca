import { noteAddInput, noteSchema } from "@platform/contract";
import { addNote } from "../../domain/desk/notes.ts";
import { signedInProcedure } from "../trpc.ts";

export const add = signedInProcedure
  .input(noteAddInput)
  .output(noteSchema)
  .mutation(async ({ ctx, input }) => {
    const note = await addNote(ctx.access, input);
    ctx.deps.hints.publish("live", { conversationId: note.conversationId });
    return note;
  });
