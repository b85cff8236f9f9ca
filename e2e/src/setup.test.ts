import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { findBarriers } from "./support/axe.ts";
import { customerOf, eventually, type Customer } from "./support/customer.ts";
import { startDemo, type Demo } from "./support/startDemo.ts";

const FREE = "+5491140001234";
const TESTER = { name: "Julia Paz", phone: "+5491155550199" };
let demo: Demo;
let browser: Browser;
let page: Page;
let tester: Customer;
let keys: { storeToken: string; ycloudKey: string; modelKey: string; smtpPassword: string };
let ports: { smtp: number; mailbox: number; model: number };
let path = "";

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchChromium()]);
  page = await browser.newPage({ locale: "es-AR", viewport: { width: 1440, height: 900 } });
  tester = customerOf(demo, TESTER, { shop: FREE });
  const world = JSON.parse(await readFile(join(demo.dataDir, "world/world.json"), "utf8")) as {
    secrets: typeof keys;
    ports: typeof ports;
  };
  keys = world.secrets;
  ports = world.ports;
  await page.goto(demo.signInUrl);
  await page.waitForURL(/\/chats/);
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

const button = (name: string | RegExp) => page.getByRole("button", { name });
const field = (name: string) => page.locator(`[name="${name}"]`);
const said = (text: string | RegExp) => page.getByText(text).first().waitFor();
const step = (name: string) => page.getByRole("heading", { level: 2, name }).waitFor();
const next = async (heading: string) => {
  await page.getByRole("link", { name: "Seguir", exact: true }).click();
  await step(heading);
};
const state = (name: RegExp) =>
  page.getByRole("navigation", { name: "Pasos del alta" }).getByRole("link", { name });

it("begins with a name and a number, and goes on step by step", async () => {
  await page.goto(`${demo.url}/admin/tenants/new`);
  await field("storeName").fill("Danza del Sur");
  await field("botPhoneNumber").fill("+54 9 11 4999-0000");
  await button("Agregar tienda").click();
  await page.waitForURL(/\/admin\/tenants\/\d+\/alta\?paso=store/);
  path = new URL(page.url()).pathname;
  await step("La tienda de Tiendanube");
});

it("store: a wrong token is refused in words, the right one shows the shop and reads its catalogue", async () => {
  await field("tiendanubeStoreId").fill("4815162");
  await field("tiendanubeAccessToken").fill("equivocado");
  await button("Leer la tienda").click();
  await said(/Tiendanube rechaza el token/);
  await field("tiendanubeAccessToken").fill(keys.storeToken);
  await button("Leer la tienda").click();
  await said("Punta y Compás");
  await said(/AR · ARS · \d+ productos/);
  await said(/\d+ productos.* (ahora|hace)/i);
  await next("El número de WhatsApp");
});

it("whatsapp: the account's numbers are shown, one in use can't be had, and the webhook is made", async () => {
  await field("ycloudApiKey").fill("yc_equivocada");
  await button("Ver los números de la cuenta").click();
  await said(/YCloud rechaza la clave/);
  await field("ycloudApiKey").fill(keys.ycloudKey);
  await button("Ver los números de la cuenta").click();
  const numbers = page.getByRole("list", { name: "Números de la cuenta" });
  await numbers.getByText("Lo usa Punta y Compás").waitFor();
  await numbers.getByText("WhatsApp no lo deja mandar ni recibir").waitFor();
  expect(await numbers.getByRole("button").count()).toBe(1);
  await numbers.getByRole("button").click();
  await said("+54 9 11 4000-1234 quedó conectado.");
  await said("Esperando tu mensaje…");
});

it("whatsapp: is right only once a message has really come", async () => {
  await state(/WhatsApp ?: falta/).waitFor();
  expect(await tester.write("hola, soy la prueba")).toBe(200);
  await said(/Llegó: «hola, soy la prueba», de \+54 9 11 5555-0199/);
  await state(/WhatsApp ?: listo/).waitFor();
  // The bot is in test mode, and nobody's number is entered yet.
  expect((await tester.sees()).filter(({ side }) => side === "shop")).toEqual([]);
  await next("El modelo que escribe");
});

it("model: a key that is wrong and a model without tools are refused, and what works is saved", async () => {
  await page.getByRole("radio", { name: /Una propia/ }).click();
  await field("openaiApiKey").fill("sk-equivocada");
  await field("openaiBaseUrl").fill(`http://127.0.0.1:${ports.model}/v1`);
  await button("Probar el modelo").click();
  await said(/El proveedor rechaza la clave/);
  await field("openaiApiKey").fill(keys.modelKey);
  await field("openaiModel").fill("simulado-sin-herramientas");
  await button("Probar el modelo").click();
  await said(/simulado-sin-herramientas no sabe usar herramientas/);
  await field("openaiModel").fill("simulado-1");
  await button("Probar el modelo").click();
  await said(/simulado-1 contestó en .* y sabe usar herramientas/);
  await state(/Modelo ?: listo/).waitFor();
  await next("El correo de los avisos");
});

it("mail: a wrong password is told, and a letter really arrives", async () => {
  await field("destinationEmail").fill("equipo@danzadelsur.example");
  await page.getByRole("radio", { name: /Un servidor propio/ }).click();
  await field("smtpHost").fill("127.0.0.1");
  await field("smtpPort").fill(String(ports.smtp));
  await field("smtpUser").fill("demo");
  await field("smtpPassword").fill("equivocada");
  await page.getByRole("radio", { name: /Ninguna/ }).click();
  await button("Guardar y mandar una prueba").click();
  await said(/Tu servidor no la mandó: salió por el correo de la plataforma/);
  await said(/El servidor de correo 127.0.0.1 rechaza el ingreso/);
  await field("smtpPassword").fill(keys.smtpPassword);
  await button("Guardar y mandar una prueba").click();
  await said(/El servidor la aceptó para equipo@danzadelsur.example/);
  const letters = await page.request.get(`http://127.0.0.1:${ports.mailbox}/mailbox/messages.json`);
  expect(await letters.text()).toContain("[Danza del Sur] Prueba de los avisos");
  await state(/Correo ?: listo/).waitFor();
  await next("Lo que el bot sabe");
});

it("brain: begins with what the shop says of itself", async () => {
  await said("Empezamos con lo que dice tu Tiendanube. Corregilo a gusto.");
  await expect.poll(() => field("storeDescription").inputValue()).toBe("Indumentaria y calzado de danza");
  await field("storeCatalogKnowledge").fill("Las puntas van un talle menos.");
  await button("Guardar").click();
  await said("Guardado. El bot ya lo usa.");
  await state(/Cerebro ?: listo/).waitFor();
});

it("whoever left comes back to the first step that isn't right", async () => {
  await page.goto(`${demo.url}${path}`);
  await page.waitForURL(/paso=trial/);
  await step("Un mensaje de prueba");
});

it("trial: only the tester's phone is answered, and its message is followed until it is delivered", async () => {
  await field("testNumber").fill(TESTER.phone);
  await button("Guardar el número").click();
  await said(/Escribile «Hola, ¿qué venden\?»/);
  await said(/Esperando tu mensaje/);
  const stranger = customerOf(demo, { name: "Otra", phone: "+5491155550777" }, { shop: FREE });
  await stranger.write("hola");
  await said(/«hola» · \+54 9 11 5555-0777/);
  await button("Agregar +54 9 11 5555-0777 como número de prueba").waitFor();
  await button("Probar con otro mensaje").click();
  await said(/Esperando tu mensaje/);
  await tester.write("Hola, ¿tenés zapatillas de punta?");
  await said("Funciona: llegó, contestó y se entregó.");
  const answer = await eventually(
    async () => (await tester.sees()).filter(({ side }) => side === "shop"),
    (all) => all.length > 0,
  );
  expect(answer[0]?.text).toBeTruthy();
  expect((await stranger.sees()).filter(({ side }) => side === "shop")).toEqual([]);
  await state(/Prueba ?: listo/).waitFor();
  await next("Cuándo contesta el bot");
});

it("ends with the bot live in the mode that is chosen", async () => {
  await page.getByRole("radio", { name: /Siempre/ }).click();
  await button("Encender").click();
  await said("Listo. El bot ya contesta.");
  await state(/Encender ?: listo/).waitFor();
});

it("whoever comes back to a bot that is on is told so, and may still choose another mode", async () => {
  await page.goto(`${demo.url}${path}?paso=mode`);
  await said("El bot ya está encendido.");
  expect(await button("Encender").count()).toBe(0);
  await page.getByRole("radio", { name: /Siempre/ }).waitFor();
  await page.getByRole("radio", { name: /El bot propone/ }).click();
  await button("Guardar").waitFor();
});

it("what breaks later leads back to its step", async () => {
  const id = /tenants\/(\d+)/.exec(path)?.[1] ?? "";
  const script = { authorization: `Bearer ${demo.adminToken}`, "content-type": "application/json" };
  await page.request.post(`${demo.url}/trpc/tenants.update`, {
    headers: script,
    data: { tenantId: id, tiendanubeAccessToken: "revocado" },
  });
  await page.goto(`${demo.url}/admin/tenants/${id}`);
  await page.getByRole("link", { name: /Arreglarlo en el alta ?: Tiendanube/ }).click();
  await page.waitForURL(/alta\?paso=store/);
  await said(/Tiendanube rechaza el token/);
  // The other way: the app is installed, and the store's page sends back here.
  await button("Conectar con Tiendanube").click();
  await said(/AR · ARS · \d+ productos/);
  expect(page.url()).toContain(`${path}?paso=store`);
  await state(/Tienda ?: listo/).waitFor();
});

it("on a phone nothing is cut off or hard to read, light and dark", async () => {
  const viewport = { width: 390, height: 844 };
  const context = await browser.newContext({ locale: "es-AR", viewport, bypassCSP: true });
  const phone = await context.newPage();
  await phone.goto(demo.signInUrl);
  await phone.waitForURL(/\/chats/);
  for (const name of ["store", "whatsapp", "model", "mail", "brain", "trial", "mode"]) {
    await phone.goto(`${demo.url}${path}?paso=${name}`);
    await phone.getByRole("link", { name: /1\. Tienda ?: / }).waitFor();
    await phone.waitForFunction("document.querySelector('main [aria-busy=true]') === null");
    const scrolled = await phone.evaluate<number>("document.documentElement.scrollWidth");
    expect(scrolled, name).toBeLessThanOrEqual(390);
    expect(await findBarriers(phone)).toEqual([]);
  }
  // The main points with a thumb: open a step, try it, read what came of it.
  await phone.goto(`${demo.url}${path}?paso=whatsapp`);
  await phone.getByRole("button", { name: "Ver los números de la cuenta" }).click();
  await phone.getByRole("button", { name: "Usar +54 9 11 4000-1234" }).click();
  await phone.getByText("El webhook de YCloud ya estaba bien.").waitFor();
  await context.close();
});
