import { idSchema, noteInput } from "@platform/contract";
import { z } from "zod";
import { removeNote } from "../../domain/desk/notes.ts";
import { signedInProcedure } from "../trpc.ts";

export const remove = signedInProcedure
  .input(noteInput)
  .output(z.object({ id: idSchema }))
  .mutation(async ({ ctx, input }) => {
    const removed = await removeNote(ctx.access, input.noteId);
    ctx.deps.hints.publish("live");
    return removed;
  });
