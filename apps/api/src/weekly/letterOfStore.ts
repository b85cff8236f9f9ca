import type { WeeklyLetter } from "@platform/contract";
import type { Database, Sql } from "@platform/db";
import { randomUUID } from "node:crypto";
import type { Access } from "../domain/access.ts";
import { writeAudit } from "../domain/audit/writeAudit.ts";
import { AppError, notFound } from "../domain/errors.ts";
import type { Mailer } from "../mail/createMailer.ts";
import { mailTrouble } from "../mail/mailTrouble.ts";
import { composeWeekly, type WeeklyStore } from "./composeWeekly.ts";
import { readWeek } from "./readWeek.ts";

interface Deps {
  db: Pick<Database, "system">;
  mailer: Mailer | null;
  publicUrl: string;
}

/** Whether the asker gets the letter, and what it says of the last whole week. Throws `not_found`. */
export async function getWeekly(
  { db, mailer, publicUrl }: Deps,
  access: Access,
  tenantId: string,
): Promise<WeeklyLetter> {
  const tenant = access.tenant(tenantId, "admit");
  const [own] = await db.system<{ wanted: boolean }[]>`
    select weekly_letter as wanted from auth.memberships
    where tenant_id = ${tenantId} and user_id = ${access.actor.id} and role = 'owner'`;
  const letter = await tenant.run(({ sql }) => composeLast(sql, { tenantId, publicUrl }));
  return { wanted: own?.wanted ?? null, mail: mailer !== null, letter };
}

/** Switches it on or off for the asker. Throws `conflict` for who is no owner. */
export async function setWeekly(
  db: Pick<Database, "system">,
  access: Access,
  { tenantId, wanted }: { tenantId: string; wanted: boolean },
): Promise<{ ok: true }> {
  await access.tenant(tenantId, "admit").run(async () => undefined);
  return db.system.begin(async (sql) => {
    const [own] = await sql`
      update auth.memberships set weekly_letter = ${wanted}
      where tenant_id = ${tenantId} and user_id = ${access.actor.id} and role = 'owner' returning 1`;
    if (own === undefined) throw new AppError("conflict", "Only an owner of the store gets the letter");
    await writeAudit(sql, access.actor, { tenantId, action: "weekly_letter.set", changes: { wanted } });
    return { ok: true };
  });
}

/** Sends the letter about the last whole week to the asker's own address, and says what the server answered. */
export async function mailWeekly(
  { mailer, publicUrl }: Deps,
  access: Access,
  tenantId: string,
): Promise<{ ok: boolean; to: string; answer: string }> {
  const tenant = access.tenant(tenantId, "admit");
  const letter = await tenant.run(({ sql }) => composeLast(sql, { tenantId, publicUrl }));
  if (letter === null) throw new AppError("conflict", "Nobody wrote in the last week");
  const to = access.actor.email;
  if (to === null || mailer === null)
    throw new AppError("conflict", "There is no mail of the platform, or the asker has no address");
  const { subject, text, html } = letter;
  const messageId = `<weekly.${randomUUID()}@${new URL(publicUrl).hostname}>`;
  try {
    return { ok: true, to, answer: await mailer.send({ to: [to], subject, text, html, messageId }) };
  } catch (error) {
    const { code, answer } = mailTrouble(error, mailer.server);
    return { ok: false, to, answer: answer || code };
  }
}

async function composeLast(
  sql: Sql,
  { tenantId, publicUrl }: { tenantId: string; publicUrl: string },
): Promise<WeeklyLetter["letter"]> {
  const [store] = await sql<(WeeklyStore & { week: string })[]>`
    select id::text as "tenantId", store_name as "storeName", country, main_language as "mainLanguage",
      (date_trunc('week', now() at time zone store_zone(timezone))::date - 7)::text as week
    from tenants where id = ${tenantId}`;
  if (store === undefined) throw notFound("Tenant");
  const week = await readWeek(sql, tenantId, store.week);
  if (week === null) return null;
  return composeWeekly({ store, ...week, publicUrl, unsubscribeUrl: null });
}
