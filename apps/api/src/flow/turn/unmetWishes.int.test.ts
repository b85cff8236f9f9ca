import { expect, it } from "vitest";
import { startFlow } from "../../testing/startFlow.ts";
import { until } from "../../testing/until.ts";

it("what a reply looked for in vain is noted when it commits, and forgotten with its chat", async () => {
  const flow = await startFlow({
    script: [
      { call: "search_specific_products", arguments: { query: "Bicicleta rodado 29" } },
      { text: "No encontré nada así. ¿Buscás algo más?" },
    ],
  });
  await flow.ycloud.customer("+5491166667777").sendText("¿Tenés bicicletas rodado 29?");
  const wishes = () => flow.sql`select wish, kind from unmet_wishes`;
  await until(wishes, (rows) => rows.length > 0);
  expect([...(await wishes())]).toEqual([{ wish: "bicicleta rodado 29", kind: "missing" }]);
  await flow.sql`delete from chat_messages`;
  await flow.sql`delete from chat_conversations`;
  expect([...(await wishes())]).toEqual([]);
  await flow.stop();
});
