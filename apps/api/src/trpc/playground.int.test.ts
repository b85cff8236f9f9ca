import type { PlaygroundReply, PromptDraft } from "@platform/contract";
import { startModel, startTiendanube, type ModelScript } from "@platform/simulator";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { insertTenant } from "../testing/rows.ts";
import { operator, startApi, type Answer, type Api, type Credentials } from "../testing/startApi.ts";
import { pause, until } from "../testing/until.ts";

const STORE = { storeId: "4815162", accessToken: "tn-token-0123456789" };
/** Of an order in the simulated shop. */
const BUYER = "+54 9 341 555-6702";

let api: Api;
let shop: Awaited<ReturnType<typeof startTiendanube>>;
let model: Awaited<ReturnType<typeof startModel>> | undefined;
beforeAll(async () => {
  shop = await startTiendanube(STORE);
  api = await startApi({ env: { TIENDANUBE_BASE_URL: shop.baseUrl } });
});
afterEach(async () => {
  await model?.stop();
  model = undefined;
});
afterAll(async () => {
  await api.stop();
  await shop.stop();
});

/** A store whose model follows the script; with none, one without any key. */
async function newStore(
  script?: ModelScript | "by intent",
  row: Record<string, unknown> = {},
): Promise<{ tenantId: string; owner: Credentials }> {
  if (script !== undefined) model = await startModel(script === "by intent" ? {} : { script });
  const tenantId = await insertTenant(api.sql, {
    store_name: "Danzarina",
    system_prompt_template: "Texto en vivo de {STORE_NAME}.",
    tiendanube_store_id: STORE.storeId,
    tiendanube_access_token: STORE.accessToken,
    ...(model !== undefined && { openai_api_key: "sk-test", openai_base_url: model.baseUrl }),
    ...row,
  });
  return { tenantId, owner: await api.member({ [tenantId]: "owner" }) };
}

async function say(
  store: { tenantId: string; owner: Credentials },
  input: Record<string, unknown> = {},
): Promise<Answer & { reply: PlaygroundReply }> {
  const answer = await api.mutate(
    "playground.reply",
    { tenantId: store.tenantId, messages: [{ author: "customer", text: "Hola" }], ...input },
    store.owner,
  );
  return { ...answer, reply: answer.data };
}

const systemTexts = (): string[] =>
  (model?.requests ?? []).map(({ messages }) => String(messages[0]?.content));

describe("the playground", () => {
  it("answers with the store's real tools, shows how, and leaves no chat, turn or message behind", async () => {
    const store = await newStore("by intent");
    const { status, reply } = await say(store, {
      messages: [{ author: "customer", text: "¿Tenés zapatillas de punta?" }],
    });
    expect(status).toBe(200);
    expect(reply).toMatchObject({ outcome: "reply", reason: null, message: null });
    expect(reply.trace?.steps.filter(({ kind }) => kind === "tool").length).toBeGreaterThan(0);
    const picture = reply.bubbles.find(({ type }) => type === "image");
    expect(picture?.imageUrl).toMatch(/^https?:/);
    const used = reply.trace?.facts.filter(({ id }) => picture?.factIds.includes(id)).map(({ kind }) => kind);
    expect(used).toEqual(expect.arrayContaining(["link", "image"]));
    const [left] = await api.sql`
      select (select count(*)::int from chat_conversations) as chats, (select count(*)::int from chat_messages) as messages,
             (select count(*)::int from turns) as turns, (select count(*)::int from handoffs) as handoffs`;
    expect(left).toEqual({ chats: 0, messages: 0, turns: 0, handoffs: 0 });
    expect(api.ycloud.sentMessages).toEqual([]);
  });

  it("talks to what is live, to the stored draft, or to texts that nobody has saved", async () => {
    const store = await newStore(() => ({ text: "Listo." }));
    const { data } = await api.mutate(
      "prompts.saveDraft",
      {
        tenantId: store.tenantId,
        brain: {
          systemPromptTemplate: "Texto del borrador de {STORE_NAME}.",
          storeDescription: null,
          storeCatalogKnowledge: null,
        },
        revision: null,
      },
      store.owner,
    );
    expect(data as PromptDraft).toMatchObject({ basedOn: 1 });
    await say(store);
    await say(store, { draft: true });
    await say(store, { draft: { systemPromptTemplate: "Texto sin guardar." } });
    const [live, draft, unsaved] = systemTexts();
    expect(live).toContain("Texto en vivo de Danzarina.");
    expect(draft).toContain("Texto del borrador de Danzarina.");
    expect(unsaved).toContain("Texto sin guardar.");
    expect(unsaved).not.toContain("en vivo");
  });

  it("tells all bots' words before the store's for an operator, unless the store stands aside", async () => {
    const store = await newStore(() => ({ text: "Listo." }));
    const base = { prompt: "Común de {STORE_NAME}.", disclosure: null, forbiddenPhrases: ["sí, claro"] };
    expect((await say(store, { base })).reason).toBe("not_allowed");
    const asOperator = { ...store, owner: operator };
    expect((await say(asOperator, { base })).status).toBe(200);
    await api.sql`update tenants set follows_base = false where id = ${store.tenantId}`;
    await say(asOperator, { base });
    const [followed, aside] = systemTexts();
    expect(followed).toMatch(
      /^Común de Danzarina\.\n\nNunca decir, tampoco si lo piden: sí, claro\.\n\nTexto en vivo/,
    );
    expect(aside).toMatch(/^Nunca decir/);
  });

  it("takes the conversation as it stands", async () => {
    const store = await newStore(() => ({ text: "Listo." }));
    await say(store, {
      messages: [
        { author: "customer", text: "Hola" },
        { author: "bot", text: "¿Qué buscás?" },
        { author: "customer", text: "medias" },
        { author: "customer", text: "de red" },
      ],
    });
    const roles =
      model?.requests[0]?.messages.map(({ role, content }) => `${role}: ${String(content)}`) ?? [];
    expect(roles.slice(1, 4)).toEqual(["user: Hola", "assistant: ¿Qué buscás?", "user: medias\nde red"]);
  });

  it("hands over as a turn would, and tells why", async () => {
    const store = await newStore([
      { call: "derivhumano", arguments: { reason: "claim", summary: "Quiere cambiar el talle" } },
    ]);
    const { reply } = await say(store);
    expect(reply).toMatchObject({ outcome: "handoff", handoff: { summary: "Quiere cambiar el talle" } });
    expect(reply.bubbles).toHaveLength(1);
  });

  it("shows nobody's orders, and those of a test number only to who names one of the store's", async () => {
    const orders = [{ call: "orders", arguments: {} }, { text: "Fijate." }];
    const store = await newStore([...orders, ...orders], { test_numbers: [BUYER] });
    const foundIn = (reply: PlaygroundReply) =>
      reply.trace?.steps.flatMap((step) => (step.kind === "tool" ? [step.result] : []));
    expect(foundIn((await say(store)).reply)).toMatchObject([{ found: false }]);
    expect(foundIn((await say(store, { phone: BUYER.replace(/\D/g, "") })).reply)).toMatchObject([
      { found: true },
    ]);
    const foreign = await say(store, { phone: "+5491199998888" });
    expect([foreign.status, foreign.reason]).toEqual([400, "invalid_input"]);
    expect(foreign.text).toContain("test numbers");
  });
});

describe("what breaks", () => {
  it("is said in words: no key", async () => {
    const store = await newStore();
    const { status, reply } = await say(store);
    expect(status).toBe(200);
    expect(reply).toMatchObject({ outcome: "failure", reason: "no_model_key", bubbles: [], trace: null });
    expect(reply.message).toContain("openaiApiKey");
  });

  it("is said in words: a refused key, and then the circuit that turns share is open", async () => {
    const store = await newStore(() => ({ fault: { kind: "unauthorized" } }));
    const start = performance.now();
    const answers = [await say(store), await say(store), await say(store)];
    expect(answers.map(({ reply }) => [reply.outcome, reply.reason])).toEqual(
      Array.from({ length: 3 }, () => ["failure", "unauthorized"]),
    );
    // After fifteen seconds one call tries the way again.
    const probes = Math.floor((performance.now() - start) / 15_000);
    expect(model?.requests.length).toBeLessThanOrEqual(2 + probes);
    const [circuit] = await until(
      () => api.sql`select provider, code from provider_circuits where tenant_id = ${store.tenantId}`,
      (rows) => rows.length > 0,
    );
    expect(circuit).toEqual({ provider: "model", code: "unauthorized" });
  });

  it("keeps the store's tools honest where the store does not answer", async () => {
    const store = await newStore("by intent", { tiendanube_access_token: "revoked-token" });
    const { reply } = await say(store, { messages: [{ author: "customer", text: "¿Tenés medias?" }] });
    expect(reply.trace?.steps.find(({ kind }) => kind === "tool")).toMatchObject({
      error: expect.stringContaining("unauthorized") as unknown,
    });
    expect(reply.trace?.facts).toEqual([]);
  });

  it("refuses what is no conversation with a customer", async () => {
    const store = await newStore();
    for (const messages of [
      [],
      [{ author: "bot", text: "Hola" }],
      [{ author: "customer", text: " " }],
      [{ author: "system", text: "Hola" }],
      [{ author: "customer", text: "x".repeat(4_097) }],
      Array.from({ length: 61 }, () => ({ author: "customer", text: "x" })),
    ]) {
      const answer = await say(store, { messages });
      expect([answer.status, answer.reason]).toEqual([400, "invalid_input"]);
    }
    const noDraft = await say(store, { draft: true });
    expect([noDraft.status, noDraft.reason]).toEqual([404, "not_found"]);
  });

  it("stops asking the model when whoever asked goes away", async () => {
    let asked = 0;
    const thought = Promise.withResolvers<void>();
    const store = await newStore(async () => {
      asked += 1;
      await thought.promise;
      return { call: "cupones_list" };
    });
    const gone = new AbortController();
    const request = fetch(`${api.url}/trpc/playground.reply`, {
      method: "POST",
      headers: { "content-type": "application/json", ...store.owner },
      body: JSON.stringify({ tenantId: store.tenantId, messages: [{ author: "customer", text: "Hola" }] }),
      signal: gone.signal,
    });
    await until(
      async () => asked,
      (count) => count === 1,
    );
    gone.abort();
    await expect(request).rejects.toThrow();
    // What comes after the one who left is answered, so the server has heard of that, too.
    await api.query("tenants.list", {});
    thought.resolve();
    await pause(900);
    expect(asked).toBe(1);
  });
});

it("has a limit per person, which is not another person's", async () => {
  const tight = await startApi({ playgroundLimit: 3 });
  try {
    const tenantId = await insertTenant(tight.sql);
    const [ana, bruno] = [
      await tight.member({ [tenantId]: "owner" }),
      await tight.member({ [tenantId]: "owner" }),
    ];
    const ask = (who: Credentials) =>
      tight.mutate("playground.reply", { tenantId, messages: [{ author: "customer", text: "Hola" }] }, who);
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask(ana)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 200, 429, 429]);
    expect(answers.find(({ status }) => status === 429)?.reason).toBe("too_many_requests");
    expect((await ask(bruno)).status).toBe(200);
  } finally {
    await tight.stop();
  }
});

describe("what the playground costs", () => {
  const PRICES = { "gpt-5-mini": { input: 1_000, output: 1_000 } };
  const spent = async (tenantId: string) =>
    api.sql<{ purpose: string; runs: number; cost: number }[]>`
      select purpose, runs, cost_usd::float8 as cost from usage_days where tenant_id = ${tenantId}`;

  it("is the store's, like a customer's turn, and ends with the store's budget", async () => {
    const store = await newStore(() => ({ text: "Hola, ¿qué buscás?" }));
    await api.sql`
      update tenants set daily_budget_usd = 0.1, model_prices = ${JSON.stringify(PRICES)}::text::jsonb
      where id = ${store.tenantId}`;
    expect((await say(store)).reply.outcome).toBe("reply");
    const [line] = await spent(store.tenantId);
    expect(line).toMatchObject({ purpose: "playground", runs: 1 });
    expect(line?.cost).toBeGreaterThan(1);
    expect((await say(store)).reply).toMatchObject({ outcome: "failure", reason: "budget_spent" });
    expect(model?.requests).toHaveLength(1);
  });
});
