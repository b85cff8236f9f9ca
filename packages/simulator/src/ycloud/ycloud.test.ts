import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { asArray, asObject, asText, type JsonObject } from "../json.ts";
import events from "./fixtures/events.json" with { type: "json" };
import samples from "./fixtures/http-samples.json" with { type: "json" };
import vectors from "./fixtures/signature-vectors.json" with { type: "json" };
import { startYCloud, type YCloudSimulator } from "./index.ts";
import { signatureHeader } from "./signature.ts";
import { SAMPLE_TEMPLATES } from "./templates.ts";

const KEY = "yc-test-key";
const SECRET = "whsec_test_0123456789";
const SHOP = "+12025550123";
const CUSTOMER = "+525512340187";

/** The template that the official samples send. */
const SHIPPED: JsonObject = {
  ...samples["templates.list"].response.body.items[0],
  components: [
    { type: "HEADER", format: "IMAGE" },
    {
      type: "BODY",
      text: "Hola {{1}}, tu pedido {{2}} va en camino.",
      example: { body_text: [["Ana", "8841"]] },
    },
    { type: "BUTTONS", buttons: [{ type: "URL", text: "Ver pedido", url: "https://example.com/o/{{1}}" }] },
  ],
};

interface Received {
  headers: NodeJS.Dict<string | string[]>;
  raw: Buffer;
  event: JsonObject;
}

let receiver: Server;
let received: Received[];
let answer: (count: number) => number;
let ycloud: YCloudSimulator;

beforeEach(async () => {
  received = [];
  answer = () => 200;
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const raw = Buffer.concat(chunks);
      received.push({ headers: request.headers, raw, event: asObject(JSON.parse(raw.toString("utf8"))) });
      response.writeHead(answer(received.length)).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", () => resolve()));
  const { port } = receiver.address() as AddressInfo;
  ycloud = await startYCloud({
    apiKey: KEY,
    webhookSecret: SECRET,
    webhookUrl: `http://127.0.0.1:${port}/chat/webhook`,
    businessPhone: SHOP,
    retryScale: 0.001,
    templates: [SHIPPED, ...SAMPLE_TEMPLATES],
  });
});

afterEach(async () => {
  await ycloud.stop();
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
});

async function call(method: string, path: string, body?: unknown) {
  const response = await fetch(`${ycloud.baseUrl}${path}`, {
    method,
    headers: { "X-API-Key": KEY, "Content-Type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: (text === "" ? null : JSON.parse(text)) as JsonObject | null,
  };
}

const sendBody = (text = "hola") => ({
  from: SHOP,
  to: CUSTOMER,
  type: "text",
  text: { body: text },
  externalId: "out-1",
});
const sendText = (text?: string) => call("POST", "/whatsapp/messages/sendDirectly", sendBody(text));
const keys = (value: unknown) => Object.keys(asObject(value)).sort();
const statusesSeen = () => received.map(({ event }) => asText(asObject(event["whatsappMessage"])["status"]));

describe("answers have the keys of the official samples", () => {
  test.each([
    "send.text",
    "send.image_link",
    "send.template",
    "send.text_reply_with_context",
    "send.location",
    "send.interactive_button",
  ] as const)("%s", async (name) => {
    const sample = samples[name];
    const result = await call("POST", new URL(sample.request.url).pathname.slice(3), sample.request.body);
    expect(result.status).toBe(200);
    expect(keys(result.body)).toEqual(keys(sample.response.body));
    expect(result.body?.["status"]).toBe("accepted");
  });

  test("balance, numbers, templates, webhook endpoints", async () => {
    expect(keys((await call("GET", "/balance")).body)).toEqual(keys(samples.balance.response.body));
    const pairs = [
      ["/whatsapp/phoneNumbers", samples["phone_numbers.list"]],
      ["/whatsapp/templates?filter.status=APPROVED", samples["templates.list"]],
      ["/webhookEndpoints?page=1&limit=10&includeTotal=true", samples["webhook_endpoints.list"]],
    ] as const;
    for (const [path, sample] of pairs) {
      const { body } = await call("GET", path);
      expect(keys(body)).toEqual(keys(sample.response.body));
      expect(keys(asArray(body?.["items"])[0])).toEqual(keys(sample.response.body.items[0]));
    }
  });

  test("a template is handed in, reviewed a little later, and told of", async () => {
    const body = {
      wabaId: "102290129340398",
      name: "saludo",
      language: "es_AR",
      category: "UTILITY",
      components: [{ type: "BODY", text: "Hola {{1}}, todo listo.", example: { body_text: [["Ana"]] } }],
    };
    const created = await call("POST", "/whatsapp/templates", body);
    expect(created.body).toMatchObject({ name: "saludo", status: "PENDING" });
    expect((await call("POST", "/whatsapp/templates", body)).status).toBe(409);
    await ycloud.settled();
    expect(received.at(-1)?.event).toMatchObject({
      type: "whatsapp.template.reviewed",
      whatsappTemplate: { name: "saludo", status: "APPROVED" },
    });
    const tooFew = { ...body, name: "otro", components: [{ type: "BODY", text: "Hola {{1}}, todo listo." }] };
    expect((await call("POST", "/whatsapp/templates", tooFew)).status).toBe(400);
  });

  test.each([
    ["nobody", { name: "nadie" }, "132001"],
    ["a paused one", { name: "promo_fin_de_mes" }, "132015"],
    ["without its values", { name: "pedido_despachado" }, "132000"],
    ["a value of two lines", { name: "sola", values: ["a\nb"] }, "132018"],
  ])(
    "a template is refused: %s",
    async (_what, { name, values }: { name: string; values?: string[] }, code) => {
      ycloud.templates.push({
        ...SHIPPED,
        name: "sola",
        language: "es_AR",
        components: [{ type: "BODY", text: "a {{1}} b" }],
      });
      const components =
        values?.map((text) => ({ type: "body", parameters: [{ type: "text", text }] })) ?? [];
      const result = await call("POST", "/whatsapp/messages/sendDirectly", {
        from: SHOP,
        to: CUSTOMER,
        type: "template",
        template: { name, language: { code: "es_AR" }, components },
      });
      expect(asObject(asObject(result.body?.["error"])["whatsappApiError"])["code"]).toBe(code);
    },
  );

  test("a webhook endpoint can be created and changed", async () => {
    const created = await call("POST", "/webhookEndpoints", samples["webhook_endpoints.create"].request.body);
    expect(keys(created.body)).toEqual(keys(samples["webhook_endpoints.create"].response.body));
    const changed = await call("PATCH", `/webhookEndpoints/${asText(created.body?.["id"])}`, {
      status: "disabled",
    });
    expect(changed.body?.["status"]).toBe("disabled");
  });

  test("a sent message can be read by its id and by its wamid", async () => {
    const { body } = await sendText();
    await ycloud.settled();
    const found = await call("GET", `/whatsapp/messages/${asText(body?.["id"])}`);
    expect(keys(found.body)).toEqual(
      expect.arrayContaining(keys(samples["messages.retrieve"].response.body)),
    );
    expect(
      (await call("GET", `/whatsapp/messages/${encodeURIComponent(asText(body?.["wamid"]) ?? "")}`)).status,
    ).toBe(200);
  });
});

describe("refusals", () => {
  test("a wrong key is refused in the provider's shape", async () => {
    const response = await fetch(`${ycloud.baseUrl}/balance`, { headers: { "X-API-Key": "wrong" } });
    const error = asObject(asObject(await response.json())["error"]);
    expect(response.status).toBe(401);
    expect(keys(error)).toEqual(keys(samples["error.401_invalid_api_key"].response.body.error));
    expect(response.headers.get("YCloud-Request-ID")).toBe(asText(error["requestId"]));
  });

  test("missing and wrong fields are named", async () => {
    const { to: _, ...withoutTo } = sendBody();
    const missing = await call("POST", "/whatsapp/messages", withoutTo);
    expect(missing.body).toMatchObject({ error: { status: 400, code: "PARAM_MISSING", target: "to" } });
    const long = await sendText("x".repeat(4097));
    expect(long.body).toMatchObject({ error: { status: 400, target: "text.body" } });
    const foreign = await call("POST", "/whatsapp/messages", { ...sendBody(), from: "+5491100000000" });
    expect(foreign.body).toMatchObject({ error: { status: 403, code: "WHATSAPP_PHONE_NUMBER_UNAVAILABLE" } });
    expect(ycloud.sentMessages).toHaveLength(0);
  });

  test("every answer carries the request id and the rate limit headers", async () => {
    const { headers } = await call("GET", "/balance");
    for (const name of [
      "YCloud-Request-ID",
      "RateLimit-Limit",
      "RateLimit-Policy",
      "RateLimit-Remaining",
      "RateLimit-Reset",
    ]) {
      expect(headers.get(name), name).toBeTruthy();
    }
  });
});

describe("webhooks", () => {
  test("signatures equal the official vectors", () => {
    const valid = vectors.filter((vector) => vector.expectedValid === true);
    expect(valid.length).toBeGreaterThan(0);
    for (const { header, rawBodyBase64, secrets } of valid) {
      const seconds = Number(/t=(\d+)/.exec(header)?.[1]);
      expect(
        signatureHeader({
          secret: secrets[0] ?? "",
          body: Buffer.from(rawBodyBase64, "base64"),
          unixSeconds: seconds,
        }),
      ).toBe(header);
    }
  });

  test("an inbound text has the keys of the official sample and a signature over its raw bytes", async () => {
    const { delivery } = await ycloud
      .customer({ phone: CUSTOMER, name: "Ana María Peña 🌸" })
      .sendText("¿Tenés medias?");
    expect(delivery?.status).toBe(200);
    const [first] = received;
    const sample = events["whatsapp.inbound_message.received.text"];
    expect(keys(first?.event)).toEqual(keys(sample));
    expect(keys(first?.event["whatsappInboundMessage"])).toEqual(keys(sample.whatsappInboundMessage));
    const [, t, s] = /^t=(\d+),s=([0-9a-f]{64})$/.exec(String(first?.headers["ycloud-signature"])) ?? [];
    expect(
      createHmac("sha256", SECRET)
        .update(`${t}.`)
        .update(first?.raw ?? "")
        .digest("hex"),
    ).toBe(s);
    expect(first?.headers["x-webhook-endpoint-id"]).toMatch(/^wh/);
  });

  test("each type of message has the official keys", async () => {
    const customer = ycloud.customer({ phone: CUSTOMER, name: "Ana" });
    const pairs = [
      [customer.build({ type: "image", caption: "x" }), "image_with_caption"],
      [customer.build({ type: "audio" }), "audio_voice_note"],
      [customer.build({ type: "video", caption: "x" }), "video"],
      [customer.build({ type: "document", caption: "x" }), "document_pdf"],
      [customer.build({ type: "sticker" }), "sticker"],
      [
        customer.build({ type: "button_reply", id: "a", title: "b" }, { replyTo: "wamid.x" }),
        "interactive_button_reply",
      ],
      [
        customer.build({ type: "list_reply", id: "a", title: "b", description: "c" }, { replyTo: "wamid.x" }),
        "interactive_list_reply",
      ],
      [
        customer.build({ type: "template_button", payload: "a", text: "b" }, { replyTo: "wamid.x" }),
        "button_template_quick_reply",
      ],
      [customer.build({ type: "reaction", messageId: "wamid.x", emoji: "👍" }), "reaction_added"],
      [
        customer.build({ type: "order", items: [{ sku: "A", quantity: 1, price: 2 }], text: "x" }),
        "order_catalog_cart",
      ],
      [customer.build({ type: "request_welcome" }), "request_welcome"],
      [customer.build({ type: "unsupported" }), "unsupported_131051_unknown_type"],
      [customer.build({ type: "unsupported", code: "131060" }), "unsupported_131060_unavailable"],
    ] as const;
    for (const [event, name] of pairs) {
      const sample = events[`whatsapp.inbound_message.received.${name}`].whatsappInboundMessage as JsonObject;
      const message = asObject(event["whatsappInboundMessage"]);
      expect(keys(message), name).toEqual(keys(sample));
      const type = asText(sample["type"]) ?? "";
      expect(keys(message[type]), name).toEqual(keys(sample[type]));
    }
  });

  test("a send is followed by sent, delivered and read, with the official keys", async () => {
    await sendText();
    await ycloud.settled();
    expect(statusesSeen()).toEqual(["sent", "delivered", "read"]);
    const names = ["sent", "delivered", "read"] as const;
    for (const [index, name] of names.entries()) {
      expect(keys(received[index]?.event["whatsappMessage"])).toEqual(
        keys(events[`whatsapp.message.updated.${name}`].whatsappMessage),
      );
    }
  });

  test("an event that is refused comes again with the same bytes until it is taken", async () => {
    answer = (count) => (count < 3 ? 503 : 200);
    await ycloud.customer(CUSTOMER).sendText("hola");
    // Noted once it is answered, which is after it was received.
    await expect
      .poll(() => ycloud.deliveries.map(({ attempt, status }) => [attempt, status]))
      .toEqual([
        [1, 503],
        [2, 503],
        [3, 200],
      ]);
    expect(received.length).toBe(3);
    expect(new Set(received.map(({ raw }) => raw.toString("utf8"))).size).toBe(1);
  });

  test("the store's phone is echoed as official samples show it", async () => {
    await ycloud.phoneApp.sendEcho("Te lo aparto", { to: CUSTOMER });
    const sample = events["whatsapp.smb.message.echoes.text"];
    expect(received[0]?.event["type"]).toBe(sample.type);
    expect(keys(received[0]?.event["whatsappMessage"])).toEqual(keys(sample.whatsappMessage));
  });

  test("any event can be posted with another secret and changed bytes", async () => {
    const result = await ycloud.postEvent(events["contact.created"], {
      signWith: "whsec_other",
      mutate: ({ raw, headers }) => ({ raw, headers: { ...headers, "X-Changed": "1" } }),
    });
    expect(result.status).toBe(200);
    expect(received[0]?.headers["x-changed"]).toBe("1");
  });
});

describe("reading, typing and media", () => {
  test("mark as read and typing know the message by id and by wamid", async () => {
    const inbound = await ycloud.customer(CUSTOMER).sendText("hola");
    const read = await call("POST", `/whatsapp/inboundMessages/${inbound.id}/markAsRead`);
    expect([read.status, read.body]).toEqual([200, null]);
    expect(ycloud.chats.entries()[0]?.status).toBe("read");
    const typing = await call(
      "POST",
      `/whatsapp/inboundMessages/${encodeURIComponent(inbound.wamid)}/typing`,
    );
    expect(typing.body).toEqual(samples["inbound.typing"].response.body);
    expect((await call("POST", "/whatsapp/inboundMessages/nobody/markAsRead")).status).toBe(404);
    const brought = ycloud.customer("+5491166660042").build({ type: "text", text: "Hola" });
    const { id } = asObject(brought["whatsappInboundMessage"]);
    expect((await call("POST", `/whatsapp/inboundMessages/${asText(id)}/typing`)).status).toBe(200);
  });

  test("a medium is served with the key and refused without, and its hash is right", async () => {
    const { event } = await ycloud.customer(CUSTOMER).sendAudio();
    const audio = asObject(asObject(event["whatsappInboundMessage"])["audio"]);
    const link = asText(audio["link"]) ?? "";
    expect((await fetch(link)).status).toBe(403);
    const response = await fetch(link, { headers: { "X-API-Key": KEY } });
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(response.headers.get("content-type")).toBe("audio/ogg; codecs=opus");
    expect(bytes.subarray(0, 4).toString()).toBe("OggS");
    expect(Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("base64")).toBe(
      audio["sha256"],
    );
  });

  const upload = async (content: string | Uint8Array<ArrayBuffer>, type: string) => {
    const form = new FormData();
    form.set("file", new Blob([content], { type }), "a");
    const response = await fetch(`${ycloud.baseUrl}/whatsapp/media/${encodeURIComponent(SHOP)}/upload`, {
      method: "POST",
      headers: { "X-API-Key": KEY },
      body: form,
    });
    return { status: response.status, body: (await response.json()) as { id?: string } };
  };

  test("an upload answers with an id, and a message of its kind shows it", async () => {
    const { body } = await upload("%PDF-1.4", "application/pdf");
    expect(keys(body)).toEqual(["id"]);
    const say = (type: string, id = body.id) =>
      call("POST", "/whatsapp/messages/sendDirectly", {
        ...sendBody(),
        type,
        [type]: { id, filename: "a.pdf" },
      });
    expect((await say("document")).status).toBe(200);
    expect(ycloud.sentMessages.at(-1)?.file?.bytes.toString()).toBe("%PDF-1.4");
    expect((await say("image")).status).toBe(400);
    expect((await say("document", "999")).status).toBe(400);
  });

  test("what WhatsApp doesn't take is refused at the upload", async () => {
    const statuses = await Promise.all([
      upload("MZ", "image/jpeg"),
      upload("<html>", "text/html"),
      upload("webm", "audio/webm"),
      upload(new Uint8Array(5 * 1024 * 1024 + 1), "image/png"),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([400, 400, 400, 413]);
  });
});

describe("faults", () => {
  test("a rate limit names the wait or leaves it out", async () => {
    ycloud.faults.next({ kind: "rate_limited", retryAfterSeconds: 2 });
    ycloud.faults.next({ kind: "rate_limited", code: "131056" });
    const first = await sendText();
    expect([first.status, first.headers.get("Retry-After")]).toEqual([429, "2"]);
    const second = await sendText();
    expect(second.headers.get("Retry-After")).toBeNull();
    expect(second.body).toMatchObject({
      error: { code: "TOO_MANY_REQUESTS", whatsappApiError: { code: "131056" } },
    });
    expect((await sendText()).status).toBe(200);
  });

  test.each([
    ["server_error", { kind: "server_error", taken: true }],
    ["html_page", { kind: "html_page", taken: true }],
  ] as const)("%s after the message was taken: it is sent all the same", async (_, fault) => {
    ycloud.faults.next(fault);
    const response = await fetch(`${ycloud.baseUrl}/whatsapp/messages/sendDirectly`, {
      method: "POST",
      headers: { "X-API-Key": KEY },
      body: JSON.stringify(sendBody()),
    });
    expect(response.status).toBeGreaterThanOrEqual(500);
    await ycloud.settled();
    expect(ycloud.sentMessages).toMatchObject([
      { externalId: "out-1", text: "hola", to: CUSTOMER, status: "read" },
    ]);
  });

  test("a reset cuts the answer, a hang never answers", async () => {
    ycloud.faults.next({ kind: "reset", taken: true });
    await expect(sendText()).rejects.toThrow();
    expect(ycloud.sentMessages).toHaveLength(1);
    ycloud.faults.next({ kind: "hang" });
    const hanging = fetch(`${ycloud.baseUrl}/whatsapp/messages`, {
      method: "POST",
      headers: { "X-API-Key": KEY },
      body: JSON.stringify(sendBody()),
      signal: AbortSignal.timeout(1_500),
    });
    await expect(hanging).rejects.toThrow();
    expect(ycloud.sentMessages).toHaveLength(1);
  });

  test("131047 comes by webhook after a 200", async () => {
    ycloud.faults.next({ kind: "fail_later", code: "131047" });
    expect((await sendText()).status).toBe(200);
    await ycloud.settled();
    const sample = events["whatsapp.message.updated.failed_131047_reengagement_24h"].whatsappMessage;
    const message = asObject(received[0]?.event["whatsappMessage"]);
    expect(message["errorCode"]).toBe("131047");
    expect(keys(message)).toEqual(
      keys(sample)
        .filter((key) => key !== "sendTime")
        .concat("currency", "pricingCategory", "totalPrice")
        .sort(),
    );
  });

  test("statuses can come before the answer, doubled, reversed or not at all", async () => {
    ycloud.faults.next({ kind: "status_before_response" });
    await sendText();
    expect(statusesSeen()).toEqual(["sent"]);
    await ycloud.settled();
    received.length = 0;
    ycloud.faults.next({ kind: "statuses", mode: "reversed" });
    await sendText();
    await ycloud.settled();
    expect(statusesSeen()).toEqual(["read", "delivered", "sent"]);
    received.length = 0;
    ycloud.faults.next({ kind: "statuses", mode: "duplicated" });
    ycloud.faults.next({ kind: "statuses", mode: "missing" });
    await sendText();
    await sendText();
    await ycloud.settled();
    expect(received).toHaveLength(6);
    expect(new Set(received.map(({ event }) => event["id"])).size).toBe(3);
  });

  test("a fault can be aimed at typing only", async () => {
    const inbound = await ycloud.customer(CUSTOMER).sendText("hola");
    ycloud.faults.next({ kind: "not_found" }, { when: (request) => request.kind === "typing" });
    expect((await sendText()).status).toBe(200);
    expect((await call("POST", `/whatsapp/inboundMessages/${inbound.id}/typing`)).status).toBe(404);
  });
});
