import type { webhookReplayInput } from "@platform/contract";
import type { z } from "zod";
import type { ApiDeps } from "../../deps.ts";
import { assignRecipient, type AssignResult } from "../../flow/webhook/assignRecipient.ts";
import { replayWebhook } from "../../flow/webhook/replayWebhook.ts";
import type { Access } from "../access.ts";
import { writeAudit } from "../audit/writeAudit.ts";
import { AppError, notFound } from "../errors.ts";
import { isTenantId, isUuid } from "../ids.ts";

/** Gives a kept event its effect, once its cause has been mended; with a store, mends its number first. */
export async function replayEvent(
  { db, hints, config, sealer, log }: Pick<ApiDeps, "db" | "hints" | "config" | "sealer" | "log">,
  { actor }: Access,
  { id, tenantId }: z.infer<typeof webhookReplayInput>,
): Promise<{ id: string; tenantId: string }> {
  if (!isUuid(id)) throw notFound("Event");
  if (tenantId !== undefined && !isTenantId(tenantId)) throw notFound("Tenant");
  const vouching = { sealer, log, globalSecrets: config.ycloud.webhookSecrets };
  const flow = { sql: db.system, hints, defaults: config.defaults, vouching };
  if (tenantId !== undefined) {
    const result = await assignRecipient(
      {
        ...flow,
        audit: (sql, { before, after, ...counts }) =>
          writeAudit(sql, actor, {
            tenantId,
            action: "webhook.assigned",
            target: id,
            changes: { ...(before !== after && { botPhoneNumber: { before, after } }), ...counts },
          }),
      },
      { id, tenantId },
    );
    return { id, tenantId: ownerOf(result) };
  }
  const owner = ownerOf(await replayWebhook(flow, { id }));
  await db.asOperator(({ sql }) =>
    writeAudit(sql, actor, { tenantId: owner, action: "webhook.replayed", target: id }),
  );
  return { id, tenantId: owner };
}

function ownerOf(result: AssignResult): string {
  switch (result.kind) {
    case "not_found":
      throw notFound("Event");
    case "no_such_store":
      throw notFound("Tenant");
    case "number_taken":
      throw new AppError("number_taken", "Another store already has this number");
    case "foreign_signature":
      throw new AppError("foreign_signature", "No webhook secret of this store signed the event");
    case "conflict":
      throw new AppError("conflict", result.reason);
    case "replayed":
      return result.tenantId;
  }
}
