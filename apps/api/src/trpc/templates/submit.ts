import { templateSubmitInput, templateSubmitResult } from "@platform/contract";
import { submitTemplate } from "../../domain/templates/submitTemplate.ts";
import { signedInProcedure } from "../trpc.ts";

/** Hands one of the ready templates in for review at WhatsApp. */
export const submit = signedInProcedure
  .input(templateSubmitInput)
  .output(templateSubmitResult)
  .mutation(({ ctx: { deps, access }, input }) =>
    submitTemplate({ ycloudFor: deps.providers.ycloudFor, publicUrl: deps.config.publicUrl }, access, input),
  );
