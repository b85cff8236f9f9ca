import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { signatureHeader } from "@platform/simulator";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { customerOf, eventually } from "./support/customer.ts";
import { startDemo, type Demo } from "./support/startDemo.ts";

/** The provider's official samples. */
const FOLDER = join(import.meta.dirname, "../../packages/integrations/fixtures/ycloud/events");
const ANA = { name: "Ana María Peña 🌸", phone: "+525512340187" };
/** After the sample in which she changes her number. */
const ANA_NOW = { ...ANA, phone: "+525512340999" };
const SHOP = "+5491148623390";

let demo: Demo;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchChromium()]);
  page = await browser.newPage({ viewport: { width: 1440, height: 6000 }, locale: "es-AR" });
  await page.goto(demo.signInUrl);
  await page.waitForURL(/\/chats/);
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

type Sample = { id: string; createTime: string; whatsappInboundMessage?: Record<string, unknown> };

/** As sent by a customer of the demo's store, a moment ago. */
function prepared(file: string, place: number): string {
  const event = JSON.parse(readFileSync(join(FOLDER, file), "utf8")) as Sample;
  const at = new Date(Date.now() - 60_000 + place * 1_000).toISOString();
  const message = event.whatsappInboundMessage;
  return JSON.stringify({
    ...event,
    createTime: at,
    ...(message === undefined ? {} : { whatsappInboundMessage: { ...message, to: SHOP, sendTime: at } }),
  });
}

async function post(body: string, sign: (header: string) => Record<string, string>): Promise<number> {
  const { secrets } = JSON.parse(readFileSync(join(demo.dataDir, "world/world.json"), "utf8")) as {
    secrets: { webhookSecret: string };
  };
  const header = signatureHeader({
    secret: secrets.webhookSecret,
    body,
    unixSeconds: Math.floor(Date.now() / 1000),
  });
  const response = await fetch(`${demo.url}/chat/webhook`, {
    method: "POST",
    headers: { "content-type": "application/json", ...sign(header) },
    body,
  });
  return response.status;
}
const signed = (header: string) => ({ "YCloud-Signature": header });

it("every official sample is accepted over HTTP, and each inbound type has its bubble on the page", async () => {
  // A customer who has changed the number no longer writes from the old one.
  const isLast = (file: string): number => (file.includes("user_changed_number") ? 1 : 0);
  const files = readdirSync(FOLDER)
    .filter((file) => file.endsWith(".json"))
    .toSorted((a, b) => isLast(a) - isLast(b));
  expect(files.length).toBeGreaterThan(75);
  for (const [place, file] of files.entries())
    expect(await post(prepared(file, place), signed), file).toBe(200);

  await page
    .getByRole("link", { name: /Ana María Peña/ })
    .first()
    .click();
  const log = page.getByRole("log");
  for (const seen of [
    /¿Tienen el vestido azul en talla M\?/, // text
    /Este es mi comprobante de pago/, // image with caption
    /miren cómo llegó/, // video
    /factura_2026-09\.pdf/, // document
    /Parque Central/, // location
    /Carlos Ruiz Mora/, // contacts
    /Confirmar pedido/, // button reply
    /10:00 a\. m\./, // list reply
    /No más promociones/, // quick reply of a template
    /Para recoger hoy por favor/, // order
    /Sí, ese mismo por favor/, // reply to our message
    /Promo reenviada/, // forwarded
    /Quiero más información/, // ad referral
    /WhatsApp no nos deja ver este mensaje/, // unsupported
  ]) {
    await log.getByText(seen).first().waitFor();
  }
});

it("the bot answers that customer once the burst is over, at the simulated provider", async () => {
  const entries = await eventually(
    () =>
      Promise.all([customerOf(demo, ANA).sees(), customerOf(demo, ANA_NOW).sees()]).then((both) =>
        both.flat(),
      ),
    // The samples' files can't be had, and the bot waits a while for them.
    (all) => all.some(({ side }) => side === "shop"),
  );
  expect(entries.filter(({ side }) => side === "shop").every(({ text }) => (text ?? "").length > 0)).toBe(
    true,
  );
});

it.each([
  ["no signature", () => ({}), 401],
  [
    "a wrong signature",
    (header: string) => ({ "YCloud-Signature": header.replace(/.$/, "0").replace(/s=./, "s=f") }),
    401,
  ],
  ["two signatures in one header", (header: string) => ({ "YCloud-Signature": `${header},${header}` }), 401],
])("answers %s without effect", async (_what, sign, status) => {
  const body = prepared("whatsapp.inbound_message.received.text.json", 0).replace("evt_", "evt_x");
  expect(await post(body, sign as (header: string) => Record<string, string>)).toBe(status);
});

it("answers bad bodies as promised, and keeps what was signed", async () => {
  expect(await post("{broken", signed)).toBe(200);
  expect(await post(JSON.stringify({ id: "evt_big", filler: "x".repeat(300 * 1024) }), signed)).toBe(413);
  const stranger = prepared("whatsapp.inbound_message.received.text.json", 0)
    .replace("evt_", "evt_stranger_")
    .replace(SHOP, "+5491148623391");
  expect(await post(stranger, signed)).toBe(200);
  await page.goto(`${demo.url}/admin/webhooks`);
  await page
    .getByText(/Tenant not found for phone .*5491148623391/)
    .first()
    .waitFor();
});
