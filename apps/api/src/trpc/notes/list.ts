import { noteListInput, notePage } from "@platform/contract";
import { listNotes } from "../../domain/desk/notes.ts";
import { signedInProcedure } from "../trpc.ts";

export const list = signedInProcedure
  .input(noteListInput)
  .output(notePage)
  .query(({ ctx, input }) => listNotes(ctx.access, input));
