import { afterAll, beforeAll, expect, it } from "vitest";
import { OPERATOR } from "../../auth/index.ts";
import { startFlow, type Flow } from "../../testing/startFlow.ts";
import { until } from "../../testing/until.ts";
import { createAccess, type Access } from "../access.ts";
import { listArticles } from "../knowledge/articles.ts";
import { answerQuestions, dismissQuestions } from "./answerQuestions.ts";
import { listQuestions } from "./listQuestions.ts";

let flow: Flow;
let access: Access;
beforeAll(async () => {
  flow = await startFlow({ script: () => ({ call: "derivhumano", arguments: { reason: "no lo sé" } }) });
  access = createAccess(flow.db, OPERATOR);
});
afterAll(() => flow.stop());

let numbers = 0;
async function asks(...texts: string[]): Promise<string> {
  numbers += 1;
  const phone = `+54911777${String(10_000 + numbers)}`;
  for (const text of texts) await flow.ycloud.customer(phone).sendText(text);
  const [chat] = await until(
    () => flow.sql<{ id: string }[]>`
      select c.id from chat_conversations c join handoffs h on h.conversation_id = c.id where c.contact_phone = ${phone}`,
    (rows) => rows.length === 1,
  );
  return chat?.id ?? "";
}

const page = (limit: number, cursor: string | null = null) =>
  listQuestions(access, { tenantId: flow.tenantId, days: 90, limit, cursor });
const list = async () => (await page(50)).items;

it("those that ask the same are one, however they put it; who wants a person asked nothing", async () => {
  const first = await asks("¿Hacen arreglos de zapatillas de punta?");
  const second = await asks("hola", "Hacen arreglo de zapatilla de puntas?");
  const third = await asks("¿hasen arreglos de zapatiyas de punta??");
  await asks("¿Venden al por mayor?");
  await asks("Quiero hablar con una persona");
  const items = await list();
  expect(items.map(({ count, chats }) => [count, chats])).toEqual([
    [3, 3],
    [1, 1],
  ]);
  expect(items[0]?.question).toBe("¿hasen arreglos de zapatiyas de punta??");
  expect(items[0]?.asked.map(({ conversationId }) => conversationId)).toEqual([third, second, first]);
  expect(items[0]?.asked.every(({ waits }) => waits)).toBe(true);
});

it("are read page by page, the most frequent first", async () => {
  const first = await page(1);
  const second = await page(1, first.nextCursor);
  expect([...first.items, ...second.items]).toEqual(await list());
  expect([first.items.length, second.items.length, second.nextCursor]).toEqual([1, 1, null]);
});

it("of a chat that has no window, as SQL or an import writes it, is listed: nobody waits there", async () => {
  const [asked] = (await list()).flatMap((group) => group.asked);
  const chat = asked?.conversationId ?? "";
  const [before] = await flow.sql<{ at: string }[]>`
    select window_closes_at::text as at from chat_conversations where id = ${chat}`;
  await flow.sql`update chat_conversations set window_closes_at = null where id = ${chat}`;
  const again = (await list())
    .flatMap((group) => group.asked)
    .find(({ conversationId }) => conversationId === chat);
  expect(again?.waits).toBe(false);
  await flow.sql`update chat_conversations set window_closes_at = ${before?.at ?? null} where id = ${chat}`;
});

it("one answer becomes an article, and names who still waits to hear it", async () => {
  const [group] = await list();
  const asked = group?.asked ?? [];
  // A person has answered one of them, and another one's window is over.
  await flow.sql`
    insert into chat_messages (tenant_id, conversation_id, role, content, sent_at)
    values (${flow.tenantId}, ${asked[0]?.conversationId ?? ""}, 'human_supervisor', 'Sí', now())`;
  await flow.sql`
    update chat_conversations set window_closes_at = now() where id = ${asked[1]?.conversationId ?? ""}`;
  const { article, waiting } = await answerQuestions(access, {
    tenantId: flow.tenantId,
    questionIds: asked.map(({ questionId }) => questionId),
    title: "¿Hacen arreglos?",
    body: "Sí, de puntas y de media punta.",
    from: null,
    until: "2030-12-31",
  });
  expect(article).toMatchObject({ title: "¿Hacen arreglos?", until: "2030-12-31", holds: true });
  expect(waiting.map(({ conversationId }) => conversationId)).toEqual([asked[2]?.conversationId]);
  const { items } = await listArticles(access, { tenantId: flow.tenantId, limit: 10 });
  expect(items.map(({ title }) => title)).toEqual(["¿Hacen arreglos?"]);
  expect((await list()).map(({ question }) => question)).toEqual(["¿Venden al por mayor?"]);
  expect(flow.ycloud.sentMessages.some(({ text }) => JSON.stringify(text).includes("media punta"))).toBe(
    false,
  );
});

it("what needs no answer leaves the list, once", async () => {
  const [only] = await list();
  const input = {
    tenantId: flow.tenantId,
    questionIds: only?.asked.map(({ questionId }) => questionId) ?? [],
  };
  expect(await dismissQuestions(access, input)).toEqual({ settled: 1 });
  expect(await list()).toEqual([]);
  await expect(dismissQuestions(access, input)).rejects.toThrow("settled already");
});
