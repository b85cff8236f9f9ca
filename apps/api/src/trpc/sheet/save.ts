import { sheetSaveInput, sheetSchema } from "@platform/contract";
import { saveSheet } from "../../domain/knowledge/sheet.ts";
import { signedInProcedure } from "../trpc.ts";

export const save = signedInProcedure
  .input(sheetSaveInput)
  .output(sheetSchema)
  .mutation(({ ctx, input }) => saveSheet(ctx.access, input));
