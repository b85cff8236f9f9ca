import { startTiendanube, type TiendanubeSimulator } from "@platform/simulator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SCENES } from "../conversations/index.ts";
import { createShop } from "../shop/shop.ts";
import type { DemoWorld } from "../world.ts";
import { buildScene } from "./buildScene.ts";
import type { ChatRows } from "./rows.ts";

let store: TiendanubeSimulator;
let world: DemoWorld;

beforeAll(async () => {
  store = await startTiendanube({ storeId: "4815162", accessToken: "token" });
  world = {
    ycloud: { apiKey: "key", webhookSecret: "whsec", businessPhone: "+5491148623390" },
    tiendanube: {
      storeId: store.storeId,
      accessToken: store.accessToken,
      storefrontUrl: store.storefrontUrl,
    },
    openai: { apiKey: "key", model: "simulado-1" },
    smtp: { host: "127.0.0.1", port: 2525, user: "demo", password: "demo", security: "NONE" },
    simulators: { tiendanube: { data: store.data } },
  };
});

afterAll(() => store.stop());

function build(now: number): ChatRows {
  const rows: ChatRows = {
    conversations: [],
    media: [],
    messages: [],
    statuses: [],
    reactions: [],
    turns: [],
    handoffs: [],
    files: [],
  };
  const shop = createShop({ ...store.data, url: store.storefrontUrl });
  for (const scene of SCENES) {
    const tenant = {
      id: scene.store === "dance" ? "1" : "2",
      businessPhone: "+5491148623390",
      drafts: scene.store !== "dance",
    };
    buildScene({ scene, shop, world, tenant, now }, rows);
  }
  return rows;
}

test.each([
  "2026-11-22T03:05:00Z",
  "2026-11-23T11:00:00Z",
  "2026-12-01T17:30:00Z",
  "2027-02-28T23:59:30Z",
  "2027-03-03T02:59:00Z",
  "2027-06-19T14:20:00Z",
])("started at %s, every chat lies in the month before, each in order", (moment) => {
  const now = Date.parse(moment);
  const { conversations, messages } = build(now);
  for (const { id, last_message_at: last } of conversations) {
    const times = messages
      .filter((message) => message.conversation_id === id)
      .map((message) => Date.parse(message.sent_at));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.at(-1)).toBeLessThanOrEqual(now);
    expect(times[0]).toBeGreaterThan(now - 31 * 86_400_000);
    expect(last).not.toBeNull();
  }
});

test("every scene has a name and a customer of its own", () => {
  const names = SCENES.map(({ key }) => key);
  const phones = SCENES.map(({ store: shop, contact }) => `${shop} ${contact.phone ?? contact.userId}`);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(phones).size).toBe(phones.length);
});
