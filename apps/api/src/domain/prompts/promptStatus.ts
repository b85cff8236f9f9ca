import type { PromptStatus } from "@platform/contract";
import { CHARACTERS_PER_TOKEN, defaultTemplate, localeOf, PLACEHOLDERS } from "@platform/agent";
import type { OpenTenant } from "../access.ts";
import { brainWarnings } from "./brainWarnings.ts";
import { readDraft, readVersion, toDraft } from "./promptRow.ts";

/** What the bot is told now, and what is being prepared. */
export async function promptStatus(tenant: OpenTenant): Promise<PromptStatus> {
  const { tenantId } = tenant;
  const [live, draft, warnings, store] = await tenant.run(async ({ sql }) =>
    Promise.all([
      readVersion(sql, { tenantId }),
      readDraft(sql, tenantId),
      brainWarnings(sql, tenantId),
      sql<{ country: string; base: PromptStatus["base"] }[]>`
        select country, base_of(t) || jsonb_build_object(
          'follows', follows_base, 'ownForbidden', forbidden_phrases is not null) as base
        from tenants t where id = ${tenantId}`,
    ]),
  );
  return {
    live: {
      ...live.version,
      brain: live.brain,
      ...warnings(live.brain),
    },
    draft: draft === null ? null : toDraft(draft, { live: live.brain, warnings }),
    defaultTemplate: defaultTemplate(localeOf(store[0]?.country ?? "AR")),
    base: store[0]?.base ?? {
      follows: true,
      prompt: null,
      disclosure: null,
      forbidden: [],
      ownForbidden: false,
    },
    placeholders: [...PLACEHOLDERS],
    charactersPerToken: CHARACTERS_PER_TOKEN,
  };
}
