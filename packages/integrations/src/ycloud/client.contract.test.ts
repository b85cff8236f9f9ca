import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { startYCloud, type YCloudFault, type YCloudSimulator } from "@platform/simulator";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createOutgoingFetch, createRateLimiter, type OutgoingFetch } from "../http/index.ts";
import { createYCloudClient, type YCloudClient } from "./client.ts";
import { mapEvent } from "./mapEvent.ts";
import { verifySignature, type SignatureResult } from "./signature.ts";
import type { OutgoingMessage, YCloudEvent } from "./types.ts";

const secret = "whsec_5f0e2a7c91d84b3e8a6f1c2d3e4b5a69";
const customer = "+5491155501234";

let simulator: YCloudSimulator;
let fetch: OutgoingFetch;
let client: YCloudClient;
const signatures: SignatureResult[] = [];
const events: YCloudEvent[] = [];

/** The product's side of a webhook, as small as it can be. */
const receiver = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const rawBody = Buffer.concat(chunks);
    const header = request.headers["ycloud-signature"];
    signatures.push(
      verifySignature({ rawBody, header, secrets: [secret], nowSeconds: Math.floor(Date.now() / 1000) }),
    );
    const mapped = mapEvent(JSON.parse(rawBody.toString()) as unknown);
    if (mapped.ok) events.push(mapped.event);
    response.writeHead(200).end();
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const { port } = receiver.address() as AddressInfo;
  simulator = await startYCloud({
    apiKey: "key-1",
    webhookSecret: secret,
    webhookUrl: `http://127.0.0.1:${port}/chat/webhook`,
    businessPhone: "+5491148623390",
    statuses: { sentMs: 0, deliveredMs: 5, readMs: 10 },
  });
  fetch = createOutgoingFetch({ allowPrivateAddresses: true });
  client = createYCloudClient({ baseUrl: simulator.baseUrl, apiKey: "key-1", fetch });
});
afterEach(async () => {
  await simulator.settled();
  simulator.faults.clear();
  events.length = 0;
});
afterAll(async () => {
  await simulator.stop();
  await fetch.close();
  receiver.close();
  receiver.closeAllConnections();
});

const textOf = (externalId: string): OutgoingMessage => ({
  from: simulator.businessPhone,
  to: { phone: customer },
  externalId,
  body: { type: "text", text: "Hola" },
});

describe("against the simulated provider", () => {
  it("no sender leaves faster than its pace, and senders don't wait for each other", async () => {
    const pace = createRateLimiter({ perSecond: 20, burst: 2 });
    const paced = createYCloudClient({ baseUrl: simulator.baseUrl, apiKey: "key-1", fetch, pace });
    const started = performance.now();
    const arrived: string[] = [];
    const send = async (id: string, from: string): Promise<void> => {
      await paced.send({ ...textOf(id), from });
      arrived.push(id);
    };
    const six = Array.from({ length: 6 }, (_, n) => send(`pace-${n}`, simulator.businessPhone));
    await Promise.all([...six, send("pace-other", "+5491148620000")]);
    expect(performance.now() - started).toBeGreaterThan(150);
    expect(arrived.indexOf("pace-other")).toBeLessThan(6);
  });

  it("a message is taken, and its states come back signed under our id", async () => {
    const outcome = await client.send(textOf("m-1"));
    await simulator.settled();
    expect(outcome).toMatchObject({ kind: "accepted" });
    const states = events.filter((event) => event.kind === "status");
    expect(new Set(states.map(({ status }) => status))).toEqual(new Set(["sent", "delivered", "read"]));
    expect(new Set(states.map(({ externalId }) => externalId))).toEqual(new Set(["m-1"]));
    expect(signatures.every((signature) => signature.ok)).toBe(true);
  });

  it.each<[string, YCloudFault, object]>([
    ["taken, then answered 500", { kind: "server_error", taken: true }, { kind: "unknown" }],
    ["taken, then the connection breaks", { kind: "reset", taken: true }, { kind: "unknown" }],
    ["an HTML page", { kind: "html_page" }, { kind: "unknown" }],
    ["too fast", { kind: "rate_limited", retryAfterSeconds: 2 }, { kind: "throttled", retryAfterMs: 2000 }],
    [
      "the pair limit",
      { kind: "rate_limited", retryAfterSeconds: null, code: "131056" },
      { kind: "throttled", code: "131056" },
    ],
    ["a revoked key", { kind: "unauthorized" }, { kind: "rejected", scope: "tenant" }],
    [
      "a bad parameter",
      { kind: "reject", code: "131009" },
      { kind: "rejected", scope: "message", code: "131009" },
    ],
    ["no wamid at once", { kind: "no_wamid" }, { kind: "accepted", wamid: null }],
  ])("%s", async (_what, fault, outcome) => {
    simulator.faults.next(fault);
    expect(await client.send(textOf("m-2"))).toMatchObject(outcome);
  });

  it("what a customer sends arrives as what it is, and can be ticked and answered with typing", async () => {
    const person = simulator.customer({ phone: customer, name: "Luz" });
    const inbound = await person.sendText("¿Siguen abiertos?");
    expect(events.at(-1)).toMatchObject({
      kind: "inbound",
      from: { phone: customer, name: "Luz" },
      businessPhone: simulator.businessPhone,
      content: { type: "text", text: "¿Siguen abiertos?" },
    });
    expect(await client.markAsRead(inbound.id)).toBe(true);
    expect(await client.typing(inbound.id)).toBe(true);
    expect(await client.markAsRead("unknown")).toBe(false);
  });

  it("a customer's picture can be fetched by its link", async () => {
    await simulator.customer(customer).sendImage({ caption: "mirá" });
    const event = events.at(-1);
    const media = event?.kind === "inbound" ? event.content.media : null;
    const file = await client.downloadMedia({ link: media?.link ?? "" }, { maxBytes: 5_000_000 });
    expect(file).toMatchObject({ ok: true, mimeType: media?.mimeType });
  });

  it("a template is handed in, listed, told of when it is reviewed, and sent with its values", async () => {
    const numbers = await client.listPhoneNumbers();
    const wabaId = (numbers.ok ? numbers.value[0]?.wabaId : null) ?? "";
    const text = "Hola {{1}}, tu pedido está listo.";
    const created = await client.createTemplate({
      wabaId,
      name: "listo",
      language: "es_AR",
      category: "UTILITY",
      components: [{ type: "BODY", text, example: { body_text: [["Luz"]] } }],
    });
    expect(created).toMatchObject({ ok: true, value: { name: "listo", status: "PENDING" } });
    await simulator.settled();
    expect(events.at(-1)).toMatchObject({ kind: "template", wabaId });
    const listed = await client.listTemplates(wabaId);
    const found = listed.ok ? listed.value.find(({ name }) => name === "listo") : undefined;
    expect(found).toMatchObject({ status: "APPROVED", components: [{ type: "BODY", text }] });
    expect(await client.listTemplates("another")).toEqual({ ok: true, value: [] });
    const message = (value: string): OutgoingMessage => ({
      ...textOf(value),
      body: {
        type: "template",
        name: "listo",
        language: "es_AR",
        components: [{ type: "body", parameters: [{ type: "text", text: value }] }],
      },
    });
    expect(await client.send(message("Luz"))).toMatchObject({ kind: "accepted" });
    expect(simulator.sentMessages.at(-1)?.text).toBe("Hola Luz, tu pedido está listo.");
    expect(await client.send(message("dos\nlíneas"))).toMatchObject({
      kind: "rejected",
      scope: "message",
      code: "132018",
    });
  });

  it("a customer stops marketing in WhatsApp, and comes back", async () => {
    const person = simulator.customer({ phone: customer, name: "Luz" });
    await person.setMarketing("stop");
    await person.setMarketing("resume");
    expect(events.map((event) => (event.kind === "consent" ? [event.wants, event.phone] : null))).toEqual([
      ["out", customer],
      ["in", customer],
    ]);
  });

  it("the account can be looked at, and a wrong key can't", async () => {
    expect(await client.listPhoneNumbers()).toMatchObject({
      ok: true,
      value: [{ phoneNumber: simulator.businessPhone }],
    });
    expect(await client.balance()).toMatchObject({ ok: true });
    expect(await client.listWebhookEndpoints()).toMatchObject({ ok: true });
    const stranger = createYCloudClient({ baseUrl: simulator.baseUrl, apiKey: "wrong", fetch });
    expect(await stranger.balance()).toMatchObject({ ok: false, code: "unauthorized" });
  });
});
