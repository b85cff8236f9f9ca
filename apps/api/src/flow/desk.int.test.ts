import { afterEach, expect, it } from "vitest";
import { startFlow, type Flow } from "../testing/startFlow.ts";
import { until } from "../testing/until.ts";

let flow: Flow;
afterEach(() => flow.stop());

it("the bot files each chat by the store's list, leaves what a person said for a day, and never sees a note", async () => {
  flow = await startFlow({ script: () => ({ text: "Claro." }) });
  const { sql } = flow;
  const [tenant] = await sql<{ id: string }[]>`select id::text from tenants`;
  await sql`
    insert into chat_intents (tenant_id, name, examples) values
      (${tenant?.id ?? ""}, 'Cambios', '{quiero cambiar}'), (${tenant?.id ?? ""}, 'Envío', '{hacen envíos}')`;
  const ana = flow.ycloud.customer({ phone: "+5491122220001", name: "Ana" });
  const chat = () =>
    sql<{ id: string; intent: string | null; by: string | null; answers: number }[]>`
      select c.id, c.intent, c.intent_by as by, (
        select count(*)::int from chat_messages m where m.conversation_id = c.id and m.send_state = 'accepted') as answers
      from chat_conversations c`;
  await ana.sendText("Hola, ¿hacen envíos?");
  const [first] = await until(chat, ([row]) => row?.answers === 1);
  expect(first).toMatchObject({ intent: "Envío", by: "bot" });

  const id = first?.id ?? "";
  await sql`
    select add_note(${id}, '{"text": "Ojo: debe plata", "mentions": [], "authorId": "u1", "authorName": "Marta", "clientNoteId": "n"}')`;
  await ana.sendText("Quiero cambiar el talle");
  const [second] = await until(chat, ([row]) => row?.answers === 2);
  expect(second).toMatchObject({ intent: "Cambios", by: "bot" });

  await sql`select set_intent(${id}, null, '{"id": "u1", "name": "Marta"}')`;
  await ana.sendText("¿Y hacen envíos?");
  const [third] = await until(chat, ([row]) => row?.answers === 3);
  expect(third).toMatchObject({ intent: null, by: "person" });
  expect(flow.model.requests.length).toBe(3);
  expect(JSON.stringify(flow.model.requests)).not.toContain("debe plata");
});
