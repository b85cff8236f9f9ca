import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { customerOf, eventually } from "./support/customer.ts";
import { startDemo, type Demo } from "./support/startDemo.ts";

let demo: Demo;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchChromium()]);
  page = await browser.newPage({ locale: "es-AR", viewport: { width: 1440, height: 900 } });
  await page.goto(demo.signInUrl);
  await page.waitForURL(/\/chats/);
  await page.goto(`${demo.url}/sheet`);
  await page.waitForURL(/\/admin\/tenants\/\d+\/sheet/);
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

it("answers a customer with what the shop has just written in its sheet", async () => {
  const shipping = page.getByRole("region", { name: "Envíos" });
  await shipping.getByRole("button", { name: "Agregar zona" }).click();
  await shipping.getByRole("textbox", { name: "Zona" }).last().fill("Bariloche");
  await shipping.getByRole("textbox", { name: "Plazo" }).last().fill("4 a 6 días hábiles");
  const cost = shipping.getByRole("textbox", { name: "Costo" }).last();
  await cost.fill("siete mil");
  const save = page.getByRole("button", { name: "Guardar", exact: true });
  await save.click();
  await page.getByText("Escribí un importe, por ejemplo 12.500 o 1.234,50.").waitFor();
  await cost.fill("7.350");
  await save.click();
  await page.getByText("Guardado.", { exact: true }).waitFor();

  const customer = customerOf(demo, { name: "Mora Sosa", phone: "+541155550288" });
  await customer.write("¿Hacen envíos a Bariloche?");
  const answers = async (): Promise<string> =>
    (await customer.sees())
      .filter(({ side }) => side === "shop")
      .map(({ text }) => text ?? "")
      .join("\n");
  const answer = await eventually(answers, (text) => text.includes("Bariloche"));
  expect(answer).toContain("$ 7.350");
  expect(answer).toContain("4 a 6 días hábiles");
});
