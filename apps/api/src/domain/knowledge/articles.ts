import { storeDay } from "@platform/agent";
import {
  MAX_ARTICLES,
  type ArticleCreateInput,
  type ArticleUpdateInput,
  type StoreArticle,
} from "@platform/contract";
import type { Sql } from "@platform/db";
import { holdsOn } from "../../flow/turn/sheet.ts";
import type { Access } from "../access.ts";
import { writeAudit } from "../audit/writeAudit.ts";
import { readCursor, toPage, uuidKey, type Page } from "../cursor.ts";
import { AppError, notFound } from "../errors.ts";
import { isUuid } from "../ids.ts";

type Row = Omit<StoreArticle, "holds"> & { timezone: string; now: string };

const columns = { title: "title", body: "body", from: "valid_from", until: "valid_until" } as const;

const read = (sql: Sql) => sql`
  select a.id, a.tenant_id::text as "tenantId", a.title, a.body, a.valid_from::text as "from", a.valid_until::text as "until",
    to_json(a.created_at) as "createdAt", to_json(a.updated_at) as "updatedAt", a.updated_by as "updatedBy", t.timezone, now() as now
  from tenant_articles a join tenants t on t.id = a.tenant_id`;

/** The newest first; `query` finds words of title and body. */
export async function listArticles(
  access: Access,
  input: { tenantId: string; query?: string | undefined; cursor?: string | null | undefined; limit: number },
): Promise<Page<StoreArticle>> {
  const { tenantId, query = "", limit } = input;
  const [after = null] = readCursor(input.cursor, [uuidKey]) ?? [];
  return access.tenant(tenantId, "read").run(async ({ sql }) => {
    const rows = await sql<Row[]>`
      ${read(sql)}
      where a.tenant_id = ${tenantId} and (${after}::uuid is null or a.id < ${after}::uuid)
        and (${query} = '' or strpos(lower(a.title || ' ' || a.body), lower(${query})) > 0)
      order by a.id desc limit ${limit + 1}`;
    return toPage(rows, { limit, item: toArticle, keys: ({ id }) => [id] });
  });
}

export function createArticle(access: Access, input: ArticleCreateInput): Promise<StoreArticle> {
  return access.tenant(input.tenantId, "manage").run(({ sql }) => insertArticle(sql, access, input));
}

/** In a transaction of its caller's, who has looked whether the actor may. */
export async function insertArticle(
  sql: Sql,
  access: Access,
  input: ArticleCreateInput,
): Promise<StoreArticle> {
  const { tenantId, title, body, from, until } = input;
  const [count] = await sql<{ n: number }[]>`
    select count(*)::int as n from tenant_articles where tenant_id = ${tenantId}`;
  if ((count?.n ?? 0) >= MAX_ARTICLES)
    throw new AppError("conflict", `A store has at most ${MAX_ARTICLES} articles; remove or merge some`);
  const [made] = await sql<{ id: string }[]>`
    insert into tenant_articles (tenant_id, title, body, valid_from, valid_until, updated_by)
    select t.id, ${title}, ${body}, ${from}::date, ${until}::date, ${access.actor.name}
    from tenants t where t.id = ${tenantId} returning id`;
  if (made === undefined) throw notFound("Tenant");
  await writeAudit(sql, access.actor, {
    tenantId,
    action: "article.created",
    target: made.id,
    changes: { title, body, from, until },
  });
  return one(sql, { tenantId, articleId: made.id });
}

/** Absent fields stay as they are. */
export async function updateArticle(access: Access, input: ArticleUpdateInput): Promise<StoreArticle> {
  const { tenantId, articleId, ...patch } = input;
  return access.tenant(tenantId, "manage").run(async ({ sql }) => {
    const before = await one(sql, { tenantId, articleId });
    const from = patch.from === undefined ? before.from : patch.from;
    const until = patch.until === undefined ? before.until : patch.until;
    if (from !== null && until !== null && from > until)
      throw new AppError("invalid_input", "until: it ends before it begins");
    const values: Record<string, string | null> = { updated_by: access.actor.name };
    for (const [field, column] of Object.entries(columns)) {
      const value = patch[field as keyof typeof columns];
      if (value !== undefined) values[column] = value;
    }
    await sql`update tenant_articles set ${sql(values)} where tenant_id = ${tenantId} and id = ${articleId}`;
    await writeAudit(sql, access.actor, {
      tenantId,
      action: "article.updated",
      target: articleId,
      changes: patch,
    });
    return one(sql, { tenantId, articleId });
  });
}

export async function removeArticle(
  access: Access,
  { tenantId, articleId }: { tenantId: string; articleId: string },
): Promise<{ id: string }> {
  return access.tenant(tenantId, "manage").run(async ({ sql }) => {
    const { title, body } = await one(sql, { tenantId, articleId });
    await sql`delete from tenant_articles where tenant_id = ${tenantId} and id = ${articleId}`;
    await writeAudit(sql, access.actor, {
      tenantId,
      action: "article.removed",
      target: articleId,
      changes: { title, body },
    });
    return { id: articleId };
  });
}

async function one(
  sql: Sql,
  { tenantId, articleId }: { tenantId: string; articleId: string },
): Promise<StoreArticle> {
  if (!isUuid(articleId)) throw notFound("Article");
  const [row] = await sql<Row[]>`${read(sql)} where a.tenant_id = ${tenantId} and a.id = ${articleId}`;
  if (row === undefined) throw notFound("Article");
  return toArticle(row);
}

function toArticle({ timezone, now, ...row }: Row): StoreArticle {
  return { ...row, holds: holdsOn(row, storeDay(now, timezone)) };
}
