import type { Sql } from "@platform/db";
import { buildScene } from "../build/buildScene.ts";
import type { ChatRows } from "../build/rows.ts";
import { SCENES } from "../conversations/index.ts";
import { createShop } from "../shop/shop.ts";
import { type DemoWorld, SECOND_STORE_PHONE } from "../world.ts";

/** Ids of the two stores, reserved before anything is written. */
export interface DemoTenants {
  dance: string;
  electronics: string;
}

/** Every row of every chat, numbered in the order of time over all of them. */
export async function buildChats(
  sql: Sql,
  input: { world: DemoWorld; tenants: DemoTenants; now: number },
): Promise<ChatRows> {
  const { world, tenants, now } = input;
  const rows: ChatRows = {
    conversations: [],
    media: [],
    messages: [],
    statuses: [],
    reactions: [],
    turns: [],
    handoffs: [],
    files: [],
  };
  const shop = createShop({ ...world.simulators.tiendanube.data, url: world.tiendanube.storefrontUrl });
  for (const scene of SCENES) {
    const tenant =
      scene.store === "dance"
        ? { id: tenants.dance, businessPhone: world.ycloud.businessPhone, drafts: false }
        : { id: tenants.electronics, businessPhone: SECOND_STORE_PHONE, drafts: true };
    buildScene({ scene, shop, world, tenant, now }, rows);
  }
  rows.messages.sort((a, b) => (a.sent_at < b.sent_at ? -1 : a.sent_at > b.sent_at ? 1 : 0));
  const drawn = await sql<{ seq: string }[]>`
    select nextval(pg_get_serial_sequence('chat_messages', 'seq')) as seq from generate_series(1, ${rows.messages.length})`;
  numberRows(
    rows,
    drawn.map(({ seq }) => seq),
  );
  return rows;
}

/** Puts the numbers where the build left the ids of the messages they belong to. */
function numberRows({ messages, conversations, turns }: ChatRows, drawn: string[]): void {
  const seqOf = new Map<string, string>();
  for (const [index, message] of messages.entries()) {
    message.seq = drawn[index] ?? "";
    seqOf.set(message.id, message.seq);
  }
  for (const message of messages) {
    if (message.send_inbound_seq !== null)
      message.send_inbound_seq = seqOf.get(message.send_inbound_seq) ?? "0";
  }
  for (const row of [...conversations, ...turns]) row.inbound_seq = seqOf.get(row.inbound_seq) ?? "0";
}
