import { localeOf, tradeTemplates } from "@platform/agent";
import type { PromptTemplates, promptTemplatesInput } from "@platform/contract";
import type { z } from "zod";
import type { Access } from "../access.ts";
import { notFound } from "../errors.ts";
import { diffBrains } from "./diffBrains.ts";
import { readDraft, readVersion } from "./promptRow.ts";

/** What a store may begin with, each beside what it would replace. */
export async function listTemplates(
  access: Access,
  { tenantId, language }: z.infer<typeof promptTemplatesInput>,
): Promise<PromptTemplates> {
  return access.tenant(tenantId, "read").run(async ({ sql }) => {
    const [[store], draft, live] = await Promise.all([
      sql<{ country: string; main_language: string | null }[]>`
        select country, main_language from tenants where id = ${tenantId}`,
      readDraft(sql, tenantId),
      readVersion(sql, { tenantId }),
    ]);
    if (store === undefined) throw notFound("Tenant");
    const locale = localeOf(store.country, language ?? store.main_language);
    const brain = draft?.brain ?? live.brain;
    return {
      language: locale.language === "pt" ? "pt" : "es",
      items: tradeTemplates(locale).map(({ topics, articles, ...trade }) => ({
        ...trade,
        topics: topics.map(({ name, examples }) => ({ name, examples: [...examples] })),
        articles: [...articles],
        diff: diffBrains(brain, { ...brain, systemPromptTemplate: trade.template }),
      })),
    };
  });
}
