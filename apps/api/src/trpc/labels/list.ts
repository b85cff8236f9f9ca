import { labelListInput, labelPage } from "@platform/contract";
import { listLabels } from "../../domain/desk/labels.ts";
import { signedInProcedure } from "../trpc.ts";

export const list = signedInProcedure
  .input(labelListInput)
  .output(labelPage)
  .query(({ ctx, input }) => listLabels(ctx.access, input.tenantId));
