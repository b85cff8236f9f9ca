import {
  brainFields,
  type Brain,
  type BrainField,
  type PromptDraft,
  type PromptVersion,
} from "@platform/contract";
import { listPlaceholders } from "@platform/agent";
import type { Sql } from "@platform/db";
import type { Fragment } from "../chats/chatJson.ts";
import { notFound } from "../errors.ts";
import { diffBrains } from "./diffBrains.ts";

type UnknownPlaceholder = PromptDraft["unknownPlaceholders"][number];

/** Who wrote a version or a draft, from its columns. */
export const authorJson = (sql: Sql): Fragment => sql`
  json_build_object('kind', case p.author when 'sql' then 'sql' when 'token' then 'token' else 'person' end,
                    'name', p.author_name)`;

/** The texts, of `prompt_versions`, `prompt_drafts` or the store's own row. */
const brainJson = (sql: Sql): Fragment => sql`
  json_build_object('botName', p.bot_name, 'disclosure', p.disclosure, 'systemPromptTemplate', p.system_prompt_template,
                    'storeDescription', p.store_description, 'storeCatalogKnowledge', p.store_catalog_knowledge)`;

/** A version without its texts; `p` is its row and `t` the store's. */
export const versionJson = (sql: Sql): Fragment => sql`
  json_build_object(
    'number', p.number, 'origin', p.origin, 'restoredFrom', p.restored_from, 'note', p.note,
    'author', ${authorJson(sql)}, 'createdAt', p.created_at, 'live', p.number = t.prompt_number)`;

export interface VersionRow {
  version: PromptVersion;
  brain: Brain;
}

/** A version with its texts; without a number the live one. Throws `not_found`. */
export async function readVersion(
  sql: Sql,
  { tenantId, number }: { tenantId: string; number?: number },
): Promise<VersionRow> {
  const [row] = await sql<VersionRow[]>`
    select ${versionJson(sql)} as version, ${brainJson(sql)} as brain
    from tenants t join prompt_versions p on p.tenant_id = t.id
    where t.id = ${tenantId} and p.number = ${number === undefined ? sql`t.prompt_number` : number}`;
  if (row === undefined) throw notFound(number === undefined ? "Tenant" : "Version");
  return row;
}

type DraftRow = Pick<PromptDraft, "brain" | "revision" | "basedOn" | "author" | "savedAt">;

/** The draft as it is stored, if there is one. */
export async function readDraft(sql: Sql, tenantId: string): Promise<DraftRow | null> {
  const [row] = await sql<{ draft: DraftRow }[]>`
    select json_build_object('brain', ${brainJson(sql)}, 'revision', p.revision, 'basedOn', p.based_on,
                             'author', ${authorJson(sql)}, 'savedAt', p.saved_at) as draft
    from prompt_drafts p where p.tenant_id = ${tenantId}`;
  return row?.draft ?? null;
}

/** The draft as readers see it: with what it changes, and what in it won't do what its writer expects. */
export function toDraft(
  row: DraftRow,
  {
    live,
    warnings,
  }: {
    live: Brain;
    warnings: (brain: Brain) => Pick<PromptDraft, "unknownPlaceholders" | "unreadCharacters">;
  },
): PromptDraft {
  return { ...row, changes: diffBrains(live, row.brain).changes, ...warnings(row.brain) };
}

/** Only the template is filled in: a placeholder elsewhere leaves as it stands, known or not. */
export function unknownPlaceholders(brain: Brain): UnknownPlaceholder[] {
  return brainFields.flatMap((field) => {
    const { known, unknown } = listPlaceholders(brain[field] ?? "");
    const names = field === "systemPromptTemplate" ? unknown : [...known, ...unknown];
    return names.map((name) => ({ field, name }));
  });
}

/** Texts as somebody hands them in: those that are absent stay, blank ones are none. */
export function changedBrain(
  before: Brain,
  change: { [Field in BrainField]?: Brain[Field] | undefined },
): Brain {
  const after = { ...before };
  for (const field of brainFields) {
    const text = change[field];
    if (text !== undefined) after[field] = text === null || text.trim() === "" ? null : text;
  }
  return after;
}

/** The columns of the texts, alike in all three tables. */
export function brainColumns(brain: Brain): Record<string, string | null> {
  return {
    bot_name: brain.botName,
    disclosure: brain.disclosure,
    system_prompt_template: brain.systemPromptTemplate,
    store_description: brain.storeDescription,
    store_catalog_knowledge: brain.storeCatalogKnowledge,
  };
}
