import { handoffSaveInput, type HandoffSaveInput } from "@platform/contract";
import { saveHandoff } from "../../domain/handoff/handoff.ts";
import { given, isTrue, type ImportContext } from "./context.ts";
import type { SourceRow } from "./source.ts";

const COLUMNS = [
  "enabled",
  "destination_email",
  "handoff_instructions",
  "handoff_message",
  "smtp_host",
  "smtp_port",
  "smtp_security",
  "smtp_username",
  "smtp_user",
  "smtp_password_encrypted",
  "triggers",
];
const WHAT = "Derivación";

/** The old fixed rules as topics of the store's own, with what customers say of them. */
const topicOf: Readonly<Record<string, { name: string; examples: string[] }>> = {
  rule_fitting: {
    name: "Prueba o asesoría de calce",
    examples: ["quiero probarme", "asesoría de calce", "turno para probar"],
  },
  rule_dolor: { name: "Dolor o molestias", examples: ["me duele", "me lastima", "me aprieta mucho"] },
  rule_talle: { name: "Dudas de talle", examples: ["no sé qué talle soy", "qué talle me va"] },
  rule_especial: { name: "Pedido especial", examples: ["pedido especial", "a medida", "por mayor"] },
};

export async function importHandoffs(context: ImportContext): Promise<void> {
  const table = "tenant_human_handoff_config";
  for await (const page of context.source.pages(table, { columns: COLUMNS, key: "tenant_id", after: null })) {
    for (const row of page) await importHandoff(context, row);
  }
  if (context.source.tables.get(table)?.has("email_context") === true)
    context.report.note(
      "email_context no se trae: acá el aviso lleva siempre nombre, teléfono, resumen y el enlace al chat.",
    );
}

async function importHandoff(context: ImportContext, row: SourceRow): Promise<void> {
  const { dryRun, marks, report, stores, deps, access } = context;
  const oldStore = row["tenant_id"] ?? "";
  const tenantId = stores.get(oldStore);
  if (tenantId === undefined)
    return report.left(
      { what: WHAT, why: "su tienda no vino", fix: "vendrá cuando venga la tienda" },
      oldStore,
    );
  const mark = `handoff ${oldStore}`;
  if ((await marks.get(mark)) !== null) return report.known(WHAT);
  const input = fittingOf(context, { row, tenantId: dryRun ? "1" : tenantId });
  if (given(row, "smtp_password_encrypted") !== undefined)
    report.left(
      {
        what: `${WHAT}, contraseña del correo`,
        why: "está cifrada a la manera del sistema anterior",
        fix: "escribila de nuevo en Derivación y probá con «Enviar un correo de prueba»",
      },
      `tienda ${oldStore}`,
    );
  if (!dryRun) await saveHandoff(deps.sealer, access, input);
  await marks.set(mark, "done");
  return report.came(WHAT);
}

/** As the panel would take it; what it would not take is said, and the rest comes. */
function fittingOf(
  { report }: ImportContext,
  { row, tenantId }: { row: SourceRow; tenantId: string },
): HandoffSaveInput {
  const port = given(row, "smtp_port");
  const wanted: Record<string, unknown> = {
    enabled: isTrue(row["enabled"]),
    destinationEmail: given(row, "destination_email"),
    handoffInstructions: given(row, "handoff_instructions"),
    handoffMessage: given(row, "handoff_message"),
    smtpHost: given(row, "smtp_host"),
    smtpPort: port === undefined ? undefined : Number(port),
    smtpSecurity: given(row, "smtp_security")?.toUpperCase(),
    smtpUser: given(row, "smtp_username") ?? given(row, "smtp_user"),
    ...rulesOf(row["triggers"]),
  };
  const input: HandoffSaveInput = { tenantId };
  for (const [field, value] of Object.entries(wanted)) {
    if (value === undefined) continue;
    const read = handoffSaveInput.safeParse({ tenantId, [field]: value });
    if (read.success) Object.assign(input, read.data);
    else {
      const fix = "cargalo a mano en Derivación";
      report.left(
        { what: `${WHAT}, ${field}`, why: "no tiene la forma que se espera", fix },
        `tienda ${row["tenant_id"]}`,
      );
    }
  }
  return input;
}

function rulesOf(triggers: string | null | undefined): Pick<HandoffSaveInput, "onComplaint" | "topics"> {
  const rules = readRules(triggers);
  const on = (rule: string): boolean => rules[rule] === true || rules[rule] === "true";
  const topics = Object.entries(topicOf)
    .filter(([rule]) => on(rule))
    .map(([, topic]) => ({ ...topic, customerText: null, isActive: true }));
  return {
    ...("rule_reclamo" in rules ? { onComplaint: on("rule_reclamo") } : {}),
    ...(topics.length > 0 ? { topics } : {}),
  };
}

function readRules(text: string | null | undefined): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(text ?? "{}");
    // Some installations stored the JSON as a string within JSON.
    const value: unknown = typeof read === "string" ? JSON.parse(read) : read;
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
