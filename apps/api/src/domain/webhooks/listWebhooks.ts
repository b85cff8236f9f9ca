import { webhookStates, type Webhook, type webhookListInput } from "@platform/contract";
import type { z } from "zod";
import type { Access } from "../access.ts";
import { instantKey, readCursor, toPage, uuidKey, type Page } from "../cursor.ts";
import { knownWord } from "../knownWord.ts";
import { nearestNumber } from "./nearestNumber.ts";

interface Row {
  webhook: Omit<Webhook, "nearest">;
  received: string;
  provider: string;
}

interface Store {
  tenantId: string;
  storeName: string;
  botPhoneNumber: string;
}

/** Events as received, newest first; where no store has the number, the store with the nearest one. */
export async function listWebhooks(
  access: Access,
  input: z.infer<typeof webhookListInput>,
): Promise<Page<Webhook>> {
  const after = readCursor(input.cursor, [instantKey, uuidKey]);
  const [part] = await access.everywhere(input.tenantId, async ({ sql }) => {
    const state = input.state === undefined ? sql`` : sql`and w.state = ${input.state}`;
    const tenant = input.tenantId === undefined ? sql`` : sql`and w.tenant_id = ${input.tenantId}`;
    const rest =
      after === null
        ? sql``
        : sql`and (w.received_at, w.id) < (${after[0] ?? null}::timestamptz, ${after[1] ?? null}::uuid)`;
    const rows = await sql<Row[]>`
      select json_build_object(
          'id', w.id, 'tenantId', w.tenant_id::text, 'type', w.type, 'state', ${knownWord(sql, sql`w.state`, { words: webhookStates, otherwise: "failed" })}, 'recipient', w.recipient,
          'error', w.error, 'receivedAt', w.received_at) as webhook, w.received_at::text as received, w.provider
      from webhook_events w where true ${state} ${tenant} ${rest}
      order by w.received_at desc nulls last, w.id desc nulls last limit ${input.limit + 1}`;
    const homeless = rows.some(({ webhook }) => webhook.state === "unmatched");
    const stores = homeless
      ? await sql<Store[]>`
          select id::text as "tenantId", store_name as "storeName", bot_phone_number as "botPhoneNumber" from tenants`
      : [];
    return { rows, stores };
  });
  const { rows, stores } = part ?? { rows: [], stores: [] };
  return toPage(rows, {
    limit: input.limit,
    item: ({ webhook, provider }) => ({
      ...webhook,
      // A store's event names a store, not a number.
      nearest:
        provider === "ycloud" && webhook.state === "unmatched" && webhook.recipient !== null
          ? nearestNumber(webhook.recipient, [...stores])
          : null,
    }),
    keys: ({ webhook, received }) => [received, webhook.id],
  });
}
