import type { Template, templateListInput } from "@platform/contract";
import type { Sql } from "@platform/db";
import type { z } from "zod";
import { readTemplate, type TemplateRow } from "../../templates/readTemplate.ts";
import { readCursor, toPage, type Page } from "../cursor.ts";
import { templateJson, wordKey } from "./templateRow.ts";

/** A store's templates by name, with what WhatsApp says of each. */
export async function listTemplates(
  sql: Sql,
  { tenantId, cursor, limit }: z.infer<typeof templateListInput>,
): Promise<Page<Template>> {
  const after = readCursor(cursor, [wordKey, wordKey]);
  const rest =
    after === null ? sql`` : sql`and (w.name, w.language) > (${after[0] ?? ""}, ${after[1] ?? ""})`;
  const rows = await sql<{ template: TemplateRow }[]>`
    select ${templateJson(sql)} as template from whatsapp_templates w
    where w.tenant_id = ${tenantId} ${rest}
    order by w.name, w.language limit ${limit + 1}`;
  return toPage(rows, {
    limit,
    item: ({ template }) => readTemplate(template),
    keys: ({ template }) => [template.name, template.language],
  });
}
