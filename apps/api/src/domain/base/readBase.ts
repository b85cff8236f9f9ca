import { CHARACTERS_PER_TOKEN, PLACEHOLDERS } from "@platform/agent";
import type {
  BaseDraft,
  baseGetInput,
  baseListInput,
  BaseStatus,
  BaseText,
  BaseTexts,
  BaseVersion,
} from "@platform/contract";
import type { Sql } from "@platform/db";
import type { z } from "zod";
import type { Fragment } from "../chats/chatJson.ts";
import { numberKey, readCursor, toPage, type Page } from "../cursor.ts";
import { notFound } from "../errors.ts";
import { authorJson } from "../prompts/promptRow.ts";
import { countChanges, diffBases, NO_TEXTS } from "./baseTexts.ts";

const versionJson = (sql: Sql): Fragment => sql`
  json_build_object('number', p.number, 'origin', case when p.restored_from is null then 'published' else 'restored' end,
    'restoredFrom', p.restored_from, 'note', p.note, 'author', ${authorJson(sql)},
    'createdAt', p.created_at, 'live', p.number = (select max(number) from base_versions))`;

/** The texts, of `base_versions` or `base_drafts`. */
const textsJson = (sql: Sql): Fragment => sql`
  json_build_object('prompt', p.prompt, 'disclosure', p.disclosure, 'forbiddenPhrases', p.forbidden_phrases)`;

interface LiveBase {
  version: BaseVersion | null;
  texts: BaseTexts;
}

/** What counts now. */
export async function readLiveBase(sql: Sql): Promise<LiveBase> {
  return (await readVersion(sql)) ?? { version: null, texts: NO_TEXTS };
}

type DraftRow = Omit<BaseDraft, "changes">;

export async function readBaseDraft(sql: Sql): Promise<DraftRow | null> {
  const [row] = await sql<{ draft: DraftRow }[]>`
    select json_build_object('texts', ${textsJson(sql)}, 'revision', p.revision, 'basedOn', p.based_on,
                             'author', ${authorJson(sql)}, 'savedAt', p.saved_at) as draft
    from base_drafts p`;
  return row?.draft ?? null;
}

/** The draft as its readers see it: with what it changes. */
export function toBaseDraft(row: DraftRow, live: BaseTexts): BaseDraft {
  return { ...row, changes: countChanges(diffBases(live, row.texts)) };
}

/** What counts now, and what is being prepared. */
export async function baseStatus(sql: Sql): Promise<BaseStatus> {
  const [{ version, texts }, draft] = await Promise.all([readLiveBase(sql), readBaseDraft(sql)]);
  return {
    live: {
      number: version?.number ?? 0,
      texts,
      author: version?.author ?? null,
      createdAt: version?.createdAt ?? null,
    },
    draft: draft === null ? null : toBaseDraft(draft, texts),
    placeholders: [...PLACEHOLDERS],
    charactersPerToken: CHARACTERS_PER_TOKEN,
  };
}

/** One version or the draft, and what it would change of what counts. Throws `not_found`. */
export async function readBase(sql: Sql, { version }: z.infer<typeof baseGetInput>): Promise<BaseText> {
  const live = await readLiveBase(sql);
  if (version === "live") return { ...live, diff: [] };
  const text = version === "draft" ? await readBaseDraft(sql) : await readVersion(sql, version);
  if (text == null) throw notFound(version === "draft" ? "Draft" : "Version");
  const { texts } = text;
  return { version: "version" in text ? text.version : null, texts, diff: diffBases(live.texts, texts) };
}

async function readVersion(sql: Sql, number?: number) {
  const [row] = await sql<{ version: BaseVersion; texts: BaseTexts }[]>`
    select ${versionJson(sql)} as version, ${textsJson(sql)} as texts
    from base_versions p
    ${number === undefined ? sql`order by p.number desc limit 1` : sql`where p.number = ${number}`}`;
  return row;
}

/** Who wrote what and when, newest first. */
export async function listBases(sql: Sql, input: z.infer<typeof baseListInput>): Promise<Page<BaseVersion>> {
  const [before] = readCursor(input.cursor, [numberKey]) ?? [null];
  const rows = await sql<{ version: BaseVersion }[]>`
    select ${versionJson(sql)} as version from base_versions p
    where true ${before == null ? sql`` : sql`and p.number < ${before}::text::bigint`}
    order by p.number desc limit ${input.limit + 1}`;
  return toPage(rows, {
    limit: input.limit,
    item: ({ version }) => version,
    keys: ({ version }) => [String(version.number)],
  });
}
