import { afterAll, beforeAll, expect, it } from "vitest";
import { startFlow, type Flow } from "../testing/startFlow.ts";

/** As a merchant writes: what goods don't have stands here, and must not be read into what they are called. */
const KNOWLEDGE = `Cintas y elásticos no vienen con las puntas: se venden aparte.
Las puntas no se cambian si fueron cosidas.`;

let flow: Flow;

beforeAll(async () => {
  flow = await startFlow();
  flow.store.flags.bigPlan = true;
  await flow.sql`
    update tenants set store_catalog_knowledge = ${KNOWLEDGE}, customer_daily_turns = null, customer_daily_tokens = null`;
});
afterAll(() => flow.stop());

it.each([
  ["¿Tenés %?", "1"],
  ["Hola! cuánto sale %?", "2"],
  ["contame más de %, qué talles hay?", "3"],
  ["¿cuánto queda % por transferencia y en cuántas cuotas?", "5"],
  ["Oi, tem %? quanto custa o frete?", "8"],
  ["do you have %? how much is it?", "9"],
])("what the sample seller tells of each product is true, and is let through: %s", async (question, form) => {
  const names = flow.store.data.products
    .filter((product) => product["published"] === true)
    .map((product) => (product["name"] as { es: string }).es);
  expect(names.length).toBeGreaterThan(40);
  for (const [place, name] of names.entries())
    await flow.ycloud.customer(`+54911${form}0000${place + 100}`).sendText(question.replace("%", name));
  await flow.untilQuiet();
  const turns = await flow.sql<{ reply: string; refused: { text: string; reason: string }[] }[]>`
    select c.contact_phone as phone, t.trace->'check'->'refusals'->0->'texts' as reply,
      (select jsonb_agg(claim) from jsonb_array_elements(t.trace->'check'->'refusals'->0->'claims') claim
        where claim->>'reason' is not null) as refused
    from turns t join chat_conversations c on c.id = t.conversation_id
    where c.contact_phone like ${`%54911${form}0000%`}`;
  expect(turns).toHaveLength(names.length);
  expect(turns.filter(({ refused }) => refused !== null)).toEqual([]);
});
