#!/usr/bin/env node
/**
 * Watches a store's chats and answers one kind of question itself: takes the chat over, answers as a
 * person would, and gives it back to the bot. A key of the store that may "read and answer" is enough.
 *
 *   PLATFORM_URL=https://bot.example.com PLATFORM_KEY=pak_… \
 *   node watch-and-override.ts --tenant 1 --when "horario" --answer "Abrimos de lunes a sábado, de 10 a 20."
 *
 * With --once it ends after the first answer; else with Ctrl-C.
 */
import { parseArgs } from "node:util";
import { createClient, endPlainly, reasonOf } from "@platform/client";
import type { RouterOutputs } from "@platform/client";

endPlainly();
const { values } = parseArgs({
  options: {
    tenant: { type: "string" },
    when: { type: "string" },
    answer: { type: "string" },
    once: { type: "boolean", default: false },
  },
});
const { tenant: tenantId, when, answer, once } = values;
if (tenantId === undefined || when === undefined || answer === undefined) {
  throw new Error(
    'Usage: node watch-and-override.ts --tenant 1 --when "horario" --answer "Abrimos a las 10." [--once]',
  );
}
type Message = RouterOutputs["chats"]["messages"]["items"][number];
const question = when.toLowerCase();

const client = createClient({
  url: process.env["PLATFORM_URL"] ?? "http://localhost:3000",
  token: process.env["PLATFORM_KEY"] ?? "",
});
/** Events carry the present state, so one message may be told several times. */
const seen = new Set<string>();

const subscription = client.chats.events.subscribe(
  { tenantId },
  {
    onStarted: () => console.log("Watching"),
    onData: ({ data: event }) => {
      if (event.kind !== "message" || !isTheQuestion(event.message)) return;
      seen.add(event.message.id);
      void answerAsPerson(event.message).then(
        () => once && subscription.unsubscribe(),
        (error: unknown) =>
          console.error(`Not answered (${reasonOf(error) ?? "no answer from the server"}):`, error),
      );
    },
    onError: (error) => {
      console.error("The stream ended:", error.message);
      process.exitCode = 1;
    },
  },
);
process.once("SIGINT", () => subscription.unsubscribe());

function isTheQuestion({ id, author, text }: Message): boolean {
  return author === "customer" && !seen.has(id) && (text ?? "").toLowerCase().includes(question);
}

async function answerAsPerson({ id, conversationId, text }: Message): Promise<void> {
  const { chat, inFlight } = await client.overrides.set.mutate({ conversationId, minutes: 10 });
  console.log(
    `${chat.contactName ?? "A customer"} asks: ${text}${inFlight ? " (a reply of the bot was already on its way)" : ""}`,
  );
  // The question's id makes a second try the same message.
  await client.chats.send.mutate({ conversationId, text: answer ?? "", clientMessageId: `answer-${id}` });
  await client.overrides.clear.mutate({ conversationId });
  console.log("Answered and given back to the bot");
}
