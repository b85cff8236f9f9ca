import type { Sql } from "@platform/db";
import type { OutgoingTemplateComponent, YCloudClient } from "@platform/integrations/ycloud";
import type { Logger } from "pino";
import type { Hints } from "../hints/index.ts";
import { fillTemplate } from "../templates/fillTemplate.ts";
import { readTemplate } from "../templates/readTemplate.ts";
import { reasonInWords } from "./composeLetter.ts";
import type { LinkSigner } from "../mail/links.ts";

export interface PhoneAlertDeps {
  sql: Sql;
  hints: Hints;
  signer: LinkSigner;
  log: Logger;
  ycloudFor(input: { tenantId: string; sealedKey: string | null }): Promise<YCloudClient | null>;
}

/** What `claim_phone_alerts` answers (packages/db/functions/75_phone_alerts.sql). */
interface PhoneAlert {
  id: string;
  tenantId: string;
  conversationId: string;
  phone: string;
  attempts: number;
  storeName: string;
  from: string;
  apiKey: string | null;
  reason: string;
  contactName: string | null;
  contactPhone: string | null;
  /** Null while WhatsApp has approved none. */
  template: { name: string; language: string; components: unknown } | null;
}

const AT_ONCE = 10;
const VALUE_MAX = 150;

/** Tells phones of the team, and marks the chats of those that WhatsApp could not tell after all. */
export async function sendPhoneAlerts(deps: PhoneAlertDeps): Promise<void> {
  const due = await deps.sql<{ alert: PhoneAlert }[]>`select claim_phone_alerts(${AT_ONCE}) as alert`;
  await Promise.all(
    due.map(({ alert }) =>
      tell(deps, alert).catch((error: unknown) => {
        const { tenantId, conversationId } = alert;
        deps.log.error({ err: error, tenantId, conversationId }, "An alert broke off; it is tried again");
      }),
    ),
  );
  const [refused] = await deps.sql<{ settled: number }[]>`select settle_refused_alerts() as settled`;
  if ((refused?.settled ?? 0) > 0) deps.hints.publish("live");
}

async function tell(deps: PhoneAlertDeps, alert: PhoneAlert): Promise<void> {
  const { sql, log, hints } = deps;
  const error = await attempt(deps, alert);
  const { tenantId, conversationId, attempts } = alert;
  if (error !== null)
    log.warn(
      { tenantId, conversationId, attempts, error },
      "A phone of the team could not be told of a chat",
    );
  await sql`select settle_alert(${alert.id}, ${error})`;
  hints.publish("live");
}

/** Why it was not taken; null when it was. Under one `externalId`, so that what becomes of it finds its alert. */
async function attempt({ ycloudFor, signer }: PhoneAlertDeps, alert: PhoneAlert): Promise<string | null> {
  if (alert.template === null) return "no_template";
  const client = await ycloudFor({ tenantId: alert.tenantId, sealedKey: alert.apiKey });
  if (client === null) return "no_ycloud_key";
  const components = fill(alert, alert.template, signer);
  if (components === null) return "template_mismatch";
  const { name, language } = alert.template;
  const outcome = await client.send({
    from: alert.from,
    to: { phone: alert.phone },
    externalId: alert.id,
    body: { type: "template", name, language, components },
  });
  switch (outcome.kind) {
    case "accepted":
      return null;
    case "unknown":
      return `unknown: ${outcome.message}`;
    default:
      return `${outcome.code}: ${outcome.message}`;
  }
}

function fill(
  alert: PhoneAlert,
  { name, language, components }: NonNullable<PhoneAlert["template"]>,
  signer: LinkSigner,
): OutgoingTemplateComponent[] | null {
  const row = { id: alert.id, name, language, components };
  const template = readTemplate({
    ...row,
    category: "UTILITY",
    status: "APPROVED",
    statusEvent: null,
    quality: null,
    reason: null,
    disableDate: null,
  });
  const contact = alert.contactName ?? alert.contactPhone ?? "sin nombre";
  const words = [alert.storeName, contact, reasonInWords(alert.reason)].map(oneLine);
  const link = template.fields.find(({ kind }) => kind === "suffix");
  const values = {
    ...Object.fromEntries(words.map((word, index) => [`body.${index + 1}`, word])),
    ...(link === undefined ? {} : { [link.id]: signer.sign({ id: alert.id, action: "take" }) }),
  };
  const filled = fillTemplate(template, values);
  return filled.ok ? filled.filled.components : null;
}

/** As a value of a template may be. */
function oneLine(text: string): string {
  const words = text.replaceAll(/\s+/g, " ").trim();
  return words.length > VALUE_MAX ? `${words.slice(0, VALUE_MAX - 1).toWellFormed()}…` : words || "-";
}
