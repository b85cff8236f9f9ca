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

it("asks before an entry that is being written is left, whichever list it stands in", async () => {
  const tenant = new URL(page.url()).pathname.replace(/\/sheet$/, "");
  const entries = [
    { path: "articles", add: "Escribir artículo", field: "Pregunta" },
    { path: "answers", add: "Nueva respuesta", field: "Nombre corto" },
    { path: "intents", add: "Nueva intención", field: "Nombre" },
  ];
  for (const { path, add, field } of entries) {
    await page.goto(`${demo.url}${tenant}/${path}`);
    await page.getByRole("button", { name: add }).click();
    const box = page.getByRole("textbox", { name: field });
    await box.fill("mayoristas");
    const asked = page.waitForEvent("dialog");
    const left = page.getByRole("link", { name: "Equipo" }).first().click();
    const dialog = await asked;
    expect(dialog.message(), path).toBe("Tenés cambios sin guardar. ¿Salir igual?");
    await dialog.dismiss();
    await left;
    expect(await box.inputValue(), path).toBe("mayoristas");
    await page.getByRole("button", { name: "Cancelar" }).click();
    await box.waitFor({ state: "detached" });
  }
});
