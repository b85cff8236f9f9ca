import type { caseListInput, TestCase } from "@platform/contract";
import type { z } from "zod";
import type { Access } from "../access.ts";
import { readCursor, toPage, uuidKey, type Page } from "../cursor.ts";
import { caseJson, caseRows } from "./readCases.ts";

/** The newest first. */
export async function listCases(
  access: Access,
  { tenantId, cursor, limit }: z.infer<typeof caseListInput>,
): Promise<Page<TestCase>> {
  const [after = null] = readCursor(cursor, [uuidKey]) ?? [];
  return access.tenant(tenantId, "read").run(async ({ sql }) => {
    const rows = await sql<{ made: TestCase }[]>`
      select ${caseJson(sql)} as made from ${caseRows(sql)}
      where k.tenant_id = ${tenantId} and (${after}::uuid is null or k.id < ${after}::uuid)
      order by k.id desc limit ${limit + 1}`;
    return toPage(rows, { limit, item: ({ made }) => made, keys: ({ made }) => [made.id] });
  });
}
