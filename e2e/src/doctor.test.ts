import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { startDemo, type Demo } from "./support/startDemo.ts";

let demo: Demo;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo({ embedded: true }), launchChromium()]);
  page = await browser.newPage({ locale: "es-AR" });
  await page.goto(demo.signInUrl);
  await page.waitForURL(/\/chats/);
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

const group = (name: string) => page.getByRole("region", { name });
const again = () => page.getByRole("button", { name: "Volver a mirar" }).click();

it("shows what breaks in the installation with its mend, and that it is well again", async () => {
  await page.getByRole("link", { name: "Diagnóstico" }).click();
  await group("Bien").getByText("Archivos").waitFor();
  await group("No se pudo saber").getByText("Reloj", { exact: true }).waitFor();
  const { version } = (await (await page.request.get(`${demo.url}/healthz`)).json()) as { version: string };
  await page.getByRole("main").getByText(version, { exact: true }).waitFor();

  const media = join(demo.dataDir, "media");
  await rename(media, `${media}-away`);
  await writeFile(media, "");
  await again();
  await group("Falla").getByText("Revisá que DATA_DIR sea una carpeta").waitFor();
  expect(await group("Bien").getByText("Archivos").count()).toBe(0);

  await rm(media);
  await rename(`${media}-away`, media);
  await again();
  await group("Bien").getByText("Archivos").waitFor();
  expect(await group("Falla").getByText("Archivos", { exact: true }).count()).toBe(0);
});

it("says that it couldn't look, shows nothing old as if it were so, and looks when asked", async () => {
  await page.route(/installation\.doctor/, (route) => route.fulfill({ status: 502, body: "" }));
  await again();
  await page.getByRole("alert").getByText("No pudimos mirar la instalación.").waitFor();
  expect(await group("Bien").count()).toBe(0);
  await page.unroute(/installation\.doctor/);
  await page.getByRole("button", { name: "Reintentar" }).click();
  await group("Bien").getByText("Archivos").waitFor();
});

it("says what it found in the reader's language, of the installation and of a store", async () => {
  await page.evaluate(() => localStorage.setItem("locale", "pt-BR"));
  await page.reload();
  await page.getByText("na demo não é comparado com nenhum outro").waitFor();
  expect(await page.getByRole("main").getByText("en la demo no se compara").count()).toBe(0);
  await page.goto(`${demo.url}/admin/tenants`);
  await page.getByRole("link", { name: "Punta y Compás" }).first().click();
  await page.getByText("A chave funciona e a conta tem o número.").waitFor();
});
