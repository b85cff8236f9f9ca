import type { Message, templateSendInput } from "@platform/contract";
import type { Sql } from "@platform/db";
import type { z } from "zod";
import { queueTemplate, type OutboundResult } from "../../flow/outbound/humanMessages.ts";
import { fillTemplate, type FilledTemplate } from "../../templates/fillTemplate.ts";
import { readTemplate, type TemplateRow } from "../../templates/readTemplate.ts";
import type { Access } from "../access.ts";
import { sendAsPerson, type By, type OutboundDeps } from "../chats/outbound.ts";
import { AppError, notFound } from "../errors.ts";
import { isUuid } from "../ids.ts";
import { templateJson } from "./templateRow.ts";

type Input = z.infer<typeof templateSendInput>;

/**
 * A person sends a template in a chat, by WhatsApp's rules, and takes the chat over. The same `clientMessageId` is the same
 * message. Throws `invalid_input` with the fields that break the rules.
 */
export async function sendTemplate(deps: OutboundDeps, access: Access, input: Input): Promise<Message> {
  const tenant = await access.tenantOf("chat_conversations", input.conversationId, "answer");
  return sendAsPerson({ deps, access }, tenant, (sql, by) => fillAndQueue(sql, { ...input, ...by }));
}

/** The same in a transaction of its caller's, who has looked whether the person may. */
export async function fillAndQueue(sql: Sql, input: Input & By): Promise<OutboundResult> {
  const { text, shown, components } = await fill(sql, input);
  return queueTemplate(sql, { ...input, text, template: { ...shown, components } });
}

async function fill(sql: Sql, { templateId, conversationId, values }: Input): Promise<FilledTemplate> {
  const [row] = isUuid(templateId)
    ? await sql<{ template: TemplateRow }[]>`
        select ${templateJson(sql)} as template
        from whatsapp_templates w join chat_conversations c on c.tenant_id = w.tenant_id
        where w.id = ${templateId} and c.id = ${conversationId}`
    : [];
  if (row === undefined) throw notFound("Template");
  const template = readTemplate(row.template);
  if (template.unsupported !== null)
    throw new AppError(
      "template_unavailable",
      `This template can't be sent from here: ${template.unsupported}`,
    );
  const filled = fillTemplate(template, values);
  if (!filled.ok) {
    const words = Object.entries(filled.problems).map(([field, problem]) => `values.${field}: ${problem}`);
    throw new AppError("invalid_input", words.join("; "));
  }
  return filled.filled;
}
