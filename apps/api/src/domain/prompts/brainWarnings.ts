import { unreadOf, type AgentInput } from "@platform/agent";
import type { Brain, PromptDraft } from "@platform/contract";
import type { Sql } from "@platform/db";
import { toAgentStore, type StoreContext } from "../../flow/turn/claim.ts";
import { notFound } from "../errors.ts";
import { unknownPlaceholders } from "./promptRow.ts";

type Warnings = Pick<PromptDraft, "unknownPlaceholders" | "unreadCharacters">;
type Words = Pick<
  AgentInput["store"],
  "botName" | "disclosure" | "promptTemplate" | "description" | "catalogKnowledge"
>;

/** What in a store's texts won't do what their writer expects: words in braces that stay, and what no turn reads. */
export async function brainWarnings(sql: Sql, tenantId: string): Promise<(brain: Brain) => Warnings> {
  const [row] = await sql<{ context: StoreContext }[]>`
    select store_context(t, clock_timestamp()) as context from tenants t where t.id = ${tenantId}`;
  if (row === undefined) throw notFound("Tenant");
  const store = toAgentStore(row.context);
  return (brain) => ({
    unknownPlaceholders: unknownPlaceholders(brain),
    unreadCharacters: unreadOf({ ...store, ...inAgentsWords(brain) }),
  });
}

/** The texts by the agent's names for them; those that are absent stay so. */
export function inAgentsWords(brain: { [Field in keyof Brain]?: Brain[Field] | undefined }): Partial<Words> {
  const { botName, disclosure, systemPromptTemplate, storeDescription, storeCatalogKnowledge } = brain;
  return {
    ...(botName !== undefined && { botName }),
    ...(disclosure !== undefined && { disclosure }),
    ...(systemPromptTemplate !== undefined && { promptTemplate: systemPromptTemplate }),
    ...(storeDescription !== undefined && { description: storeDescription }),
    ...(storeCatalogKnowledge !== undefined && { catalogKnowledge: storeCatalogKnowledge }),
  };
}
