import type { Sheet, SheetSaveInput } from "@platform/contract";
import type { Sql } from "@platform/db";
import { readSheet, type SheetRow } from "../../flow/turn/sheet.ts";
import type { Access } from "../access.ts";
import { writeAudit } from "../audit/writeAudit.ts";
import { notFound } from "../errors.ts";

const sections = ["payments", "instalments", "shipping", "freeShipping", "pickup", "exchanges"] as const;

type Stored = SheetRow & { updated_at: string; updated_by: string | null };

/** What a store has said about buying, entries that don't hold today included. Throws `not_found`. */
export async function getSheet(sql: Sql, tenantId: string): Promise<Sheet> {
  const [row] = await sql<{ sheet: Stored | null; today: string }[]>`
    select to_jsonb(s) as sheet, store_day(t.timezone, now())::text as today from tenants t left join tenant_sheets s on s.tenant_id = t.id where t.id = ${tenantId}`;
  if (row === undefined) throw notFound("Tenant");
  const { sheet, problems } = readSheet(row.sheet);
  return {
    tenantId,
    ...sheet,
    problems,
    today: row.today,
    updatedAt: row.sheet?.updated_at ?? null,
    updatedBy: row.sheet?.updated_by ?? null,
  };
}

/** Absent sections stay; the owner's mail about changed payment details is a trigger's, so that SQL is told of too. */
export async function saveSheet(access: Access, input: SheetSaveInput): Promise<Sheet> {
  const { tenantId, paymentDetails } = input;
  return access.tenant(tenantId, "manage").run(async ({ sql }) => {
    const known = await sql`select 1 from tenants where id = ${tenantId}`;
    if (known.length === 0) throw notFound("Tenant");
    await sql`insert into tenant_sheets (tenant_id) values (${tenantId}) on conflict do nothing`;
    const [before] = await sql<{ sheet: Stored }[]>`
      select to_jsonb(s) as sheet from tenant_sheets s where s.tenant_id = ${tenantId} for no key update`;
    const named = sections.filter((section) => input[section] !== undefined);
    const list = (section: (typeof sections)[number]): string | null =>
      input[section] === undefined ? null : JSON.stringify(input[section]);
    await sql`
      update tenant_sheets set updated_by = ${access.actor.name},
        payments = coalesce(${list("payments")}::text::jsonb, payments),
        instalments = coalesce(${list("instalments")}::text::jsonb, instalments),
        shipping = coalesce(${list("shipping")}::text::jsonb, shipping),
        free_shipping = coalesce(${list("freeShipping")}::text::jsonb, free_shipping),
        pickup = coalesce(${list("pickup")}::text::jsonb, pickup),
        exchanges = coalesce(${list("exchanges")}::text::jsonb, exchanges),
        payment_details = ${paymentDetails === undefined ? sql`payment_details` : paymentDetails}
      where tenant_id = ${tenantId}`;
    const earlier = before?.sheet.payment_details ?? null;
    const changes = {
      ...Object.fromEntries(named.map((section) => [section, input[section]])),
      ...(paymentDetails === undefined || paymentDetails === earlier
        ? {}
        : { paymentDetails: { before: earlier, after: paymentDetails } }),
    };
    await writeAudit(sql, access.actor, { tenantId, action: "sheet.saved", changes });
    return getSheet(sql, tenantId);
  });
}
