import type { templateSendInput } from "@platform/contract";
import type { z } from "zod";
import {
  queueTemplate,
  type OutboundDeps,
  type OutboundResult,
  type Person,
} from "../../flow/outbound/humanMessages.ts";
import { fillTemplate } from "../../templates/fillTemplate.ts";
import { readTemplate, type TemplateRow } from "../../templates/readTemplate.ts";
import { AppError, notFound } from "../errors.ts";
import { isUuid } from "../ids.ts";
import { templateJson } from "./templateRow.ts";

/** A person sends a template in a chat, by WhatsApp's rules. Throws `invalid_input` with the fields that break them. */
export async function sendTemplate(
  outbound: OutboundDeps,
  input: z.infer<typeof templateSendInput> & {
    person: Person;
    sentFrom: "panel" | "api";
    overrideMinutes: number;
  },
): Promise<OutboundResult> {
  const { sql } = outbound;
  const [row] = isUuid(input.templateId)
    ? await sql<{ template: TemplateRow }[]>`
        select ${templateJson(sql)} as template
        from whatsapp_templates w join chat_conversations c on c.tenant_id = w.tenant_id
        where w.id = ${input.templateId} and c.id = ${input.conversationId}`
    : [];
  if (row === undefined) throw notFound("Template");
  const template = readTemplate(row.template);
  if (template.unsupported !== null)
    throw new AppError(
      "template_unavailable",
      `This template can't be sent from here: ${template.unsupported}`,
    );
  const filled = fillTemplate(template, input.values);
  if (!filled.ok) {
    const words = Object.entries(filled.problems).map(([field, problem]) => `values.${field}: ${problem}`);
    throw new AppError("invalid_input", words.join("; "));
  }
  const { text, shown, components } = filled.filled;
  return queueTemplate(outbound, { ...input, text, template: { ...shown, components } });
}
