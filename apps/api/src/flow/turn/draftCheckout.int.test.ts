import { createOutgoingFetch } from "@platform/integrations/http";
import { createTiendanubeClient } from "@platform/integrations/tiendanube";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { insertChat } from "../../testing/rows.ts";
import { startFlow, type Flow } from "../../testing/startFlow.ts";
import { until } from "../../testing/until.ts";
import { createDraftCheckout } from "./draftCheckout.ts";

let flow: Flow;
let conversationId: string;
beforeEach(async () => {
  flow = await startFlow();
  conversationId = await insertChat(flow.sql, { tenant_id: flow.tenantId });
});
afterEach(() => flow.stop());

const { signal } = new AbortController();
const cart = { lines: [{ variantId: "1052300801", quantity: 2 }], email: "ana@example.com" };
const port = (chat = conversationId) =>
  createDraftCheckout(
    {
      sql: flow.sql,
      client: createTiendanubeClient({
        baseUrl: flow.store.baseUrl,
        version: "2025-03",
        userAgent: "Test (test@example.com)",
        storeId: "4815162",
        accessToken: "store-token",
        fetch: createOutgoingFetch({ allowPrivateAddresses: true }),
        backoffMs: 5,
      }),
    },
    { tenantId: flow.tenantId, conversationId: chat, name: "Ana Paz", phone: "+5491166667777" },
  );
const posts = () => flow.store.requests.filter(({ method }) => method === "POST").length;
const later = () => flow.sql`update draft_checkouts set created_at = now() - interval '2 minutes'`;

describe("a draft order", () => {
  it("is made once per chat and cart, and found again", async () => {
    const first = await port().open(cart, { signal });
    expect(first?.url).toMatch(/\/checkout\/v3\/next\/\d+\/sim$/);
    expect(await port().open({ ...cart }, { signal })).toEqual(first);
    expect(posts()).toBe(1);
    await port().open({ ...cart, lines: [{ variantId: "1052300801", quantity: 3 }] }, { signal });
    await port(await insertChat(flow.sql, { tenant_id: flow.tenantId })).open(cart, { signal });
    expect(posts()).toBe(3);
  });

  it("asked for by two turns at once is made once; who comes second sells without it", async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => port().open(cart, { signal })));
    expect(posts()).toBe(1);
    expect(answers.filter((answer) => answer !== null).length).toBeGreaterThanOrEqual(1);
  });

  it("whose answer got lost is found by its note, not made again", async () => {
    flow.store.failNext({ kind: "done_unanswered" }, { when: ({ method }) => method === "POST" });
    await expect(port().open(cart, { signal })).rejects.toMatchObject({ code: "unavailable" });
    expect(await port().open(cart, { signal })).toBeNull();
    await later();
    expect(await port().open(cart, { signal })).toMatchObject({
      url: expect.stringContaining("/checkout/") as string,
    });
    expect(posts()).toBe(1);
  });

  it("that never reached the store is made when it is asked for again", async () => {
    const clear = flow.store.failNext(
      { kind: "error", status: 503 },
      { times: 9, when: ({ method }) => method === "POST" },
    );
    await expect(port().open(cart, { signal })).rejects.toMatchObject({ code: "unavailable" });
    clear();
    await later();
    expect(await port().open(cart, { signal })).not.toBeNull();
  });

  it("that the store refuses leaves nothing behind", async () => {
    const foreign = { ...cart, lines: [{ variantId: "1", quantity: 1 }] };
    await expect(port().open(foreign, { signal })).rejects.toMatchObject({ code: "unavailable" });
    expect(await flow.sql`select 1 from draft_checkouts`).toEqual([]);
  });
});

describe("in a chat", () => {
  const buy = (email: string | null) => ({
    call: "purchase_link",
    arguments: { query: "puntera de gel", product_id: null, variant: null, items: null, email },
  });
  async function turn(text: string): Promise<string> {
    await flow.ycloud.customer("+5491166667777").sendText(text);
    await until(
      () =>
        flow.sql`select 1 from chat_messages where role = 'user' and outcome is null or send_state in ('queued', 'sending')`,
      (open) => open.length === 0,
    );
    return flow.model.requests.at(-1)?.messages.findLast(({ role }) => role === "tool")?.content ?? "";
  }

  it("a store that didn't switch it on gets no draft orders", async () => {
    flow.model.setScript([buy("ana@example.com"), { text: "Listo." }]);
    expect(await turn("la quiero, soy ana@example.com")).not.toContain("checkout");
    expect(posts()).toBe(0);
  });

  it("one that did asks for the e-mail, takes only what the customer wrote, and links the checkout", async () => {
    await flow.sql`update tenants set draft_checkout = true`;
    flow.model.setScript([buy("inventado@example.com"), { text: "¿Me pasás tu e-mail?" }]);
    expect(await turn("la quiero")).toContain('"need":"email"');
    expect(posts()).toBe(0);
    flow.model.setScript([buy("ana@example.com"), { text: "Listo." }]);
    expect(await turn("ana@example.com")).toContain('"checkout_url":"http');
    expect(posts()).toBe(1);
  });
});
