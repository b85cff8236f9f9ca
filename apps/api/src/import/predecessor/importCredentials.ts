import { given, type ImportContext } from "./context.ts";
import { fillEmpty, fits, type ImportedField } from "./importTenants.ts";
import type { SourceRow } from "./source.ts";

const fieldOf: Readonly<Record<string, ImportedField>> = {
  OPENAI_API_KEY: "openaiApiKey",
  YCLOUD_API_KEY: "ycloudApiKey",
  YCLOUD_WEBHOOK_SECRET: "ycloudWebhookSecret",
  TIENDANUBE_ACCESS_TOKEN: "tiendanubeAccessToken",
  TIENDANUBE_STORE_ID: "tiendanubeStoreId",
};
const WHAT = "Credenciales";

/** Clear text there, sealed here. One of the whole installation is a variable here, and only named. */
export async function importCredentials(context: ImportContext): Promise<void> {
  const columns = ["name", "value", "category", "scope", "tenant_id"];
  for await (const page of context.source.pages("credentials", { columns, after: null })) {
    for (const row of page) await importCredential(context, row);
  }
}

async function importCredential(context: ImportContext, row: SourceRow): Promise<void> {
  const { marks, report, stores } = context;
  const name = (given(row, "name") ?? "").toUpperCase().replaceAll(/[\s-]+/g, "_");
  const field = fieldOf[name];
  const value = given(row, "value");
  const oldStore = row["tenant_id"];
  if (field === undefined || value === undefined) {
    const why = value === undefined ? "está vacía" : "acá no se usa una con ese nombre";
    return report.left(
      { what: WHAT, why, fix: "si hace falta, cargala a mano" },
      given(row, "name") ?? "sin nombre",
    );
  }
  if (oldStore == null) {
    const fix =
      "ponela entre las variables del servidor, con ese nombre; su valor está en la tabla credentials de la base vieja";
    return report.left({ what: WHAT, why: "es de toda la instalación", fix }, name);
  }
  const tenantId = stores.get(oldStore);
  if (tenantId === undefined) {
    const why = "su tienda no vino";
    return report.left({ what: WHAT, why, fix: "vendrá cuando venga la tienda" }, `${name} de ${oldStore}`);
  }
  if (!fits(field, value)) {
    const why = "no tiene la forma que se espera, o está tapada";
    return report.left(
      { what: WHAT, why, fix: "cargala en la configuración de la tienda" },
      `${name} de ${oldStore}`,
    );
  }
  const mark = `credential ${row["id"] ?? `${oldStore} ${name}`}`;
  if ((await marks.get(mark)) !== null) return report.known(WHAT);
  await fillEmpty(context, { tenantId, patch: { [field]: value }, name: `tienda ${tenantId}` });
  await marks.set(mark, "done");
  return report.came(WHAT);
}
