import {
  MAX_CANNED_ANSWERS,
  type CannedAnswer,
  type cannedAnswerCreateInput,
  type cannedAnswerUpdateInput,
} from "@platform/contract";
import type { Sql } from "@platform/db";
import type { z } from "zod";
import type { Access } from "../access.ts";
import { writeAudit } from "../audit/writeAudit.ts";
import { readCursor, toPage, type Page } from "../cursor.ts";
import { AppError, notFound } from "../errors.ts";
import { isUuid } from "../ids.ts";

const anyText = /^[^]{0,100}$/;

const read = (sql: Sql) => sql`
  select a.id, a.tenant_id::text as "tenantId", a.shortcut, a.body,
    coalesce('/media/' || a.media_id, a.image_url) as "imageUrl",
    to_json(a.updated_at) as "updatedAt", a.updated_by as "updatedBy"
  from canned_answers a`;

/** By their short names. */
export async function listCannedAnswers(
  access: Access,
  input: { tenantId: string; cursor?: string | null | undefined; limit: number },
): Promise<Page<CannedAnswer>> {
  const { tenantId, limit } = input;
  const [after = null] = readCursor(input.cursor, [anyText]) ?? [];
  return access.tenant(tenantId, "read").run(async ({ sql }) => {
    const rows = await sql<CannedAnswer[]>`
      ${read(sql)}
      where a.tenant_id = ${tenantId} and (${after}::text is null or lower(a.shortcut) > ${after})
      order by lower(a.shortcut) limit ${limit + 1}`;
    return toPage(rows, { limit, item: (row) => row, keys: ({ shortcut }) => [shortcut.toLowerCase()] });
  });
}

export async function createCannedAnswer(
  access: Access,
  input: z.infer<typeof cannedAnswerCreateInput>,
): Promise<CannedAnswer> {
  const { tenantId, shortcut, body, imageUrl } = input;
  return access.tenant(tenantId, "answer").run(async ({ sql }) => {
    const picture = await toPicture(sql, { tenantId, imageUrl });
    const [made] = await sql<{ id: string }[]>`
      insert into canned_answers (tenant_id, shortcut, body, image_url, media_id, updated_by)
      select t.id, ${shortcut}, ${body}, ${picture.imageUrl}, ${picture.mediaId}, ${access.actor.name} from tenants t
      where t.id = ${tenantId}
        and (select count(*) from canned_answers where tenant_id = ${tenantId}) < ${MAX_CANNED_ANSWERS}
      on conflict do nothing returning id`;
    if (made === undefined) throw await whyNot(sql, tenantId);
    await writeAudit(sql, access.actor, {
      tenantId,
      action: "canned_answer.created",
      target: made.id,
      changes: { shortcut, body, imageUrl },
    });
    return one(sql, { tenantId, answerId: made.id });
  });
}

async function whyNot(sql: Sql, tenantId: string): Promise<AppError> {
  const [row] = await sql<{ n: number | null }[]>`
    select (select count(*)::int from canned_answers where tenant_id = t.id) as n from tenants t where t.id = ${tenantId}`;
  if (row === undefined) return notFound("Tenant");
  if ((row.n ?? 0) >= MAX_CANNED_ANSWERS)
    return new AppError("conflict", `A store has at most ${MAX_CANNED_ANSWERS} canned answers`);
  return taken();
}

const taken = () => new AppError("conflict", "shortcut: another answer of this store has it");

/** Absent fields stay as they are. */
export async function updateCannedAnswer(
  access: Access,
  input: z.infer<typeof cannedAnswerUpdateInput>,
): Promise<CannedAnswer> {
  const { tenantId, answerId, ...patch } = input;
  return access.tenant(tenantId, "answer").run(async ({ sql }) => {
    await one(sql, { tenantId, answerId });
    const { shortcut, body, imageUrl } = patch;
    const picture = imageUrl === undefined ? null : await toPicture(sql, { tenantId, imageUrl });
    const values: Record<string, string | null> = {
      updated_by: access.actor.name,
      ...(shortcut === undefined ? {} : { shortcut }),
      ...(body === undefined ? {} : { body }),
      ...(picture === null ? {} : { image_url: picture.imageUrl, media_id: picture.mediaId }),
    };
    const changed = await sql`
      update canned_answers a set ${sql(values)}, updated_at = clock_timestamp()
      where a.tenant_id = ${tenantId} and a.id = ${answerId} and not exists (
        select 1 from canned_answers o
        where o.tenant_id = a.tenant_id and o.id <> a.id and lower(o.shortcut) = lower(${patch.shortcut ?? null}))
      returning 1`;
    if (changed.length === 0) throw taken();
    await writeAudit(sql, access.actor, {
      tenantId,
      action: "canned_answer.updated",
      target: answerId,
      changes: patch,
    });
    return one(sql, { tenantId, answerId });
  });
}

export async function removeCannedAnswer(
  access: Access,
  { tenantId, answerId }: { tenantId: string; answerId: string },
): Promise<{ id: string }> {
  return access.tenant(tenantId, "answer").run(async ({ sql }) => {
    const { shortcut, body } = await one(sql, { tenantId, answerId });
    await sql`delete from canned_answers where tenant_id = ${tenantId} and id = ${answerId}`;
    await writeAudit(sql, access.actor, {
      tenantId,
      action: "canned_answer.removed",
      target: answerId,
      changes: { shortcut, body },
    });
    return { id: answerId };
  });
}

async function one(
  sql: Sql,
  { tenantId, answerId }: { tenantId: string; answerId: string },
): Promise<CannedAnswer> {
  if (!isUuid(answerId)) throw notFound("Answer");
  const [row] = await sql<CannedAnswer[]>`
    ${read(sql)} where a.tenant_id = ${tenantId} and a.id = ${answerId}`;
  if (row === undefined) throw notFound("Answer");
  return row;
}

/** Either an address or one of our own files; neither where there is none. */
interface AnswerPicture {
  imageUrl: string | null;
  mediaId: string | null;
}

/** The picture that goes out above an answer's text. Throws `not_found`. */
export async function pictureOfAnswer(
  sql: Sql,
  answer: { tenantId: string; answerId: string },
): Promise<AnswerPicture> {
  return splitPicture((await one(sql, answer)).imageUrl);
}

/** Of our own files, only a picture that was uploaded for this store's answers. */
async function toPicture(
  sql: Sql,
  { tenantId, imageUrl }: { tenantId: string; imageUrl: string | null },
): Promise<AnswerPicture> {
  const picture = splitPicture(imageUrl);
  if (picture.mediaId === null) return picture;
  const found = isUuid(picture.mediaId)
    ? await sql`
        select 1 from chat_media
        where id = ${picture.mediaId} and tenant_id = ${tenantId} and kind = 'image' and state = 'stored'
          and uploaded_by is not null and uploaded_for is null
        for share`
    : [];
  if (found.length === 0) throw notFound("File");
  return picture;
}

function splitPicture(address: string | null): AnswerPicture {
  const mediaId = address === null ? null : (/^\/media\/(.+)$/.exec(address)?.[1] ?? null);
  return { imageUrl: mediaId === null ? address : null, mediaId };
}
