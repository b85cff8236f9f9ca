import { tenantCreateInput, tenantUpdateInput, type TenantUpdateInput } from "@platform/contract";
import { createTenant, updateTenant } from "../../domain/tenants/writeTenant.ts";
import { given, isTrue, type ImportContext } from "./context.ts";
import type { SourceRow } from "./source.ts";

/** The old column → ours, as the panel would take it. */
const fields = {
  owner_email: "ownerEmail",
  store_location: "storeLocation",
  store_website: "storeWebsite",
  store_description: "storeDescription",
  store_catalog_knowledge: "storeCatalogKnowledge",
  tiendanube_store_id: "tiendanubeStoreId",
  tiendanube_access_token: "tiendanubeAccessToken",
  system_prompt_template: "systemPromptTemplate",
  openai_api_key: "openaiApiKey",
} as const;
export type ImportedField = (typeof fields)[keyof typeof fields] | "ycloudApiKey" | "ycloudWebhookSecret";

const COLUMNS = ["store_name", "bot_phone_number", "is_active", ...Object.keys(fields)];
const WHAT = "Tiendas";

/**
 * Stores are known by their number. A new one begins in the mode `test`, so that two programs never answer the same
 * customer; of one that is here already what is empty is filled, the first time only.
 */
export async function importTenants(context: ImportContext): Promise<void> {
  for await (const page of context.source.pages("tenants", { columns: COLUMNS, after: null })) {
    for (const row of page) await importTenant(context, row);
  }
  if (context.source.tables.get("tenants")?.has("total_tokens_used") === true)
    context.report.note(
      "Los contadores viejos (total_tokens_used, total_tool_calls) no se traen: acá el gasto se cuenta por día.",
    );
}

async function importTenant(context: ImportContext, row: SourceRow): Promise<void> {
  const { marks, report, stores } = context;
  const oldId = row["id"] ?? "";
  const mark = `tenant ${oldId}`;
  const earlier = await marks.get(mark);
  if (earlier !== null && (await isThere(context, earlier))) {
    stores.set(oldId, earlier);
    report.known(WHAT);
    return;
  }
  const name = given(row, "store_name") ?? `Tienda ${oldId}`;
  const key = tenantCreateInput
    .pick({ storeName: true, botPhoneNumber: true })
    .safeParse({ storeName: name, botPhoneNumber: given(row, "bot_phone_number") ?? "" });
  if (!key.success) {
    report.left(
      {
        what: WHAT,
        why: "el número del bot falta o no es un número",
        fix: "corregí bot_phone_number en la base vieja y volvé a importar; sus chats vienen recién entonces",
      },
      `${oldId} ${name}`,
    );
    return;
  }
  const texts = fittingTexts(context, row, name);
  const found = await findByPhone(context, key.data.botPhoneNumber);
  const id =
    found ?? (await create(context, { ...key.data, ...texts, isActive: isTrue(row["is_active"]) }, oldId));
  if (found !== null) {
    await fillEmpty(context, { tenantId: found, patch: texts, name });
    report.known(WHAT);
  }
  stores.set(oldId, id);
  await marks.set(mark, id);
}

type Texts = Partial<Record<ImportedField, string>>;

/** What the panel would not take stays behind, said by field; secrets are never repeated. */
function fittingTexts({ report }: ImportContext, row: SourceRow, name: string): Texts {
  const texts: Texts = {};
  for (const [column, field] of Object.entries(fields)) {
    const text = given(row, column);
    if (text === undefined) continue;
    if (fits(field, text)) texts[field] = text;
    else
      report.left(
        {
          what: `Tiendas, ${column}`,
          why: "no tiene la forma que se espera",
          fix: "cargalo a mano en la configuración de la tienda",
        },
        name,
      );
  }
  return texts;
}

/** A mask is no secret, and an envelope is not one of ours. */
export function fits(field: ImportedField, text: string): boolean {
  const secret = /Key$|Token$|Secret$/.test(field);
  if (secret && !/^(?!enc:)(?!gAAAA)[\x21-\x7e]+$/.test(text)) return false;
  if (secret && /^[*•.x]+$/i.test(text)) return false;
  return tenantUpdateInput.safeParse({ tenantId: "1", [field]: text }).success;
}

async function create(
  { dryRun, report, deps, access, sql }: ImportContext,
  { isActive, ...input }: Texts & { storeName: string; botPhoneNumber: string; isActive: boolean },
  oldId: string,
): Promise<string> {
  report.came(WHAT);
  report.note(
    `"${input.storeName}" queda en modo prueba${isActive ? "" : " y suspendida, como estaba"}: el bot no le contesta a nadie. Cuando el webhook de YCloud apunte acá y la Salud esté en verde, encendelo en Modo.`,
  );
  if (dryRun || sql === null) return `nueva ${oldId}`;
  const { id } = await createTenant(deps, access, { ...input, mode: "test" });
  if (!isActive) await sql`update tenants set is_active = false where id = ${id}`;
  return id;
}

/** What stands here already was chosen here. */
export async function fillEmpty(
  { sql, dryRun, deps, access, report }: ImportContext,
  { tenantId, patch, name }: { tenantId: string; patch: Texts; name: string },
): Promise<void> {
  if (sql === null || !isOurs(tenantId) || Object.keys(patch).length === 0) return;
  const [row] = await sql<{ tenant: Record<string, unknown> }[]>`
    select to_jsonb(t) as tenant from tenants t where id = ${tenantId}`;
  const empty: Omit<TenantUpdateInput, "tenantId"> = {};
  for (const [field, text] of Object.entries(patch)) {
    const column = field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const stands = row?.tenant[column];
    if (stands === null || stands === undefined || stands === "") empty[field as ImportedField] = text;
    else if (stands !== text)
      report.note(`"${name}" ya tenía ${column} acá: queda lo de acá, lo viejo no lo pisa.`);
  }
  if (dryRun || Object.keys(empty).length === 0) return;
  await updateTenant(deps, access, { tenantId, ...empty });
}

async function findByPhone({ sql }: ImportContext, phone: string): Promise<string | null> {
  if (sql === null) return null;
  const [row] = await sql<
    { id: string }[]
  >`select id::text from tenants where bot_phone_key = phone_key(${phone})`;
  return row?.id ?? null;
}

async function isThere({ sql }: ImportContext, id: string): Promise<boolean> {
  if (sql === null || !isOurs(id)) return false;
  return (await sql`select 1 from tenants where id = ${id}`).length > 0;
}

/** In a dry run a store that would be new has no number yet. */
export function isOurs(tenantId: string): boolean {
  return /^\d+$/.test(tenantId);
}
