#!/usr/bin/env node
/**
 * Writes a chat down as it goes on: who wrote what, and what became of it. A key that may read is enough.
 *
 *   PLATFORM_URL=https://bot.example.com PLATFORM_KEY=pak_… node watch-chat.ts --chat 0198c0de-…
 *
 * Ends with Ctrl-C, or with --once after the first new message.
 */
import { parseArgs } from "node:util";
import { createClient, endPlainly } from "@platform/client";

endPlainly();
const { values } = parseArgs({
  options: { chat: { type: "string" }, once: { type: "boolean", default: false } },
});
const { chat: conversationId, once } = values;
if (conversationId === undefined) throw new Error("Usage: node watch-chat.ts --chat 0198c0de-… [--once]");

const client = createClient({
  url: process.env["PLATFORM_URL"] ?? "http://localhost:3000",
  token: process.env["PLATFORM_KEY"] ?? "",
});
const chat = await client.chats.get.query({ conversationId });
const { items } = await client.chats.messages.query({ conversationId });
const told = new Set(items.map(({ id }) => id));
for (const message of items.toReversed()) tell(message);
/** The stream may also tell of what lies further back than what stands here. */
const since = Math.max(...items.map(({ sentAt }) => Date.parse(sentAt)));

const subscription = client.chats.events.subscribe(
  { tenantId: chat.tenantId },
  {
    onStarted: () => console.log(`Watching ${chat.contactName ?? conversationId}`),
    onData: ({ data: event }) => {
      if (event.kind !== "message" || event.message.conversationId !== conversationId) return;
      const isNew = !told.has(event.message.id);
      if (isNew && Date.parse(event.message.sentAt) < since) return;
      told.add(event.message.id);
      tell(event.message);
      if (isNew && once) subscription.unsubscribe();
    },
    onError: (error) => {
      console.error("The stream ended:", error.message);
      process.exitCode = 1;
    },
  },
);
process.once("SIGINT", () => subscription.unsubscribe());

function tell({ sentAt: at, author, text, type, status }: (typeof items)[number]): void {
  console.log(`${at} ${author} (${status}): ${text ?? `[${type}]`}`);
}
