import type { promptListInput, PromptVersion } from "@platform/contract";
import type { z } from "zod";
import type { Access } from "../access.ts";
import { numberKey, readCursor, toPage, type Page } from "../cursor.ts";
import { versionJson } from "./promptRow.ts";

/** Who published what and when, newest first. */
export async function listPromptVersions(
  access: Access,
  input: z.infer<typeof promptListInput>,
): Promise<Page<PromptVersion>> {
  const [before] = readCursor(input.cursor, [numberKey]) ?? [null];
  const rows = await access.tenant(input.tenantId, "read").run(
    ({ sql }) => sql<{ version: PromptVersion }[]>`
      select ${versionJson(sql)} as version
      from tenants t join prompt_versions p on p.tenant_id = t.id
      where t.id = ${input.tenantId} ${before == null ? sql`` : sql`and p.number < ${before}::text::bigint`}
      order by p.number desc limit ${input.limit + 1}`,
  );
  return toPage(rows, {
    limit: input.limit,
    item: ({ version }) => version,
    keys: ({ version }) => [String(version.number)],
  });
}
