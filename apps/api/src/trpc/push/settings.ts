import { pushSettingsSchema, tenantIdInput } from "@platform/contract";
import { getSettings } from "../../domain/push/settings.ts";
import { signedInProcedure } from "../trpc.ts";

export const settings = signedInProcedure
  .input(tenantIdInput)
  .output(pushSettingsSchema)
  .query(({ ctx: { access }, input: { tenantId } }) => getSettings(access, tenantId));
