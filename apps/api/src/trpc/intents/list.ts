import { intentListInput, intentPage } from "@platform/contract";
import { listIntents } from "../../domain/desk/intents.ts";
import { signedInProcedure } from "../trpc.ts";

export const list = signedInProcedure
  .input(intentListInput)
  .output(intentPage)
  .query(({ ctx, input }) => listIntents(ctx.access, input.tenantId));
