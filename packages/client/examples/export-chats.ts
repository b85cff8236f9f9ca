#!/usr/bin/env node
/**
 * Writes a store's conversations to standard output, a line of JSON per message, chat by chat. A key that may read is
 * enough. However many there are, one page is held at a time.
 *
 *   PLATFORM_URL=https://bot.example.com PLATFORM_KEY=pak_… node export-chats.ts --tenant 1 > chats.jsonl
 */
import { parseArgs } from "node:util";
import { createClient, endPlainly } from "@platform/client";

endPlainly();
const { values } = parseArgs({ options: { tenant: { type: "string" } } });
const { tenant: tenantId } = values;
if (tenantId === undefined) throw new Error("Usage: node export-chats.ts --tenant 1 > chats.jsonl");

const client = createClient({
  url: process.env["PLATFORM_URL"] ?? "http://localhost:3000",
  token: process.env["PLATFORM_KEY"] ?? "",
});
let count = 0;
for await (const chat of pages((page) => client.chats.list.query({ tenantId, ...page }))) {
  for await (const message of pages((page) =>
    client.chats.messages.query({ conversationId: chat.id, ...page }),
  )) {
    const { id, sentAt: at, author, authorName, type, text, status } = message;
    const line = {
      chat: chat.id,
      contact: chat.contactName,
      phone: chat.contactPhone,
      id,
      at,
      author,
      authorName,
      type,
      text,
      status,
    };
    process.stdout.write(`${JSON.stringify(line)}\n`);
    count += 1;
  }
}
console.error(`${count} messages`);

type Page<Item> = { items: Item[]; nextCursor: string | null };

async function* pages<Item>(ask: (page: { cursor?: string }) => Promise<Page<Item>>): AsyncGenerator<Item> {
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page: Page<Item> = await ask(cursor === undefined ? {} : { cursor });
    yield* page.items;
    cursor = page.nextCursor;
  }
}
