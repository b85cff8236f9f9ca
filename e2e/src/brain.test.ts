import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { startDemo, type Demo } from "./support/startDemo.ts";

let demo: Demo;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchChromium()]);
  page = await browser.newPage({ locale: "es-AR", viewport: { width: 1440, height: 900 } });
  await page.goto(demo.signInUrl);
  await page.waitForURL(/\/chats/);
  await page.goto(`${demo.url}/brain`);
  await page.waitForURL(/\/admin\/tenants\/\d+\/brain/);
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

const textArea = () => page.getByRole("textbox", { name: "Instrucciones" });
const tenantId = () => /tenants\/(\d+)/.exec(page.url())?.[1] ?? "";

async function ask<T>(path: string, input: object): Promise<T> {
  const query = encodeURIComponent(JSON.stringify({ tenantId: tenantId(), ...input }));
  const response = await page.request.get(`${demo.url}/trpc/${path}?input=${query}`);
  const { result } = (await response.json()) as { result: { data: T } };
  return result.data;
}

it("warns of a variable that does not exist, and keeps what is typed as a draft that nobody meets yet", async () => {
  const before = await textArea().inputValue();
  await textArea().fill(`${before}\nHasta {CUOTAS} cuotas.`);
  await page.getByText("No existe {CUOTAS}: sale tal cual.").waitFor();
  await page.getByText("Borrador · 1 cambio", { exact: true }).waitFor();
  await page.reload();
  await expect.poll(() => textArea().inputValue()).toContain("Hasta {CUOTAS} cuotas.");
  const { live } = await ask<{ live: { number: number; brain: object } }>("prompts.status", {});
  expect(live.number).toBe(1);
  expect(JSON.stringify(live.brain)).not.toContain("CUOTAS");
});

it("answers in the playground with the store's products and their pictures, and shows why", async () => {
  await page.getByRole("textbox", { name: "Escribí como cliente" }).fill("¿Tenés zapatillas de punta?");
  await page.keyboard.press("Enter");
  const log = page.getByRole("log", { name: "Prueba de chat" });
  await log.locator("img").first().waitFor();
  await log
    .getByRole("button", { name: /^Por qué/ })
    .last()
    .click();
  const reasoning = page.getByRole("dialog", { name: "Razonamiento" });
  await reasoning.getByText("search_specific_products").first().waitFor();
  await page.keyboard.press("Escape");
  await reasoning.waitFor({ state: "hidden" });
});

it("does not lose what is typed when somebody else saves the same text", async () => {
  const status = await ask<{ draft: { revision: string; brain: Record<string, string> } }>(
    "prompts.status",
    {},
  );
  const { revision, brain } = status.draft;
  const template = `${brain["systemPromptTemplate"]}\nDe otra persona.`;
  await page.request.post(`${demo.url}/trpc/prompts.saveDraft`, {
    headers: { authorization: `Bearer ${demo.adminToken}` },
    data: { tenantId: tenantId(), revision, brain: { systemPromptTemplate: template } },
  });
  await textArea().fill(`${await textArea().inputValue()}\nEsto es mío.`);
  await page.getByText(/cambió este mismo texto/).waitFor();
  expect(await textArea().inputValue()).toContain("Esto es mío.");
  expect(await page.getByRole("button", { name: "Publicar", exact: true }).isDisabled()).toBe(true);
  await page.getByRole("button", { name: "Quedarme con lo mío" }).click();
  await page.getByText(/Borrador · \d/).waitFor();
});

it("publishes what was compared, with a note, and goes back to an old version", async () => {
  await page.getByRole("button", { name: "Publicar", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("ins").first().waitFor();
  await dialog.getByRole("textbox", { name: /^Nota/ }).fill("Cuotas");
  await dialog.getByRole("button", { name: "Publicar como versión 2" }).click();
  await page.getByText("En uso: versión 2").waitFor();
  await page.getByRole("button", { name: "Versiones" }).click();
  await page.getByText("Cuotas", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Volver a esta" }).click();
  await page.getByRole("button", { name: "Volver a la versión 1" }).click();
  await page.getByText("En uso: versión 3").waitFor();
  await page.getByText(/volvió a la versión 1/).waitFor();
  const { live } = await ask<{ live: { number: number; brain: object } }>("prompts.status", {});
  expect(live.number).toBe(3);
  expect(JSON.stringify(live.brain)).not.toContain("CUOTAS");
});
