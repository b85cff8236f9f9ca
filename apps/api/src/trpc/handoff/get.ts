import { handoffSchema, tenantIdInput } from "@platform/contract";
import { readHandoff } from "../../domain/handoff/handoff.ts";
import { signedInProcedure } from "../trpc.ts";

export const get = signedInProcedure
  .input(tenantIdInput)
  .output(handoffSchema)
  .query(({ ctx: { deps, access }, input: { tenantId } }) =>
    access.tenant(tenantId, "read").run(({ sql }) => readHandoff(sql, { sealer: deps.sealer, tenantId })),
  );
