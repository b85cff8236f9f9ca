import type { Article, Period, StoreSheet } from "@platform/agent";
import {
  paymentDetailsSchema,
  sheetSections,
  type SheetProblem,
  type SheetSection,
} from "@platform/contract";
import type { z } from "zod";

/** A row of `tenant_sheets`; whatever an administrator has written into it. */
export interface SheetRow {
  payments: unknown;
  instalments: unknown;
  shipping: unknown;
  free_shipping: unknown;
  pickup: unknown;
  exchanges: unknown;
  payment_details: string | null;
}

export interface ArticleRow {
  id: string;
  title: string;
  body: string;
  valid_from: string | null;
  valid_until: string | null;
}

/** What of a row is a sheet, and what isn't and why. Never throws. */
export function readSheet(row: SheetRow | null): { sheet: StoreSheet; problems: SheetProblem[] } {
  const problems: SheetProblem[] = [];
  const read = <Section extends SheetSection>(
    section: Section,
    value: unknown,
  ): z.infer<(typeof sheetSections)[Section]["entry"]>[] => readSection(section, { value, problems });
  const sheet: StoreSheet = {
    payments: read("payments", row?.payments),
    instalments: read("instalments", row?.instalments),
    shipping: read("shipping", row?.shipping),
    freeShipping: read("freeShipping", row?.free_shipping),
    pickup: read("pickup", row?.pickup),
    exchanges: read("exchanges", row?.exchanges),
    paymentDetails: readDetails(row?.payment_details ?? null, problems),
  };
  return { sheet, problems };
}

function readSection<Section extends SheetSection>(
  section: Section,
  { value, problems }: { value: unknown; problems: SheetProblem[] },
): z.infer<(typeof sheetSections)[Section]["entry"]>[] {
  const { entry, max } = sheetSections[section];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    problems.push({ section, index: null, message: "Not a list" });
    return [];
  }
  if (value.length > max) problems.push({ section, index: null, message: `More than ${max} entries` });
  return value.slice(0, max).flatMap((item: unknown, index) => {
    const parsed = entry.safeParse(item);
    if (parsed.success) return [parsed.data as z.infer<(typeof sheetSections)[Section]["entry"]>];
    const [issue] = parsed.error.issues;
    const at = issue?.path.join(".") ?? "";
    problems.push({
      section,
      index,
      message: `${at === "" ? "" : `${at}: `}${issue?.message ?? "Unreadable"}`,
    });
    return [];
  });
}

function readDetails(value: string | null, problems: SheetProblem[]): string | null {
  if (value === null || value.trim() === "") return null;
  const parsed = paymentDetailsSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  problems.push({ section: "paymentDetails", index: null, message: parsed.error.issues[0]?.message ?? "" });
  return null;
}

/** Only what holds on this day (`YYYY-MM-DD`); the rest is no fact. */
export function sheetOn(sheet: StoreSheet, day: string): StoreSheet {
  const holds = (entry: Period): boolean => holdsOn(entry, day);
  return {
    payments: sheet.payments.filter(holds),
    instalments: sheet.instalments.filter(holds),
    shipping: sheet.shipping.filter(holds),
    freeShipping: sheet.freeShipping.filter(holds),
    pickup: sheet.pickup.filter(holds),
    exchanges: sheet.exchanges.filter(holds),
    paymentDetails: sheet.paymentDetails,
  };
}

export function articlesOn(rows: readonly ArticleRow[], day: string): Article[] {
  return rows
    .map((row) => ({
      id: row.id,
      title: row.title,
      body: row.body,
      from: row.valid_from,
      until: row.valid_until,
    }))
    .filter((article) => holdsOn(article, day));
}

/** By days of one clock, both included; PostgreSQL's infinite days compare as text like any other. */
export function holdsOn({ from, until }: Period, day: string): boolean {
  return (from === null || from <= day) && (until === null || until >= day);
}
