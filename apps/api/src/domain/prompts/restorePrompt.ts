import type { promptRestoreInput, PromptPublished } from "@platform/contract";
import type { z } from "zod";
import type { Access } from "../access.ts";
import { AppError } from "../errors.ts";
import { readVersion } from "./promptRow.ts";
import { replaceLive } from "./replaceLive.ts";

/** Back to an old version: a new one with its texts. A draft stays as it is. */
export async function restorePrompt(
  access: Access,
  { tenantId, number, over, note }: z.infer<typeof promptRestoreInput>,
): Promise<PromptPublished> {
  return access.tenant(tenantId, "manage").run(async ({ sql }) => {
    const { brain } = await readVersion(sql, { tenantId, number });
    const version = await replaceLive(sql, access.actor, {
      tenantId,
      over,
      brain,
      change: { origin: "restored", restoredFrom: number, note },
    });
    if (version === null)
      throw new AppError("conflict", `Version ${over} says the same as version ${number}`);
    return version;
  });
}
