import { expect, it } from "vitest";
import { storeWebhookUrl } from "./webhookUrl.ts";

const settings = { port: 3000, demo: false, tiendanube: { clientSecret: "secret" } };

it.each([
  ["https://bot.example.com", "https://bot.example.com/tiendanube/webhook"],
  ["http://bot.example.com", null],
  ["https://localhost:3000", null],
  ["https://panel.localhost", null],
  ["https://192.168.0.7", null],
  ["https://[::1]:3000", null],
  ["https://server", null],
])("a store reaches %s at %s", (publicUrl, url) => {
  expect(storeWebhookUrl({ ...settings, publicUrl })).toBe(url);
});

it("no events are asked for that could not be checked", () => {
  const tiendanube = { clientSecret: undefined };
  expect(storeWebhookUrl({ ...settings, tiendanube, publicUrl: "https://bot.example.com" })).toBeNull();
});

it("the demo's store is on this machine", () => {
  const url = storeWebhookUrl({ ...settings, demo: true, publicUrl: "http://localhost:3000" });
  expect(url).toBe("http://127.0.0.1:3000/tiendanube/webhook");
});
