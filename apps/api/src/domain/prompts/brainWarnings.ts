import { unreadOf, type AgentInput } from "@platform/agent";
import type { Brain, PromptDraft } from "@platform/contract";
import type { Sql } from "@platform/db";
import { toAgentStore } from "../../flow/turn/claim.ts";
import { readStoreContext } from "../tenants/readStoreContext.ts";
import { unknownPlaceholders } from "./promptRow.ts";

type Warnings = Pick<PromptDraft, "unknownPlaceholders" | "unreadCharacters">;
type Words = Pick<
  AgentInput["store"],
  "botName" | "disclosure" | "promptTemplate" | "description" | "catalogKnowledge"
>;

/** What in a store's texts won't do what their writer expects: words in braces that stay, and what no turn reads. */
export async function brainWarnings(sql: Sql, tenantId: string): Promise<(brain: Brain) => Warnings> {
  const store = toAgentStore(await readStoreContext(sql, tenantId));
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
