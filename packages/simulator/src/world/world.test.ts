import { createServer, type Server } from "node:http";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { asArray, asObject, type JsonObject } from "../json.ts";
import { startWorld, type World } from "./index.ts";

let stateDir: string;
let product: Server;
let productUrl: string;
let webhooks: JsonObject[];
let world: World;

beforeEach(async () => {
  stateDir = mkdtempSync(join(tmpdir(), "world-"));
  webhooks = [];
  product = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      webhooks.push(asObject(JSON.parse(body)));
      response.end();
    });
  });
  await new Promise<void>((resolve) => product.listen(0, "127.0.0.1", () => resolve()));
  productUrl = `http://127.0.0.1:${(product.address() as AddressInfo).port}`;
  world = await startWorld({ stateDir, productUrl, firstPort: 0, modelLatencyMs: 0 });
});

afterEach(async () => {
  await world.stop();
  product.closeAllConnections();
  await new Promise((resolve) => product.close(resolve));
  rmSync(stateDir, { recursive: true, force: true });
});

const phone = (path: string, body?: JsonObject) =>
  fetch(
    world.phoneUrl.replace(/\/phone$/, path),
    body === undefined
      ? {}
      : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) },
  );

const CUSTOMER = { phone: "+5491155550101", name: "Lucía Ferreyra" };

test("what the customer types on the phone page reaches the product, and the answer reaches the phone", async () => {
  const sent = await phone("/phone/send", { customer: CUSTOMER, content: { type: "text", text: "hola" } });
  expect(asObject(await sent.json())["status"]).toBe(200);
  expect(asObject(webhooks[0]?.["whatsappInboundMessage"])["from"]).toBe(CUSTOMER.phone);
  await fetch(`${world.ycloud.baseUrl}/whatsapp/messages/sendDirectly`, {
    method: "POST",
    headers: { "X-API-Key": world.ycloud.apiKey },
    body: JSON.stringify({
      from: world.ycloud.businessPhone,
      to: CUSTOMER.phone,
      type: "text",
      text: { body: "Hola Lucía" },
    }),
  });
  const state = asObject(await (await phone("/phone/state?customer=5491155550101")).json());
  expect(asArray(state["entries"]).map((entry) => asObject(entry)["text"])).toEqual(["hola", "Hola Lucía"]);
});

test("a message is read only when the customer looks at the chat", async () => {
  const send = () =>
    fetch(`${world.ycloud.baseUrl}/whatsapp/messages/sendDirectly`, {
      method: "POST",
      headers: { "X-API-Key": world.ycloud.apiKey },
      body: JSON.stringify({
        from: world.ycloud.businessPhone,
        to: CUSTOMER.phone,
        type: "text",
        text: { body: "Hola" },
      }),
    });
  await send();
  await world.simulators.ycloud.settled();
  expect(world.simulators.ycloud.sentMessages[0]?.status).toBe("delivered");
  await phone("/phone/seen", { customer: "5491155550101" });
  await world.simulators.ycloud.settled();
  expect(world.simulators.ycloud.sentMessages[0]?.status).toBe("read");
});

test("the phone page, its parts and its samples are served, and say that they are simulated", async () => {
  expect(await (await phone("/phone")).text()).toContain(
    "Simulado: este es el teléfono de un cliente de prueba",
  );
  for (const path of [
    "/phone/phone.css",
    "/phone/phone.ts",
    "/phone/view.ts",
    "/phone/bubbles.ts",
    "/phone/icons.ts",
    "/phone/samples.ts",
    "/phone/media/voice",
    "/phone/media/sticker",
  ]) {
    expect((await phone(path)).status, path).toBe(200);
  }
});

test("after a restart keys are the same and the chats are still there", async () => {
  await phone("/phone/send", {
    customer: CUSTOMER,
    content: { type: "image", media: "photo", caption: "¿Tenés estas?" },
  });
  const before = {
    ycloud: world.ycloud.apiKey,
    secret: world.ycloud.webhookSecret,
    store: world.tiendanube.accessToken,
    model: world.openai.apiKey,
  };
  await world.stop();
  world = await startWorld({ stateDir, productUrl, firstPort: 0, modelLatencyMs: 0 });
  expect({
    ycloud: world.ycloud.apiKey,
    secret: world.ycloud.webhookSecret,
    store: world.tiendanube.accessToken,
    model: world.openai.apiKey,
  }).toEqual(before);
  const state = asObject(await (await phone("/phone/state?customer=5491155550101")).json());
  expect(asArray(state["entries"])).toMatchObject([
    { text: "¿Tenés estas?", media: { url: "/phone/media/photo" } },
  ]);
});

test("a port that somebody else has taken is replaced by another", async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", () => resolve()));
  const { port } = taken.address() as AddressInfo;
  const other = await startWorld({
    stateDir: join(stateDir, "other"),
    productUrl,
    firstPort: port,
    modelLatencyMs: 0,
  });
  expect(other.simulators.ycloud.port).not.toBe(port);
  await other.stop();
  await new Promise((resolve) => taken.close(resolve));
});
