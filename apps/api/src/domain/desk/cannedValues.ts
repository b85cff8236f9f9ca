import type { CannedValues } from "@platform/contract";
import type { Access } from "../access.ts";
import { notFound } from "../errors.ts";
import { phoneText } from "../chats/chatJson.ts";

/** What `{nombre}`, `{pedido}` and the like are in this chat. The order is the newest of the customer's own number. */
export async function cannedValues(access: Access, conversationId: string): Promise<CannedValues> {
  const tenant = await access.tenantOf("chat_conversations", conversationId, "read");
  return tenant.run(async ({ sql }) => {
    const [row] = await sql<{ values: CannedValues }[]>`
      select json_build_object(
          'nombre', nullif(split_part(trim(c.display_name), ' ', 1), ''), 'nombre_completo', nullif(trim(c.display_name), ''),
          'telefono', ${phoneText(sql, sql`c.contact_phone`)}, 'tienda', t.store_name, 'web', t.store_website,
          'yo', ${access.actor.name}::text, 'pedido', o.number, 'seguimiento', o.tracking) as values
      from chat_conversations c join tenants t on t.id = c.tenant_id
      left join lateral newest_order(c.id) o on true
      where c.id = ${conversationId}`;
    if (row === undefined) throw notFound("Conversation");
    return row.values;
  });
}
