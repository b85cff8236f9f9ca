import {
  caseInput,
  caseListInput,
  caseMarkInput,
  casePage,
  caseSetStateInput,
  idSchema,
  testCaseSchema,
} from "@platform/contract";
import { z } from "zod";
import { listCases } from "../domain/cases/listCases.ts";
import { markReply } from "../domain/cases/markReply.ts";
import { readCase } from "../domain/cases/readCases.ts";
import { removeCase, setCaseState } from "../domain/cases/settleCase.ts";
import { router, signedInProcedure } from "./trpc.ts";

const list = signedInProcedure
  .input(caseListInput)
  .output(casePage)
  .query(({ ctx, input }) => listCases(ctx.access, input));

const get = signedInProcedure
  .input(caseInput)
  .output(testCaseSchema)
  .query(async ({ ctx, input: { caseId } }) => {
    const tenant = await ctx.access.tenantOf("test_cases", caseId, "read");
    return tenant.run(({ sql }) => readCase(sql, caseId));
  });

const mark = signedInProcedure
  .input(caseMarkInput)
  .output(testCaseSchema)
  .mutation(({ ctx, input }) => markReply(ctx.access, input));

const setState = signedInProcedure
  .input(caseSetStateInput)
  .output(testCaseSchema)
  .mutation(({ ctx, input }) => setCaseState(ctx.access, input));

const remove = signedInProcedure
  .input(caseInput)
  .output(z.object({ id: idSchema }))
  .mutation(({ ctx, input }) => removeCase(ctx.access, input));

export const cases = router({ get, list, mark, remove, setState });
