import {
  baseDiscardDraftInput,
  baseDraftSchema,
  baseGetInput,
  baseListInput,
  baseOverrideInput,
  baseOverrideSchema,
  basePage,
  basePublishInput,
  baseRestoreInput,
  baseSaveDraftInput,
  baseStatusInput,
  baseStatusSchema,
  baseTextSchema,
  baseVersionSchema,
} from "@platform/contract";
import { discardBaseDraft, saveBaseDraft } from "../domain/base/draftBase.ts";
import { overrideBase } from "../domain/base/overrideBase.ts";
import { publishBase, restoreBase } from "../domain/base/publishBase.ts";
import { baseStatus, listBases, readBase } from "../domain/base/readBase.ts";
import { operatorProcedure, router } from "./trpc.ts";

/** What the bots of all stores are told, and which store stands aside. */
export const base = router({
  status: operatorProcedure
    .input(baseStatusInput)
    .output(baseStatusSchema)
    .query(({ ctx }) => ctx.deps.db.asOperator(({ sql }) => baseStatus(sql))),
  get: operatorProcedure
    .input(baseGetInput)
    .output(baseTextSchema)
    .query(({ ctx, input }) => ctx.deps.db.asOperator(({ sql }) => readBase(sql, input))),
  list: operatorProcedure
    .input(baseListInput)
    .output(basePage)
    .query(({ ctx, input }) => ctx.deps.db.asOperator(({ sql }) => listBases(sql, input))),
  saveDraft: operatorProcedure
    .input(baseSaveDraftInput)
    .output(baseDraftSchema)
    .mutation(({ ctx, input }) => saveBaseDraft(ctx.deps.db, ctx.access, input)),
  discardDraft: operatorProcedure.input(baseDiscardDraftInput).mutation(async ({ ctx, input }) => {
    await discardBaseDraft(ctx.deps.db, ctx.access, input);
    return {};
  }),
  publish: operatorProcedure
    .input(basePublishInput)
    .output(baseVersionSchema)
    .mutation(({ ctx, input }) => publishBase(ctx.deps.db, ctx.access, input)),
  restore: operatorProcedure
    .input(baseRestoreInput)
    .output(baseVersionSchema)
    .mutation(({ ctx, input }) => restoreBase(ctx.deps.db, ctx.access, input)),
  override: operatorProcedure
    .input(baseOverrideInput)
    .output(baseOverrideSchema)
    .mutation(({ ctx, input }) => overrideBase(ctx.deps.db, ctx.access, input)),
});
