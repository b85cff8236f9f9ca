import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startFlow, type Flow } from "../testing/startFlow.ts";
import { until } from "../testing/until.ts";

let flow: Flow;
let customers = 0;
let phone = "";
/** What the scripted model does next; after that it says "Listo.". */
let script: (typeof steps)[number][] = [];
const steps: ({ call: string; arguments: Record<string, string | null> } | { text: string })[] = [];

beforeAll(async () => {
  flow = await startFlow({ script: () => script.shift() ?? { text: "Listo." } });
});
beforeEach(() => {
  customers += 1;
  phone = `+549116655${4000 + customers}`;
  script = [];
});
afterAll(() => flow.stop());

const me = () => flow.ycloud.customer(phone);
const sent = () => flow.ycloud.sentMessages.filter(({ to }) => to === phone);
/** What the model was told beside the conversation, in its last request. */
const told = (): string =>
  flow.model.requests.at(-1)?.messages.findLast(({ role }) => role === "system")?.content ?? "";

async function settled(): Promise<void> {
  await until(
    () => flow.sql`
      select m.id from chat_messages m join chat_conversations c on c.id = m.conversation_id
      where c.contact_phone = ${phone}
        and (m.role = 'user' and m.outcome is null or m.send_state in ('queued', 'sending'))`,
    (open) => open.length === 0,
  );
}
async function say(send: Promise<unknown>): Promise<void> {
  await send;
  await settled();
}

/** Three products as the bot shows them, one bubble each. */
async function threeBubbles(): Promise<{ wamid: string; name: string }[]> {
  const search = { call: "search_specific_products", arguments: { query: "zapatillas de punta" } };
  script = [search];
  await say(me().sendText("hola"));
  const found = flow.model.requests.at(-1)?.messages.findLast(({ role }) => role === "tool")?.content ?? "{}";
  const { products } = JSON.parse(found) as { products: { name: string; price: string; url: string }[] };
  const shown = products.slice(0, 3);
  expect(shown).toHaveLength(3);
  script = [search, { text: shown.map(({ name, price, url }) => `${name}\n${price}\n${url}`).join("\n\n") }];
  const before = sent().length;
  await say(me().sendText("mostrame"));
  const bubbles = sent().slice(before);
  expect(bubbles).toHaveLength(3);
  return bubbles.map(({ wamid }, place) => ({ wamid, name: shown[place]?.name ?? "" }));
}

describe("precio?", () => {
  it("under the third bubble is about the third product: its prices are in the turn before the model asks", async () => {
    const bubbles = await threeBubbles();
    for (const place of [2, 0]) {
      const { wamid, name } = bubbles[place] ?? { wamid: "", name: "" };
      await say(me().sendText("precio?", { replyTo: wamid }));
      expect(told()).toContain(`"how":"replied_to"`);
      expect(told()).toContain(`"name":${JSON.stringify(name)}`);
      for (const other of bubbles.filter((each) => each.name !== name))
        expect(told()).not.toContain(JSON.stringify(other.name));
    }
    const [turn] = await flow.sql<{ trace: { facts: { tool: string; kind: string }[] } }[]>`
      select t.trace from turns t join chat_conversations c on c.id = t.conversation_id
      where c.contact_phone = ${phone} order by t.started_at desc limit 1`;
    expect(turn?.trace.facts.filter(({ tool }) => tool === "reference").map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["product", "price", "link", "stock"]),
    );
  });

  it("under a bubble without a product, or under the customer's own words, points at nothing", async () => {
    script = [{ text: "Hola, ¿qué buscás?" }];
    const own = await me().sendText("buenas");
    await settled();
    await say(me().sendText("precio?", { replyTo: sent().at(-1)?.wamid ?? "" }));
    expect(told()).not.toContain("replied_to");
    await say(me().sendText("precio?", { replyTo: own.wamid }));
    expect(told()).not.toContain("replied_to");
  });

  it("under a bubble whose turn was kept without a list of facts, points at nothing and is answered", async () => {
    script = [{ text: "Hola, ¿qué buscás?" }];
    await say(me().sendText("buenas"));
    await flow.sql`
      update turns set trace = trace || '{"facts": null, "bubbles": [{"factIds": {}}]}' where conversation_id in (
        select id from chat_conversations where contact_phone = ${phone})`;
    await say(me().sendText("precio?", { replyTo: sent().at(-1)?.wamid ?? "" }));
    expect(sent().at(-1)?.text).toBe("Listo.");
    expect(told()).not.toContain("replied_to");
  });
});

describe("other ways to point", () => {
  it("an advertisement that names a product", async () => {
    const headline = "Llegaron las medias de red profesionales";
    await say(
      me().sendText("info", { referral: { headline, source_type: "ad", source_url: "https://fb.me/x" } }),
    );
    expect(told()).toContain('"how":"advertisement"');
    expect(told()).toContain('"name":"Medias de red profesionales"');
  });

  it("an advertisement that names none", async () => {
    await say(me().sendText("info", { referral: { headline: "Todo para bailar", source_type: "ad" } }));
    expect(told()).not.toContain('"how":"advertisement"');
  });
});
