import { pushSaveInput, pushSettingsSchema } from "@platform/contract";
import { saveSettings } from "../../domain/push/settings.ts";
import { signedInProcedure } from "../trpc.ts";

export const save = signedInProcedure
  .input(pushSaveInput)
  .output(pushSettingsSchema)
  .mutation(({ ctx: { access }, input }) => saveSettings(access, input));
