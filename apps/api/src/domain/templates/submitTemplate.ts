import type { TemplateSubmitResult, templateSubmitInput } from "@platform/contract";
import type { Sql } from "@platform/db";
import type { z } from "zod";
import type { Providers } from "../../providers/providers.ts";
import { jsonText } from "../../flow/jsonText.ts";
import { componentsOfReady, READY_TEMPLATES } from "../../templates/readyTemplates.ts";
import { openAccount } from "../../templates/syncTemplates.ts";
import type { Access } from "../access.ts";
import { writeAudit } from "../audit/writeAudit.ts";
import { notFound } from "../errors.ts";

/** Hands a ready template in for review at WhatsApp. A model of ours, the store's account: nothing else of it is ours. */
export async function submitTemplate(
  deps: { ycloudFor: Providers["ycloudFor"]; publicUrl: string },
  access: Access,
  { tenantId, kind, language }: z.infer<typeof templateSubmitInput>,
): Promise<TemplateSubmitResult> {
  const ready = READY_TEMPLATES.find((each) => each.kind === kind && each.language === language);
  if (ready === undefined) throw notFound("Template");
  const tenant = access.tenant(tenantId, "manage");
  const store = await tenant.run(({ sql }) => readStore(sql, tenantId));
  const account = await openAccount(deps, { tenantId, ...store });
  if (!account.ok) return { ok: false, error: account.code, answer: account.message };
  const { wabaId, client } = account;
  const created = await client.createTemplate({
    wabaId,
    name: ready.name,
    language,
    category: "UTILITY",
    components: componentsOfReady(ready, deps.publicUrl),
  });
  if (!created.ok) return { ok: false, error: created.code, answer: created.message };
  const item = { ...created.value, components: componentsOfReady(ready, deps.publicUrl) };
  await tenant.run(async ({ sql }) => {
    await sql`select put_template(${tenantId}, ${wabaId}, ${jsonText(item)}::text::jsonb)`;
    await writeAudit(sql, access.actor, {
      tenantId,
      action: "template.submitted",
      target: `${ready.name} ${language}`,
    });
  });
  return { ok: true, error: null, answer: "" };
}

async function readStore(sql: Sql, tenantId: string): Promise<{ phone: string; apiKey: string | null }> {
  const [row] = await sql<{ phone: string; apiKey: string | null }[]>`
    select bot_phone_number as phone, ycloud_api_key as "apiKey" from tenants where id = ${tenantId}`;
  if (row === undefined) throw notFound("Tenant");
  return row;
}
