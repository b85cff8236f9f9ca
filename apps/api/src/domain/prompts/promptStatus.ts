import type { PromptStatus } from "@platform/contract";
import { defaultTemplate, localeOf, PLACEHOLDERS } from "@platform/agent";
import type { OpenTenant } from "../access.ts";
import { brainWarnings } from "./brainWarnings.ts";
import { readDraft, readVersion, toDraft } from "./promptRow.ts";

/** What the bot is told now, and what is being prepared. */
export async function promptStatus(tenant: OpenTenant): Promise<PromptStatus> {
  const { tenantId } = tenant;
  const [live, draft, warnings, country] = await tenant.run(async ({ sql }) =>
    Promise.all([
      readVersion(sql, { tenantId }),
      readDraft(sql, tenantId),
      brainWarnings(sql, tenantId),
      sql<{ country: string }[]>`select country from tenants where id = ${tenantId}`,
    ]),
  );
  return {
    live: {
      ...live.version,
      brain: live.brain,
      ...warnings(live.brain),
    },
    draft: draft === null ? null : toDraft(draft, { live: live.brain, warnings }),
    defaultTemplate: defaultTemplate(localeOf(country[0]?.country ?? "AR")),
    placeholders: [...PLACEHOLDERS],
  };
}
