import type { Sql } from "@platform/db";
import type { Fragment } from "../chats/chatJson.ts";

/** `TemplateRow` of `whatsapp_templates w`. */
export const templateJson = (sql: Sql): Fragment => sql`
  json_build_object('id', w.id, 'name', w.name, 'language', w.language, 'category', w.category, 'status', w.status,
    'statusEvent', w.status_event, 'quality', w.quality, 'reason', w.reason, 'disableDate', w.disable_date,
    'components', w.components)`;

/** Of a template's name or language in a cursor. */
export const wordKey = /^[^\0]{1,512}$/;
