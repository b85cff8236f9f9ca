import type { Sql } from "@platform/db";
import type { Access } from "../../domain/access.ts";
import type { TenantDeps } from "../../domain/tenants/writeTenant.ts";
import type { Report } from "../report.ts";
import type { Marks } from "./marks.ts";
import type { Source } from "./source.ts";

/** What each part of the import works with. */
export interface ImportContext {
  source: Source;
  /** The new database, past the tenants' policies; null in a dry run over an empty one. */
  sql: Sql | null;
  dryRun: boolean;
  marks: Marks;
  report: Report;
  deps: TenantDeps;
  access: Access;
  /** Old id of a store → its id here. In a dry run a store that isn't here yet has a made-up id. */
  stores: Map<string, string>;
}

/** Of the columns, those that have something in them. */
export function given(row: Readonly<Record<string, string | null>>, column: string): string | undefined {
  const text = row[column]?.trim();
  return text === undefined || text === "" ? undefined : text;
}

export function isTrue(text: string | null | undefined): boolean {
  return text == null || !/^(f|false|0|no|off)$/i.test(text.trim());
}
