import { afterEach, expect, it } from "vitest";
import { startFlow } from "../testing/startFlow.ts";

let flow: Awaited<ReturnType<typeof startFlow>>;
afterEach(() => flow.stop());

it("answers a customer's message once, in order, with delivery states", async () => {
  flow = await startFlow({ log: true, script: [{ text: "Hola, ¿qué buscás?" }] as never });
  await flow.ycloud.customer("+5491166667777").sendText("Hola");
  await flow.ycloud.waitForSent(1);
  await flow.ycloud.settled();
  const rows = await flow.sql`select role, content, outcome, send_state, provider_status from chat_messages order by seq`;
  expect(rows).toMatchObject([
    { role: "user", content: "Hola", outcome: "answered" },
    { role: "assistant", content: "Hola, ¿qué buscás?", send_state: "accepted" },
  ]);
});
